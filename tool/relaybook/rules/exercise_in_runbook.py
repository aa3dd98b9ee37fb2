from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule(
    "exercise-in-runbook",
    on=Runbook,
    level=Level.BASIC,
    area="exercises",
    severity=Severity.INFO,
)
def check(runbook: Runbook, _: Context) -> Iterator[Problem]:
    """Each exercise has a file of its own, which says which text was followed."""
    if runbook.exercises:
        count = len(runbook.exercises)
        noun = "exercise that stands" if count == 1 else "exercises that stand"
        yield Problem(
            runbook.at("exercises"),
            f"{count} {noun} in the runbook: nothing says which text was followed",
            f"record the next one with `relaybook new exercise {runbook.id}`, which also keeps the "
            "digests of the steps",
        )
