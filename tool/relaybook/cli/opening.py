"""Opens the knowledge base that a command is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from relaybook.cli import clock
from relaybook.cli.completion import complete_folders
from relaybook.cli.locate import Location, locate
from relaybook.cli.output import note
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relaybook.findings import AsOf
    from relaybook.model.knowledge_base import KnowledgeBase
    from relaybook.source import Tree

_PACKS = "packs/"
_SAID = "relaybook: keys without effect are said"


@dataclass(frozen=True, slots=True)
class Opened:
    """A loaded knowledge base, where it lies, and the day it is looked at."""

    base: KnowledgeBase
    location: Location
    as_of: AsOf


def open_base(
    paths: Sequence[str],
    as_of: str | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Opened:
    """Load what holds `paths`; raises RelaybookError where that cannot be done.

    meanwhile: see `load`.
    """
    return open_at(locate(paths), as_of, meanwhile)


def open_to_ask(paths: Sequence[str], as_of: str | None = None) -> Opened:
    """Load what holds `paths` for a command that judges no requirement; see `open_base`.

    A pack that cannot be read is said on stderr and left aside: whom to call must not hide behind
    a slip in what an audit asks.
    """
    return open_at(locate(paths), as_of, needs_packs=False)


def open_at(
    location: Location,
    as_of: str | None = None,
    meanwhile: Callable[[], object] | None = None,
    tree: Tree | None = None,
    *,
    needs_packs: bool = True,
) -> Opened:
    """Load the knowledge base at `location`, from its files unless a tree is given.

    needs_packs: see `open_to_ask`.
    """
    if not location.configured:
        _say_unconfigured(location)
    base = load(tree or WorkingTree(location.root), meanwhile=meanwhile)
    from relaybook.model.as_of import resolve_as_of  # noqa: PLC0415 - see `load`

    unread = frozenset(() if needs_packs else _unread_packs(base))
    base = replace(base, files=base.files - unread) if unread else base
    if location.configured:
        _check_configuration(base, all_packs_read=not unread)
    return Opened(base, location, resolve_as_of(as_of, base, clock.today()))


def say_fixed(as_of: AsOf) -> None:
    """Say on stderr that the day is not today, for results that have no room for it."""
    if as_of.fixed:
        note(f"as of {as_of.day}, fixed by {as_of.fixed}")


def _unread_packs(base: KnowledgeBase) -> tuple[str, ...]:
    """Return the packs that cannot be read, and say so on stderr."""
    if not any(path.startswith(_PACKS) for path in base.files):
        return ()
    from relaybook.rules.registry import unread_packs  # noqa: PLC0415 - slow, and few have packs

    unread = unread_packs(base)
    if unread:
        are = "is" if len(unread) == 1 else "are"
        note(f"{_listed(unread)} cannot be read and {are} left aside; relaybook check says why")
    return unread


def _check_configuration(base: KnowledgeBase, *, all_packs_read: bool) -> None:
    """Refuse names that mean nothing, and say once which keys change nothing yet."""
    from relaybook.rules.configured import refuse_unknown_names  # noqa: PLC0415 - see `load`

    refuse_unknown_names(base, all_packs_read=all_packs_read)
    idle = base.configuration.without_effect()
    said = click.get_current_context().meta
    if idle and _SAID not in said:
        said[_SAID] = True
        note(f"relaybook.yml: this version does not use {_listed(idle)} yet")


def _listed(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _say_unconfigured(location: Location) -> None:
    note(f"no relaybook.yml found: {location.root} is taken as it is, at level basic")
    if location.misspelt:
        note(f"{location.misspelt} is not read: rename it to relaybook.yml")


def base_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--base`: where the knowledge base is, for commands whose argument is something else."""
    return click.option(
        "--base",
        "base_path",
        metavar="FOLDER",
        default=".",
        shell_complete=complete_folders,
        help="A folder of the knowledge base; default: the current folder.",
    )(function)


def as_of_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--as-of`."""
    return click.option(
        "--as-of",
        metavar="DAY",
        help="Judge as of this day: 2026-12-31, +24m, today, exit (the day after the contract of "
        "the handover ends) or exit:HANDOVER. Default: as_of of relaybook.yml, else today.",
    )(function)
