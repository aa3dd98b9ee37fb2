"""What a runbook changes, and whether it says how to go back."""

from collections.abc import Iterable, Sequence

from relaybook.model.heading_style import HeadingStyle
from relaybook.model.placeholder import has_content
from relaybook.model.procedure import (
    Command,
    ProcedureStep,
    commands_outside_steps,
)
from relaybook.model.runbook import Runbook
from relaybook.model.step_labels import canonical_label
from relaybook.source import ByteRange

_TYPES_THAT_CHANGE = frozenset(
    {"deploy_rollback", "retrain_model", "disable_model", "access", "scheduled_maintenance"}
)
GOING_BACK = ("rollback", "failback")


def change_evidence(runbook: Runbook, style: HeadingStyle, steps: Sequence[ProcedureStep]) -> str:
    """Return what shows that a runbook changes something; empty where nothing does.

    steps: its procedure.
    """
    for step in changing_steps(steps):
        return f"step {step.number}: {step.evidence}"
    if runbook.changes_data:
        return "changes_data: true"
    if runbook.type in _TYPES_THAT_CHANGE:
        return f"type: {runbook.type}"
    outside = change_outside(runbook, style, steps)
    return outside.evidence if outside else ""


def changing_steps(steps: Iterable[ProcedureStep]) -> tuple[ProcedureStep, ...]:
    """Return the steps that are known to change something, those of the way back left out."""
    return tuple(
        step for step in steps if step.changes_something and step.section not in GOING_BACK
    )


def change_outside(
    runbook: Runbook, style: HeadingStyle, steps: Sequence[ProcedureStep]
) -> Command | None:
    """Return a command that changes something and stands in no step, as prose has them."""
    found = [
        fence for fence in runbook.outline.fences if fence.effect in ("change", "irreversible")
    ]
    if not found:
        return None
    going_back = {
        index for at in undo_sections(runbook, style) for index in runbook.outline.subtree(at)
    }
    for command in commands_outside_steps(runbook.outline, style, steps):
        is_change = command.effect in ("change", "irreversible")
        if is_change and command.fence.section not in going_back:
            return command
    return None


def has_undo(runbook: Runbook, style: HeadingStyle) -> bool:
    """Whether a runbook says how to go back: a section for it, or a step with an Undo.

    Where nothing can be undone, `reversible: none` with a compensating action and who approved it
    says so.
    """
    labels = runbook.outline.labels
    if any(label.has_content and canonical_label(label.text) == "undo" for label in labels):
        return True
    return is_compensated(runbook) or any(
        has_content(runbook.outline, index) for index in undo_sections(runbook, style)
    )


def undo_sections(runbook: Runbook, style: HeadingStyle) -> tuple[int, ...]:
    """Return the headings, by index, of the sections about going back, whatever they hold."""
    sections = style.sections(runbook.outline)
    return tuple(index for name in GOING_BACK for index in sections.get(name, ()))


def steps_named_in_rollback(runbook: Runbook, style: HeadingStyle) -> frozenset[int] | None:
    """Return the numbers of the steps that the sections about going back undo, None for all.

    A section that names no step is about the procedure as a whole.
    """
    named: set[int] = set()
    outline = runbook.outline
    stretches = [_stretch(runbook, index) for index in undo_sections(runbook, style)]
    for mention in outline.mentions:
        if mention.kind == "step" and any(
            part.start <= mention.start < part.end for part in stretches
        ):
            named.update(numbers_of(mention.words))
    if named or not any(has_content(outline, at) for at in undo_sections(runbook, style)):
        return frozenset(named)
    return None


def numbers_of(words: str) -> range:
    """Return the steps that a reference such as `7` or `2-4` names."""
    first, _, last = words.partition("-")
    return range(int(first), max(int(first), int(last or first)) + 1)


def _stretch(runbook: Runbook, index: int) -> ByteRange:
    outline = runbook.outline
    below = outline.subtree(index).stop
    headings = outline.headings
    end = headings[below].start if below < len(headings) else outline.end
    return ByteRange(headings[index].start, end)


def is_compensated(runbook: Runbook) -> bool:
    """Whether it says that nothing can be undone, what is done instead and who approved that."""
    return runbook.reversible == "none" and bool(
        runbook.compensating_action and runbook.approved_by
    )


def asks_for_section(runbook: Runbook) -> bool:
    """Whether the type is one that is undone as a whole, so that single steps do not suffice."""
    return runbook.type in _TYPES_THAT_CHANGE
