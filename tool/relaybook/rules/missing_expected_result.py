import re
from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.procedure import ProcedureStep, step_bytes
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

# Prose that says what is seen, or what to look for in what is seen.
_SAYS = re.compile(
    rb"\b(?:should|must|expect\w*|outputs?|results?|returns?|prints?|shows?|displays?"
    rb"|you (?:will )?see|will (?:show|list|print|return|be)|look(?:s|ing)? (?:for|like|at)"
    rb"|similar to|if (?:the|it|there|you|any|no|this)|check (?:that|if|whether|for)|verify|confirm"
    rb"|ensure|make sure|until|wait|healthy|to (?:see|find|get|list|view|identify|check))\b",
    re.IGNORECASE,
)
_FENCE = re.compile(rb"^[ \t>]*(`{3,}|~{3,}).*?(?:^[ \t>]*\1|\Z)", re.MULTILINE | re.DOTALL)


@rule(
    "missing-expected-result",
    on=Runbook,
    level=Level.FULL,
    area="steps",
    severity=Severity.WARNING,
    profiles={"regulated": Severity.ERROR, "vendor-exit": Severity.ERROR},
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each step with a command says what is seen when it worked."""
    for step in context.procedure(runbook):
        if not step.own_commands or step.shows_result or _says_in_prose(runbook, step, context):
            continue
        yield Problem(
            runbook.within(step.range),
            f"step {step.number} runs a command and does not say what is seen when it worked",
            "write **Expected:** and what the command prints, or what changes on a dashboard",
        )


def _says_in_prose(runbook: Runbook, step: ProcedureStep, context: Context) -> bool:
    source = step_bytes(context.kb.sources.data(runbook.path), step)
    return _SAYS.search(_FENCE.sub(b"", source)) is not None
