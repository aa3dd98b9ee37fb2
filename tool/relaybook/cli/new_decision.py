"""`relaybook new decision`."""

import click

from relaybook.cli import answers, clock
from relaybook.cli.asking import Asking, on_terminal, one_of
from relaybook.cli.command import documented
from relaybook.cli.creating import (
    HOW_ELSE,
    create,
    id_for,
    options_of_all,
    refuse_unusable,
)
from relaybook.cli.decision_numbers import taken_names
from relaybook.cli.new_decision_log import home_of
from relaybook.cli.opening import open_base
from relaybook.scaffold.decision import STATUSES, DecisionDraft, asked, new_decision

EXAMPLES = (
    ("relaybook new decision 'Post through a queue'", "Be asked for what is needed."),
    ("relaybook new decision 'Post through a queue' --log ledger --todo", "Choose its log."),
)


@documented("decision", examples=EXAMPLES)
@click.argument("name")
@click.option("--status", metavar="STATUS", help=f"{', '.join(STATUSES)}; default: proposed.")
@click.option("--system", "systems", metavar="SYSTEM,...", help="The systems it governs.")
@click.option("--by", metavar="NAME,...", help="Who decided.")
@click.option("--log", metavar="FOLDER", help="The folder for decisions, or the log in it.")
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
    home = home_of(opened, log, about or ())
    known = one_of(STATUSES)
    draft = DecisionDraft(
        stem,
        name,
        asking.required("--status", f"Is it {', '.join(STATUSES)}", known, status, "proposed")
        or "",
        clock.today(),
        home.log,
        tuple(one.strip() for one in (by or "").split(",") if one.strip()),
        about or (),
        {
            field: asking.open(f"--{field}", text, str, given[field])
            for field, text in asked().items()
        },
    )
    asking.finish(HOW_ELSE)
    return create(opened, new_decision(home.folder, taken_names(opened, home.path), draft))
