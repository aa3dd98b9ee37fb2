from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.decision import Decision
from relaybook.rules.absent import is_absent
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule(
    "missing-decider",
    on=Decision,
    level=Level.FULL,
    area="decisions",
    severity=Severity.WARNING,
    profiles={"regulated": Severity.ERROR},
)
def check(decision: Decision, context: Context) -> Iterator[Problem]:
    """Each accepted decision says who decided it."""
    if not decision.is_in_force or decision.origin not in (None, "authored"):
        return
    if any(one.name == "decision_makers" for one in decision.unfilled):
        return
    if is_absent(decision, "decision_makers", context):
        yield Problem(
            decision.top(),
            "it is accepted, and nothing says who decided it",
            "write `decision_makers: [person:<id>]`, or `origin: reconstructed` where nobody"
            " knows any more",
        )
