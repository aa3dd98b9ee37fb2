"""A runbook as somebody follows it: its steps with their commands, labels and effect."""

from collections.abc import Iterable, Mapping
from typing import Generic, Literal, NamedTuple, TypeVar

from relaybook.model.change_phrases import effect_stated, stated_effect
from relaybook.model.command_hints import hints
from relaybook.model.digest import digest
from relaybook.model.heading_style import HeadingStyle
from relaybook.model.outline import Fence, Label, Outline
from relaybook.model.step_labels import StepLabel, labels_until
from relaybook.model.step_sections import heading_number, step_sections
from relaybook.source import ByteRange

Effect = Literal["read", "change", "irreversible", "unknown"]

_HOLD_COMMANDS = frozenset({"undo", "if_not", "stop_if"})
_EFFECTS: Mapping[str, Effect] = {
    "read": "read",
    "change": "change",
    "irreversible": "irreversible",
    "unknown": "unknown",
}
_RANK: Mapping[str, int] = {"": -1, "unknown": 0, "read": 1, "change": 2, "irreversible": 3}
_NO_COMMAND = ("", "output")
_Part = TypeVar("_Part", Fence, Label)


class Command(NamedTuple):
    """A code block with commands.

    label: the label it stands under where it is not what the step itself does: `undo`, `if_not`
    or `stop_if`. undo: the id of the block that undoes it, where a hint says so.
    """

    fence: Fence
    effect: Effect
    evidence: str
    label: str
    undo: str = ""


class ProcedureStep(NamedTuple):
    """One step.

    number: as the reader sees it. section: `steps`, `diagnosis`, `rollback`, `failback` or
    `verification`; empty on a page that has none of them. heading: index of the heading above it,
    or of the step itself where it is a numbered heading. effect, evidence: what it does at worst,
    and the words, section or hint that show it. stated: the words by which its text says what it
    does, empty where none do. shows_result: whether it says what is seen when it worked.
    """

    number: int
    section: str
    heading: int
    commands: tuple[Command, ...]
    labels: tuple[StepLabel, ...]
    effect: Effect
    evidence: str
    stated: str
    shows_result: bool
    start: int
    end: int

    @property
    def range(self) -> ByteRange:
        """The whole step in bytes."""
        return ByteRange(self.start, self.end)

    @property
    def changes_something(self) -> bool:
        """Whether it is known to change something."""
        return self.effect in ("change", "irreversible")

    @property
    def is_contradicted(self) -> bool:
        """Whether its text says that it only reads, and a command of it destroys."""
        return self.effect == "irreversible" and effect_stated(self.stated) == "read"

    @property
    def own_commands(self) -> tuple[Command, ...]:
        """What the step itself runs, not how to undo it or what else may be needed."""
        return tuple(command for command in self.commands if not command.label)

    def label(self, name: str) -> StepLabel | None:
        """Return its label of that canonical name: the first that says something."""
        found = [label for label in self.labels if label.name == name]
        return next((label for label in found if label.has_content), found[0] if found else None)

    def says(self, name: str) -> bool:
        """Whether it has a label of that canonical name with something behind it."""
        return any(label.name == name and label.has_content for label in self.labels)


def procedure(outline: Outline, style: HeadingStyle) -> tuple[ProcedureStep, ...]:
    """Return the steps of a runbook in order.

    A step is an item of a top-level ordered list, or a numbered H3 with all below it, in a
    section with steps; on a page that has no such section, anywhere.
    """
    if not outline.steps and not outline.headings:
        return ()
    sections = step_sections(outline, style)
    fences, labels = Passing(outline.fences), Passing(outline.labels)
    steps = []
    for found in _stretches(outline, sections):
        inside = fences.within(found.start, found.end)
        said = labels_until(labels.within(found.start, found.end), found.end, style.labels)
        steps.append(_step(found, inside, said))
    return tuple(steps)


def commands_outside_steps(
    outline: Outline, style: HeadingStyle, steps: Iterable[ProcedureStep]
) -> tuple[Command, ...]:
    """Return the commands in sections with steps that belong to none of `steps`."""
    sections = step_sections(outline, style)
    if not any(sections):
        return ()
    fences = Passing(outline.fences)
    inside = {fence.start for step in steps for fence in fences.within(step.start, step.end)}
    return tuple(
        _command(fence, sections[fence.section], "")
        for fence in outline.fences
        if fence.section >= 0
        and sections[fence.section]
        and fence.start not in inside
        and fence.effect not in _NO_COMMAND
    )


def step_bytes(content: bytes, step: ProcedureStep) -> bytes:
    """Return the source of a step without the space around it; content: the runbook's file."""
    return content[step.start : step.end].strip()


def step_digest(content: bytes, step: ProcedureStep) -> str:
    """Return the digest by which exercises and run logs name a step as it was followed."""
    return digest(step_bytes(content, step))


class Passing(Generic[_Part]):
    """Parts in order of the file, given out for stretches that come in the same order."""

    def __init__(self, parts: tuple[_Part, ...]) -> None:
        self._parts: tuple[_Part, ...] = parts
        self._at = 0

    def within(self, start: int, end: int) -> tuple[_Part, ...]:
        """Return the parts that begin in a stretch."""
        parts, at = self._parts, self._at
        while at < len(parts) and parts[at].start < start:
            at += 1
        first = at
        while at < len(parts) and parts[at].start < end:
            at += 1
        self._at = at
        return parts[first:at]


class _Stretch(NamedTuple):
    """Where a step stands. stated: the words by which its text says what it does."""

    start: int
    end: int
    number: int
    heading: int
    section: str
    stated: str


def _stretches(outline: Outline, sections: tuple[str, ...]) -> list[_Stretch]:
    anywhere = not any(sections)
    found: list[_Stretch] = []
    taken: set[int] = set()
    for index, heading in enumerate(outline.headings):
        number = heading_number(heading)
        if number and index not in taken and (anywhere or sections[index]):
            below = outline.subtree(index)
            taken.update(below)
            end = _end_of(outline, below)
            said = stated_effect(heading.prose)
            found.append(_Stretch(heading.start, end, number, index, sections[index], said))
    for step in outline.steps:
        section = sections[step.section] if step.section >= 0 else ""
        if (section or anywhere) and step.section not in taken:
            found.append(
                _Stretch(step.start, step.end, step.number, step.section, section, step.stated)
            )
    return sorted(found) if taken else found


def _end_of(outline: Outline, below: range) -> int:
    headings = outline.headings
    if below.stop < len(headings):
        return headings[below.stop].start
    return outline.end


def _step(
    found: _Stretch, fences: tuple[Fence, ...], labels: tuple[StepLabel, ...]
) -> ProcedureStep:
    commands = tuple(
        _command(fence, found.section, _label_over(fence, labels))
        for fence in fences
        if fence.effect not in _NO_COMMAND
    )
    effect, evidence = _effect(found, commands, labels)
    shows = any(label.name == "expected" and label.has_content for label in labels) or any(
        fence.shows_output for fence in fences
    )
    return ProcedureStep(
        found.number,
        found.section,
        found.heading,
        commands,
        labels,
        effect,
        evidence,
        found.stated,
        shows,
        found.start,
        found.end,
    )


def _effect(
    found: _Stretch, commands: tuple[Command, ...], labels: tuple[StepLabel, ...]
) -> tuple[Effect, str]:
    """Return what a step does at worst: its own words first, then its commands, then its Undo.

    Words that say it only reads do not stand against a command that destroys.
    """
    if found.stated and effect_stated(found.stated) == "read":
        own = (command for command in commands if not command.label)
        worst = next((command for command in own if command.effect == "irreversible"), None)
        return (worst.effect, worst.evidence) if worst else ("read", found.stated)
    effect, evidence = _known_effect(found, commands)
    if _RANK[effect] < _RANK["change"] and not _is_hinted(evidence):
        for label in labels:
            if label.name == "undo" and label.has_content and not label.refuses:
                return "change", "it has an Undo"
    return effect, evidence


def _is_hinted(evidence: str) -> bool:
    return evidence.startswith("effect=")


def _known_effect(found: _Stretch, commands: tuple[Command, ...]) -> tuple[Effect, str]:
    if found.stated:
        effect, evidence = _EFFECTS[effect_stated(found.stated)], found.stated
    elif found.section == "diagnosis" and not commands:
        return "read", "section Diagnosis"
    else:
        effect, evidence = "unknown", ""
    for command in commands:
        if not command.label and _RANK[command.effect] > (_RANK[effect] if evidence else -1):
            effect, evidence = command.effect, command.evidence
    return effect, evidence


def _command(fence: Fence, section: str, label: str) -> Command:
    hint = hints(fence.info) if "{" in fence.info else {}
    stated = hint.get("effect", "")
    undo = hint.get("undo", "")
    if stated in _EFFECTS:
        return Command(fence, _EFFECTS[stated], f"effect={stated}", label, undo)
    effect = _EFFECTS.get(fence.effect, "unknown")
    if effect == "unknown" and section == "diagnosis":
        return Command(fence, "read", "section Diagnosis", label, undo)
    return Command(fence, effect, fence.evidence, label, undo)


def _label_over(fence: Fence, labels: tuple[StepLabel, ...]) -> str:
    """Return the label a command stands under, of those that may hold commands of their own."""
    for label in reversed(labels):
        if label.start < fence.start:
            if label.name == "undo" and (label.refuses or not label.leads_on):
                return ""  # it has said how; the block is what the step does
            return label.name if label.name in _HOLD_COMMANDS else ""
    return ""
