from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.placeholder import has_content
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule(
    "irreversible-without-approval",
    on=Runbook,
    level=Level.FULL,
    area="steps",
    severity=Severity.WARNING,
    profiles={"regulated": Severity.ERROR, "vendor-exit": Severity.ERROR},
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each step that cannot be undone says who approves it."""
    steps = [step for step in context.procedure(runbook) if step.effect == "irreversible"]
    for step in steps:
        if step.is_contradicted:
            yield Problem(
                runbook.within(step.range),
                f"step {step.number} says {step.stated!r} and runs what cannot be undone"
                f" ({step.evidence})",
                "take the words out and say who approves it; where the command only reads, write"
                " `{ effect=read }` behind the language of its block",
            )
    lacking = [step for step in steps if not (step.says("approval") or step.is_contradicted)]
    if not lacking or _is_approved_as_a_whole(runbook, context):
        return
    for step in lacking:
        yield Problem(
            runbook.within(step.range),
            f"step {step.number} cannot be undone ({step.evidence}) and does not say who approves"
            " it",
            "write **Approval:** with the role that decides, before the command is run; or"
            " `## Approval` for the runbook as a whole",
        )


def _is_approved_as_a_whole(runbook: Runbook, context: Context) -> bool:
    if runbook.approved_by is not None:
        return True
    sections = context.style_of(runbook).sections(runbook.outline).get("approval", ())
    return any(has_content(runbook.outline, index) for index in sections)
