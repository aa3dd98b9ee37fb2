from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.procedure import ProcedureStep
from relaybook.model.rollback import (
    changing_steps,
    has_undo,
    is_compensated,
    steps_named_in_rollback,
)
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("change-without-undo", on=Runbook, level=Level.STANDARD, area="rollback")
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each step that changes something says how to undo it."""
    steps = changing_steps(context.procedure(runbook))
    lacking = [step for step in steps if not _says_how(step)]
    if not lacking or is_compensated(runbook) or not has_undo(runbook, context.style_of(runbook)):
        return  # where nothing at all says how to go back, missing-rollback does
    named = steps_named_in_rollback(runbook, context.style_of(runbook))
    if named is None:
        return
    for step in lacking:
        if step.number not in named:
            yield Problem(
                runbook.within(step.range),
                f"step {step.number} changes something ({step.evidence}) and does not say how to"
                " undo it",
                f"write **Undo:** in the step, or name step {step.number} under `## Rollback`;"
                " where it cannot be undone, write **Undo:** none, and why",
            )


def _says_how(step: ProcedureStep) -> bool:
    return step.says("undo") or any(command.undo for command in step.own_commands)
