from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.decision import Decision
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_planned, is_retired
from relaybook.rules.rule import rule


@rule(
    "review-overdue",
    on=(System, Runbook, Decision),
    level=Level.FULL,
    area="review",
    severity=Severity.WARNING,
)
def check(record: System | Runbook | Decision, context: Context) -> Iterator[Problem | CannotTell]:
    """Each review is in date."""
    if isinstance(record, Decision):
        yield from _of_decision(record, context)
    else:
        yield from _of_what_runs(record, context)


def _of_decision(decision: Decision, context: Context) -> Iterator[Problem]:
    """A decision names the day itself; what holds no longer, or never did, is not read again."""
    due = decision.review_by_on
    if due is None or due >= context.day or decision.status not in ("accepted", "proposed"):
        return
    next_ = "accept or reject it" if decision.status == "proposed" else "decide again"
    yield Problem(
        decision.at("review_by_on"),
        f"the decision was to be reviewed by {due}",
        f"see whether its reasons still hold; then set a later `review_by_on`, or {next_}",
    )


def _of_what_runs(record: System | Runbook, context: Context) -> Iterator[Problem | CannotTell]:
    if is_retired(record) or is_planned(record):
        return
    if not record.applies("last_reviewed_on") or not record.applies("review_in"):
        return
    last, lasts = record.last_reviewed_on, record.review_in
    if last is None or lasts is None:
        yield CannotTell("records without a review date and the time it lasts")
        return
    if last > context.day:
        yield CannotTell("reviews that lie after the date of the check")
        return
    due = lasts.after(last)
    if due < context.day:
        yield Problem(
            record.at("last_reviewed_on"),
            f"the review was due on {due}: the last one was on {last} and lasts {lasts.text}",
            "read it against the real system, mend it, then set `last_reviewed_on` to that day",
        )
