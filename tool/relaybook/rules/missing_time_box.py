from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule(
    "missing-time-box",
    on=Runbook,
    level=Level.FULL,
    area="steps",
    severity=Severity.WARNING,
    profiles={"regulated": Severity.ERROR, "vendor-exit": Severity.ERROR},
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each procedure says how long it takes and when to stop trying."""
    if not context.procedure(runbook):
        return  # without steps there is nothing to time: missing-section says so
    missing = []
    if _lacks(runbook, context, "expected_duration", "takes"):
        missing.append(("how long it takes", "`expected_duration: 20m`, or **Takes:** in a step"))
    if _lacks(runbook, context, "escalate_after", "stop_if"):
        missing.append(("when to stop trying", "`escalate_after: 30m`, or **Stop if:** in a step"))
    if missing:
        yield Problem(
            runbook.top(),
            f"the runbook does not say {' or '.join(what for what, _ in missing)}",
            f"write {' and '.join(help_ for _, help_ in missing)}",
        )


def _lacks(runbook: Runbook, context: Context, field: str, label: str) -> bool:
    if getattr(runbook, field) is not None or not runbook.applies(field):
        return False
    is_said = any(step.says(label) for step in context.procedure(runbook))
    return not is_said and not context.is_explained(runbook, field)
