"""`relaybook decision renumber`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relaybook.cli.command import documented
from relaybook.cli.decision_changes import decision_meant, deliver_changes
from relaybook.cli.opening import Opened, base_option, open_base
from relaybook.cli.output import note
from relaybook.errors import UsageError

if TYPE_CHECKING:
    from relaybook.model.decision import Decision
    from relaybook.source import Place

EXAMPLES = (
    ("relaybook decision renumber 0007", "Take the next number that is free on all branches."),
    ("relaybook decision renumber decisions/pay/0007-use-it.md --to 12", "Where two have 0007."),
    ("relaybook decision renumber 0007 --dry-run", "See what would change."),
)


@documented("renumber", examples=EXAMPLES)
@click.argument("number")
@click.option("--to", "wanted", type=click.IntRange(min=0), help="The new number; default: free.")
@click.option("--log", metavar="FOLDER", help="The log it is in, where several count alike.")
@click.option("--dry-run", is_flag=True, help="Show the changes as a diff, write nothing.")
@base_option
def command(
    *, number: str, wanted: int | None, log: str | None, dry_run: bool, base_path: str
) -> None:
    """Give a decision a number that no other has, here and on all branches.

    NUMBER is its number, its name or its path. Its file, its heading and whatever names it in the
    knowledge base follow, by a link, a relation or the number behind "ADR"; the old number stays as
    an alias, in front matter or as a line `Formerly: 12`. What cites it in code is listed and left
    to you.
    """
    opened = open_base([base_path])
    from relaybook.fix.renumbering import plan_renumbering  # noqa: PLC0415 - only here

    decision = decision_meant(opened.base, number, log)
    plan = plan_renumbering(opened.base, decision, _free(opened, decision, wanted))
    deliver_changes(opened, plan.files, dry_run=dry_run)
    if not plan.alias:
        note("its form has no place for the old number, so nothing leads from that to it")
    _say_left(opened, "may mean it or another with its number", plan.ambiguous)
    _say_left(opened, "cites it; change it by hand", plan.left)


def _free(opened: Opened, decision: Decision, wanted: int | None) -> int:
    from relaybook.cli.decision_numbers import taken_names  # noqa: PLC0415 - reads git
    from relaybook.model.decision_index import name_of_decision  # noqa: PLC0415 - see above
    from relaybook.model.decision_past import name_of_path  # noqa: PLC0415 - see above
    from relaybook.scaffold.decision import next_number  # noqa: PLC0415 - see above

    mine = name_of_decision(decision)
    names = taken_names(opened, decision.path.rpartition("/")[0])
    if wanted is None:
        return int(next_number(names))
    others = names - {decision.path.rpartition("/")[2]}
    for name in sorted(others):
        found = name_of_path(name)
        if (found.value, found.prefix) == (str(wanted), mine.prefix):
            raise UsageError(f"the number {wanted} is taken by {name}, here or on another branch")
    if mine.value == str(wanted):
        raise UsageError(f"{decision.path} has the number {wanted} already")
    return wanted


def _say_left(opened: Opened, what: str, places: tuple[Place, ...]) -> None:
    spans = [(place.path, opened.base.sources.locate(place)) for place in places]
    for line in sorted({(path, span.line, span.column) for path, span in spans}):
        note(f"{':'.join(map(str, line))} {what}")
