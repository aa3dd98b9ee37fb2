from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.load.decided_text import first_change
from relaybook.model.decision import Decision
from relaybook.model.decision_past import CORRECTION
from relaybook.model.decision_status import ACCEPTED, DEPRECATED, SUPERSEDED
from relaybook.rules.context import Context
from relaybook.rules.earlier_decision import decision_past, earlier_decisions
from relaybook.rules.rule import rule

_WAS_ACCEPTED = (ACCEPTED, DEPRECATED, SUPERSEDED)


@rule(
    "accepted-decision-edited",
    on=Decision,
    level=Level.STANDARD,
    area="decisions",
    severity=Severity.ERROR,
    needs_branches=True,
)
def check(decision: Decision, context: Context) -> Iterator[Problem | CannotTell]:
    """Each decision that was accepted still says what was accepted."""
    past = decision_past(context)
    if isinstance(past, CannotTell):
        yield past
        return
    earlier = past.earlier.get(decision.path)
    before = earlier_decisions(context, past).get(decision.path)
    if earlier is None or earlier.corrections or before is None:
        return
    if before.status not in _WAS_ACCEPTED:
        return
    changed = first_change(earlier.content, context.kb.sources.data(decision.path))
    if changed is not None:
        yield Problem(
            decision.within(changed.place),
            f"the text was accepted and has changed since {past.base}, first at "
            f"{changed.text[:40]!r}",
            "write it back and record what is different as a new decision that supersedes or "
            f"amends this one; for a slip of the pen add `{CORRECTION}: reason` as the last line "
            "of the message of the commit",
        )
