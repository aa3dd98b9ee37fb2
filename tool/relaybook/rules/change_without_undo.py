from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.rollback import steps_without_undo
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("change-without-undo", on=Runbook, level=Level.STANDARD, area="rollback")
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each step that changes something says how to undo it."""
    # Where nothing at all says how to go back, missing-rollback does.
    steps = context.procedure(runbook)
    for step in steps_without_undo(runbook, context.style_of(runbook), steps):
        yield Problem(
            runbook.within(step.range),
            f"step {step.number} changes something ({step.evidence}) and does not say how to"
            " undo it",
            f"write **Undo:** in the step, or name step {step.number} under `## Rollback`;"
            " where it cannot be undone, write **Undo:** none, and why",
        )
