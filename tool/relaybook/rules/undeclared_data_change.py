from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.rollback import changing_steps
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("undeclared-data-change", on=Runbook, level=Level.FULL, area="rollback", severity=None)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each runbook of which a step changes data says so, with the state before."""
    if runbook.changes_data or runbook.restore_point or not runbook.applies("restore_point"):
        return  # where it says so and no more, missing-restore-point asks
    for step in changing_steps(context.procedure(runbook)):
        if step.stated.lower() == "changes data":
            yield Problem(
                runbook.within(step.range),
                f"step {step.number} changes data, and the runbook does not say so above",
                "write `changes_data: true`, and in `restore_point` the backup or version "
                "that is there before the change",
            )
            return
