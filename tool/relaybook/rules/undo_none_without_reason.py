from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.rollback import undo_none_without_reason
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule(
    "undo-none-without-reason",
    on=Runbook,
    level=Level.STANDARD,
    area="rollback",
    severity=Severity.WARNING,
    profiles={"regulated": Severity.ERROR, "vendor-exit": Severity.ERROR},
    thresholds={"characters": 20},
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each step that cannot be undone says why."""
    asked = context.threshold(check, "characters")
    for label in undo_none_without_reason(runbook, context.style_of(runbook), asked):
        yield Problem(
            runbook.within(label.range),
            f"`Undo: {label.refusal}` does not say why this cannot be undone",
            f"write why, and what is lost, in at least {asked} characters:"
            " **Undo:** none. The message is lost; the sender can repeat it for a day.",
        )
