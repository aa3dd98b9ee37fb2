from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.decision import Decision
from relaybook.rules.context import Context
from relaybook.rules.decision_sections import consequences
from relaybook.rules.rule import rule


@rule(
    "missing-consequence",
    on=Decision,
    level=Level.FULL,
    area="decisions",
    severity=Severity.WARNING,
)
def check(decision: Decision, _: Context) -> Iterator[Problem]:
    """Each accepted decision says what follows from it."""
    if not decision.is_in_force or not decision.outline.has_text:
        return
    if next(consequences(decision), None) is None:
        yield Problem(
            decision.top(),
            "it is accepted, and nothing says what follows from it",
            "write a section `Consequences`: what becomes better, what becomes worse",
        )
