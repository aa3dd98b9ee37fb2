from collections.abc import Iterator

from relaybook.findings import Level, Problem, Related
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import called, is_retired, named, outside
from relaybook.rules.rule import rule


@rule("escalation-ends-outside", on=(System, Runbook), level=Level.STANDARD, area="escalation")
def check(record: System | Runbook, context: Context) -> Iterator[Problem]:
    """Each escalation ends with somebody of ours."""
    if is_retired(record):
        return
    for level in called(record, context):
        reason = outside(level.contact, context.directory) if level.is_last else ""
        if reason:
            name = named(level.contact)
            yield Problem(
                level.place,
                f"the last level calls {name}, which {reason}: after them nobody of ours is called",
                "add a last level with a role or team of ours that may decide",
                (Related(level.contact.top(), f"{name} {reason}"),),
            )
