"""What a runbook changes, and whether it says how to go back."""

from relaybook.model.heading_style import HeadingStyle
from relaybook.model.placeholder import is_placeholder
from relaybook.model.runbook import Runbook

UNDO_LABELS = frozenset({"undo", "rollback", "roll back", "revert", "back out"})
_TYPES_THAT_CHANGE = frozenset(
    {"deploy_rollback", "retrain_model", "disable_model", "access", "scheduled_maintenance"}
)


def change_evidence(runbook: Runbook) -> str:
    """Return what shows that a runbook changes something; empty where nothing does."""
    for step in runbook.outline.steps:
        if step.changes:
            return f"step {step.number}: {step.changes}"
    if runbook.changes_data:
        return "changes_data: true"
    return f"type: {runbook.type}" if runbook.type in _TYPES_THAT_CHANGE else ""


def has_undo(runbook: Runbook, style: HeadingStyle) -> bool:
    """Whether a runbook says how to go back: a Rollback section, or a step with an Undo.

    Where nothing can be undone, `reversible: none` with a compensating action and who approved it
    says so.
    """
    outline = runbook.outline
    if any(label.has_content and label.text.lower() in UNDO_LABELS for label in outline.labels):
        return True
    sections = style.sections(outline)
    for name in ("rollback", "failback"):
        for index in sections.get(name, ()):
            if any(
                outline.headings[at].has_more or not is_placeholder(outline.headings[at].prose)
                for at in outline.subtree(index)
            ):
                return True
    return runbook.reversible == "none" and bool(
        runbook.compensating_action and runbook.approved_by
    )
