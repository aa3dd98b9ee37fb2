from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


def _has_own_date(record: System | Runbook) -> bool:
    return record.last_reviewed_on is not None and record.at("last_reviewed_on").path == record.path


@rule(
    "date-only-review-repeated",
    on=(System, Runbook),
    level=Level.FULL,
    area="review",
    severity=Severity.INFO,
    thresholds={"in_a_row": 3},
    needs_history=_has_own_date,
)
def check(record: System | Runbook, context: Context) -> Iterator[Problem | CannotTell]:
    """Each review now and then leaves more than a new date."""
    if not _has_own_date(record):
        return
    if context.history is None:
        yield CannotTell("reviews whose past cannot be looked up without a git history")
        return
    count = context.history.reviews_without_edit(record.path, context.day)
    if count >= max(context.threshold(check, "in_a_row"), 1):
        text = context.history.text_changed(record.path, context.day)
        since = f"; the text is unchanged since {text.day}" if text else ""
        yield Problem(
            record.at("last_reviewed_on"),
            f"the last {count} reviews changed nothing but the date{since}",
            "follow it once against the real system, and mend what is no longer so",
        )
