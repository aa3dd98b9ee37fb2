"""What a runbook changes, and whether it says how to go back."""

from relaybook.model.heading_style import HeadingStyle
from relaybook.model.placeholder import has_content
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
    """Whether a runbook says how to go back: a section for it, or a step with an Undo.

    Where nothing can be undone, `reversible: none` with a compensating action and who approved it
    says so.
    """
    labels = runbook.outline.labels
    if any(label.has_content and label.text.lower() in UNDO_LABELS for label in labels):
        return True
    return is_compensated(runbook) or any(
        has_content(runbook.outline, index) for index in undo_sections(runbook, style)
    )


def undo_sections(runbook: Runbook, style: HeadingStyle) -> tuple[int, ...]:
    """Return the headings, by index, of the sections about going back, whatever they hold."""
    sections = style.sections(runbook.outline)
    return (*sections.get("rollback", ()), *sections.get("failback", ()))


def is_compensated(runbook: Runbook) -> bool:
    """Whether it says that nothing can be undone, what is done instead and who approved that."""
    return runbook.reversible == "none" and bool(
        runbook.compensating_action and runbook.approved_by
    )


def asks_for_section(runbook: Runbook) -> bool:
    """Whether the type is one that is undone as a whole, so that single steps do not suffice."""
    return runbook.type in _TYPES_THAT_CHANGE
