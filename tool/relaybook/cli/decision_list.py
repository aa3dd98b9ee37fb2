"""`relaybook decision list`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from relaybook.cli.command import documented
from relaybook.cli.completion import complete_systems
from relaybook.cli.opening import Opened, base_option, open_at, open_base
from relaybook.cli.output import emit, note, width
from relaybook.errors import RevisionError, UsageError

if TYPE_CHECKING:
    from relaybook.model.decision import Decision
    from relaybook.model.knowledge_base import KnowledgeBase

EXAMPLES = (
    ("relaybook decision list", "See all that is in force."),
    ("relaybook decision list --system fraud-scoring", "See what holds for a system."),
    ("relaybook decision list --all", "See the others, too: proposed, superseded, rejected."),
    ("relaybook decision list --as-of 2026-03-31", "See what was in force then."),
    ("relaybook decision list --as-of v2.1 --format json", "See what was in force in a release."),
)


@documented("list", examples=EXAMPLES)
@click.option("--as-of", metavar="REF|DATE", help="A branch, tag, commit or day; default: now.")
@click.option(
    "--system", metavar="SYSTEM", shell_complete=complete_systems, help="Only what governs it."
)
@click.option("--all", "all_", is_flag=True, help="Those, too, that are not in force.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to write it.",
)
@base_option
def command(
    *, as_of: str | None, system: str | None, all_: bool, format_: str, base_path: str
) -> None:
    """Say which decisions are in force, or were.

    A day means the newest commit up to it on the first-parent line of what is checked out; without
    git it means the dates in the records. Nothing is checked out.
    """
    now = open_base([base_path])
    from relaybook.model.decisions_in_force import (  # noqa: PLC0415 - see `load`
        governing,
        in_force,
        written_by,
    )
    from relaybook.report import decisions_json, decisions_table  # noqa: PLC0415 - see `load`

    base, source, day = _then(now, as_of)
    if system is not None:
        system = _known(system, base, now.base)
    written = governing(written_by(base, day), base, system)
    found = written if all_ else governing(in_force(base, day), base, system)
    if format_ == "json":
        emit(decisions_json.render(found, source, system))
        return
    which = "all decisions" if all_ else "in force"
    note(f"{which}{f' for {system}' if system else ''}: {source}")
    emit(decisions_table.render(found, width()) if found else _none(len(written), system))


def _none(written: int, system: str | None) -> str:
    """Return why nothing is listed, and what to write to see or make something."""
    of_system = f" for {system}" if system else ""
    if written:
        are = "decision is" if written == 1 else "decisions are"
        return f"nothing{of_system} is in force; {written} {are} not: see them with --all\n"
    asked = f" --system {system}" if system else ""
    return f"there are no decisions{of_system}: `relaybook new decision TITLE{asked}` writes one\n"


def _then(now: Opened, as_of: str | None) -> tuple[KnowledgeBase, str, date | None]:
    """Return the knowledge base then, where that is taken from, and a day to count back to."""
    if as_of is None:
        return now.base, "the files as they are", None
    day = _day(as_of)
    if day is None:
        return _at(now, as_of), f"as of {as_of}", None
    from relaybook.git.past_day import commit_on, is_cut_off  # noqa: PLC0415 - slow to import

    commit = commit_on(now.location.root, day)
    if commit:
        return _at(now, commit), f"as of {day}, commit {commit[:10]}", None
    if commit == "" and is_cut_off(now.location.root):
        raise RevisionError(
            f"this clone is shallow and holds no commit up to {day}; "
            "fetch the rest with `git fetch --unshallow`"
        )
    why = "there is no git history" if commit is None else "every commit is younger"
    return now.base, f"as of {day}, by the dates in the records: {why}", day


def _at(now: Opened, revision: str) -> KnowledgeBase:
    from relaybook.git.tree import GitTree  # noqa: PLC0415 - slow to import

    return open_at(now.location, tree=GitTree(now.location.root, revision)).base


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _known(written: str, then: KnowledgeBase, now: KnowledgeBase) -> str:
    from relaybook.model.nearest import nearest  # noqa: PLC0415 - only here

    name = written.removeprefix("system:")
    named = {one for base in (then, now) for one in base.systems}
    governed = {system for one in then.decisions.values() for system in _systems(one)}
    if name in named | governed:
        return name
    near = nearest(name, named | governed)
    hint = f"did you mean {near!r}?" if near else "see `relaybook map`"
    raise UsageError(f"there is no system {name!r}; {hint}")


def _systems(decision: Decision) -> list[str]:
    return [one.removeprefix("system:") for one in decision.systems or ()]
