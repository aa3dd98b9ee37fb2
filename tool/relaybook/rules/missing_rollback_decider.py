from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.rollback import change_evidence, has_undo, is_compensated
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_STRICT = {"regulated": Severity.ERROR, "vendor-exit": Severity.ERROR}
_EXAMPLE = '`rollback: {decider: role:<id>, trigger: "error rate > 2% for 5m", deadline: 15m}`'
_WHAT = {
    "decider": "who decides to go back",
    "trigger": "on what sign",
    "deadline": "by when",
}


@rule(
    "missing-rollback-decider",
    on=Runbook,
    level=Level.FULL,
    area="rollback",
    severity=Severity.WARNING,
    profiles=_STRICT,
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each runbook that changes something says who decides to go back, on what sign, by when."""
    plan = runbook.rollback
    missing = [name for name in _WHAT if not (plan and getattr(plan, name))]
    if not missing or _is_said(runbook, context) or not _is_undone(runbook, context):
        return
    yield Problem(
        runbook.top() if plan is None else runbook.at("rollback"),
        f"this changes something and does not say {_in_words(missing)}",
        f"write {_EXAMPLE}" if plan is None else f"add {', '.join(missing)}, as in {_EXAMPLE}",
    )


def _is_said(runbook: Runbook, context: Context) -> bool:
    """Whether another rule says why the field is not there."""
    parts = ("rollback", *(f"rollback.{name}" for name in _WHAT))
    return any(context.is_explained(runbook, name) for name in parts) or not runbook.applies(
        "rollback"
    )


def _is_undone(runbook: Runbook, context: Context) -> bool:
    """Whether there is a way back to decide about; where none is, missing-rollback says so."""
    style = context.style_of(runbook)
    if is_compensated(runbook) or not has_undo(runbook, style):
        return False
    return bool(change_evidence(runbook, style, context.procedure(runbook)))


def _in_words(names: list[str]) -> str:
    words = [_WHAT[name] for name in names]
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
