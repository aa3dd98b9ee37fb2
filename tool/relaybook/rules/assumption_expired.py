from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.assumptions import beliefs_of
from relaybook.model.decision import Decision
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_LONGEST = 70


@rule(
    "assumption-expired",
    on=Decision,
    level=Level.STANDARD,
    area="decisions",
    severity=Severity.WARNING,
    profiles={"vendor-exit": Severity.ERROR},
)
def check(decision: Decision, context: Context) -> Iterator[Problem]:
    """What a decision in force rests on has been looked at again by the day it names."""
    if not decision.is_in_force:
        return
    for belief in beliefs_of(decision):
        if belief.is_overdue(context.day):
            until = "held only until" if belief.field == "valid_until_on" else "was to be seen on"
            what = _short(belief.assumption.what)
            yield Problem(
                belief.place,
                f"assumption {belief.number} {until} {belief.until}: {what}",
                f"look whether it still holds: then write a later day in `{belief.field}`; if not,"
                " decide again",
            )


def _short(text: str | None) -> str:
    words = " ".join((text or "").split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
