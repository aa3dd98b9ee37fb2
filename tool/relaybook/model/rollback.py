"""What a runbook changes, and whether it says how to go back."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from relaybook.model.heading_style import HeadingStyle
from relaybook.model.outline import Label
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
# "Step 5 is undone as written there": what says how is the step, not the section.
_SAID_THERE = re.compile(
    r"\bas\s+(?:is\s+|it\s+is\s+)?(?:written|described|said|shown|given|stated|explained|noted)\s+"
    r"(?:there|above|in\s+(?:it|them|(?:the|that|each|its|their)\s+(?:own\s+)?(?:steps?|undo)))\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:none|nothing|n/?a|not (?:possible|applicable|needed|required)|no(?: undo| rollback)?)\b"
    r"[\s.,:;()*_`\u2013\u2014-]*",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.,;:](?:\s|$)|\n\s*\n")
_STEPS = re.compile(
    r"\bsteps?\s+(\d{1,3})(?:\s*(?:-|\u2013|to|and|or|,)\s*(\d{1,3}))?(?!\d)", re.IGNORECASE
)


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


def steps_without_undo(
    runbook: Runbook, style: HeadingStyle, steps: Iterable[ProcedureStep]
) -> tuple[ProcedureStep, ...]:
    """Return the steps that change something and are the only ones without a way back.

    Where nothing on the page says how to go back, there are none: see `has_undo`. steps: its
    procedure.
    """
    lacking = tuple(step for step in changing_steps(steps) if not _says_how(step))
    if not lacking or is_compensated(runbook) or not has_undo(runbook, style):
        return ()
    named = steps_named_in_rollback(runbook, style)
    return () if named is None else tuple(step for step in lacking if step.number not in named)


def _says_how(step: ProcedureStep) -> bool:
    return step.says("undo") or any(command.undo for command in step.own_commands)


def undo_none_without_reason(
    runbook: Runbook, style: HeadingStyle, characters: int
) -> tuple[Label, ...]:
    """Return each `Undo: none` whose reason is shorter than so many characters."""
    found = []
    for label in runbook.outline.labels:
        none = _NONE.match(label.refusal)
        is_short = none is not None and len(label.refusal) - none.end() < characters
        if is_short and canonical_label(label.text, style.labels) == "undo":
            found.append(label)
    return tuple(found)


def lacks_section(runbook: Runbook, style: HeadingStyle) -> bool:
    """Whether its type is undone as a whole, and it has no section that says how."""
    if not asks_for_section(runbook) or is_compensated(runbook):
        return False
    return not undo_sections(runbook, style)


def has_undo(runbook: Runbook, style: HeadingStyle) -> bool:
    """Whether a runbook says how to go back: a section for it, or a step with an Undo.

    Where nothing can be undone, `reversible: none` with a compensating action and who approved it
    says so.
    """
    labels = runbook.outline.labels
    if any(
        label.has_content and canonical_label(label.text, style.labels) == "undo"
        for label in labels
    ):
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

    A section that names no step is about the procedure as a whole. One that refers to what the
    step says ("as written there") says nothing of its own about it.
    """
    named: Counter[int] = Counter()
    outline = runbook.outline
    stretches = [_stretch(runbook, index) for index in undo_sections(runbook, style)]
    for mention in outline.mentions:
        if mention.kind == "step" and any(
            part.start <= mention.start < part.end for part in stretches
        ):
            named.update(numbers_of(mention.words))
    if named or not any(has_content(outline, at) for at in undo_sections(runbook, style)):
        return frozenset(named - _referred_to(runbook, style))
    return None


def _referred_to(runbook: Runbook, style: HeadingStyle) -> Counter[int]:
    """Count the steps of which the sections about going back say that the way stands there."""
    headings = runbook.outline.headings
    found: Counter[int] = Counter()
    for at in undo_sections(runbook, style):
        for index in runbook.outline.subtree(at):
            prose = headings[index].prose
            for clause in _CLAUSE_END.split(prose) if _SAID_THERE.search(prose) else ():
                if _SAID_THERE.search(clause):
                    for named in _STEPS.finditer(clause):
                        found.update(numbers_of("-".join(filter(None, named.groups()))))
    return found


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
