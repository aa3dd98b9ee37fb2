from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.absent import is_absent, where_absent
from relaybook.rules.context import Context
from relaybook.rules.people import is_planned, is_retired, owner_of
from relaybook.rules.rule import rule


@rule("missing-escalation", on=(System, Runbook), level=Level.STANDARD, area="escalation")
def check(record: System | Runbook, context: Context) -> Iterator[Problem | CannotTell]:
    """Each system and runbook says who is called next, in its own words or its team's."""
    if not _lacks(record, context):
        return
    unowned = owner_of(record, context) is None or record.is_catch_all("owner")
    if record.applies("owner") and unowned:
        yield CannotTell("records without a known owner, whose team may have an escalation")
        return
    for found in where_absent(record, "escalation", context):
        if isinstance(found, CannotTell):
            yield found
        elif _lacks(found, context):
            yield Problem(
                found.top(),
                f"the {found.kind} {found.id} has no escalation, and its team has none to inherit",
                "write `escalation: [team:<first>, role:<last>]`, here or in the team's file",
            )


def _lacks(record: System | Runbook, context: Context) -> bool:
    if is_retired(record) or is_planned(record) or context.is_explained(record, "owner"):
        return False
    return is_absent(record, "escalation", context)
