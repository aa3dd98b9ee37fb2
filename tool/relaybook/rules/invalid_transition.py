from collections.abc import Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.decision import Decision
from relaybook.model.decision_past import CORRECTION
from relaybook.model.decision_status import ACCEPTED, DEPRECATED, PROPOSED, REJECTED, SUPERSEDED
from relaybook.rules.context import Context
from relaybook.rules.earlier_decision import before_its_change, decision_past
from relaybook.rules.rule import rule

FOLLOWING: Mapping[str, tuple[str, ...]] = {
    PROPOSED: (ACCEPTED, REJECTED, DEPRECATED, SUPERSEDED),
    ACCEPTED: (DEPRECATED, SUPERSEDED),
    DEPRECATED: (SUPERSEDED,),
    REJECTED: (SUPERSEDED,),
    SUPERSEDED: (),
}
_WHY: Mapping[str, str] = {
    ACCEPTED: "people have relied on it",
    DEPRECATED: "people have stopped following it",
    REJECTED: "it was turned down for reasons that stand in it",
    SUPERSEDED: "another decision has taken its place",
}


@rule(
    "invalid-transition",
    on=Decision,
    level=Level.STANDARD,
    area="decisions",
    severity=Severity.ERROR,
    needs_branches=True,
)
def check(decision: Decision, context: Context) -> Iterator[Problem | CannotTell]:
    """Each status that changes becomes one that may follow it."""
    past = decision_past(context)
    if isinstance(past, CannotTell):
        yield past
        return
    before = before_its_change(decision, past, context)
    if before is None:
        return
    old, new = before.record.status, decision.status
    if old is None or new is None or old not in FOLLOWING or new not in FOLLOWING:
        return
    if new not in (old, *FOLLOWING[old]):
        yield Problem(
            decision.at("status"),
            f"the status was {old} on {past.base} and cannot become {new}: {_WHY[old]}",
            f"{_instead(old)}; where {old} was a slip, add `{CORRECTION}: reason` as the last line "
            "of the message of the commit",
        )


def _instead(old: str) -> str:
    allowed = " or ".join(FOLLOWING[old])
    more = f", or set {allowed}" if allowed else ""
    return f"write a new decision and link to this one{more}"
