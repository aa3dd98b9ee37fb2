"""`relaybook new decision`."""

import click

from relaybook.cli import answers, clock
from relaybook.cli.asking import Asking, on_terminal, one_of
from relaybook.cli.command import documented
from relaybook.cli.creating import (
    HOW_ELSE,
    create,
    folder_of,
    id_for,
    options_of_all,
    refuse_unusable,
)
from relaybook.cli.decision_numbers import taken_names
from relaybook.cli.opening import Opened, open_base
from relaybook.errors import UsageError
from relaybook.scaffold.decision import STATUSES, DecisionDraft, asked, new_decision
from relaybook.scaffold.slug import slug

EXAMPLES = (
    ("relaybook new decision 'Post through a queue'", "Be asked for what is needed."),
    ("relaybook new decision 'Post through a queue' --log ledger --todo", "Choose its log."),
)


@documented("decision", examples=EXAMPLES)
@click.argument("name")
@click.option("--status", metavar="STATUS", help=f"{', '.join(STATUSES)}; default: proposed.")
@click.option("--system", "systems", metavar="SYSTEM,...", help="The systems it governs.")
@click.option("--by", metavar="NAME,...", help="Who decided.")
@click.option("--log", metavar="FOLDER", help="The folder below decisions/ that counts it.")
@click.option("--why", metavar="TEXT", help="What made a decision necessary.")
@click.option("--decided", metavar="TEXT", help="What was decided.")
@click.option("--consequences", metavar="TEXT", help="What follows from it.")
@options_of_all
def command(
    *,
    name: str,
    status: str | None,
    systems: str | None,
    by: str | None,
    log: str | None,
    id_: str | None,
    todo: bool,
    base_path: str,
    **given: str | None,
) -> int:
    """Write a decision under the next free number of its log, dated today.

    Free means that no local or remote branch that is known here has it, nor another worktree.
    """
    opened = open_base([base_path])
    stem = id_for(name, id_)
    refuse_unusable(opened, "decision", stem)
    asking = Asking(on_terminal(), leave_open=todo)
    read = answers.several(answers.known("system", opened.base.systems))
    about = asking.required("--system", "", read, systems) if systems else ()
    folder = folder_of(opened, "decision")
    chosen = _log(opened, folder, log, about or ())
    known = one_of(STATUSES)
    draft = DecisionDraft(
        stem,
        name,
        asking.required("--status", f"Is it {', '.join(STATUSES)}", known, status, "proposed")
        or "",
        clock.today(),
        chosen,
        tuple(one.strip() for one in (by or "").split(",") if one.strip()),
        about or (),
        {
            field: asking.open(f"--{field}", text, str, given[field])
            for field, text in asked().items()
        },
    )
    asking.finish(HOW_ELSE)
    inside = f"{folder}/{chosen}" if chosen else folder
    return create(opened, new_decision(folder, taken_names(opened, inside), draft))


def _log(opened: Opened, folder: str, given: str | None, systems: tuple[str, ...]) -> str:
    """Return the log: as given, that of the system, the only one there is, else none."""
    logs = {id_.rpartition("/")[0] for id_ in opened.base.decisions}
    if given is not None:
        return "/".join(slug(part) for part in given.split("/") if part.strip("."))
    for system in systems:
        if system in logs:
            return system
    if len(logs) > 1:
        names = ", ".join(sorted(log or "." for log in logs))
        raise UsageError(f"{folder}/ holds several logs ({names}); choose one with --log")
    return next(iter(logs), "")
