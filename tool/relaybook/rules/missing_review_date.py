from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.absent import is_absent
from relaybook.rules.context import Context
from relaybook.rules.people import is_planned, is_retired
from relaybook.rules.rule import rule


@rule(
    "missing-review-date",
    on=(System, Runbook),
    level=Level.FULL,
    area="review",
    severity=Severity.WARNING,
)
def check(record: System | Runbook, context: Context) -> Iterator[Problem]:
    """Each system and runbook says when it was last reviewed and how long that lasts."""
    if is_retired(record) or is_planned(record):
        return
    names = ("last_reviewed_on", "review_in")
    missing = [name for name in names if is_absent(record, name, context)]
    if missing:
        yield Problem(
            record.top(),
            f"the {record.kind} {record.id} has no {' and no '.join(missing)}",
            "write the day of the last review, and `review_in` with a time such as 6 months",
        )
