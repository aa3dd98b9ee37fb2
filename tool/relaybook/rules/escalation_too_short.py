from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_retired
from relaybook.rules.rule import rule


@rule(
    "escalation-too-short",
    on=(System, Runbook),
    level=Level.STANDARD,
    area="escalation",
    thresholds={"at_least": 2},
)
def check(record: System | Runbook, context: Context) -> Iterator[Problem]:
    """Each escalation has a next level for when the first does not answer."""
    if not record.escalation or is_retired(record):
        return
    names = [level.contact for level in record.escalation if level.contact]
    different = {split_reference(name)[1]: name for name in reversed(names)}
    at_least = context.threshold(check, "at_least")
    if len(different) < at_least and len(names) == len(record.escalation):
        others = "nobody else" if len(different) == 1 else "nobody after them"
        yield Problem(
            record.at("escalation"),
            f"the escalation calls only {' and '.join(reversed(different.values()))}: "
            f"when they do not answer, {others} is called",
            f"name at least {at_least} different contacts, the last one ours, such as a role",
        )
