"""The text of a runbook today, as digests to hold against what was exercised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from relaybook.model.digest import digests_of, normal
from relaybook.model.exercise import Exercise
from relaybook.model.heading_style import HeadingStyle
from relaybook.model.indentation import indented_forms
from relaybook.model.outline import Outline
from relaybook.model.procedure import ProcedureStep, procedure, step_bytes
from relaybook.source import ByteRange


@dataclass(frozen=True, slots=True)
class StepText:
    """One step as it stands. digests: all it may have, however its lines end and are indented."""

    number: int
    digests: frozenset[str]
    range: ByteRange


@dataclass(frozen=True, slots=True)
class ExercisedText:
    """A runbook as it stands. digests: of the whole file."""

    digests: frozenset[str]
    steps: tuple[StepText, ...]


class StepState(StrEnum):
    """What an exercise still says of a step."""

    AS_EXERCISED = "as exercised"
    CHANGED = "changed since"
    WRONG = "went wrong, not changed since"
    MENDED = "went wrong, changed since"
    SKIPPED = "skipped"
    NEW = "new since"


def exercised_steps(outline: Outline, style: HeadingStyle) -> tuple[ProcedureStep, ...]:
    """Return the steps that an exercise is about: of the sections named so, else of all others."""
    steps = procedure(outline, style)
    return tuple(step for step in steps if step.section == "steps") or steps


def text_of(
    content: bytes, outline: Outline, style: HeadingStyle, exercises: Iterable[Exercise] = ()
) -> ExercisedText:
    """Return the digests of a runbook's file and of its steps.

    exercises: of this runbook. A step that none of them names as it stands gets the digests of its
    re-indented forms as well: only there are they needed, and they are many.
    """
    named = frozenset(
        normal(step.digest) for one in exercises for step in one.steps or () if step.digest
    )
    steps = (
        StepText(step.number, _digests(step_bytes(content, step), named), step.range)
        for step in exercised_steps(outline, style)
    )
    return ExercisedText(digests_of(content), tuple(steps))


def _digests(step: bytes, named: frozenset[str]) -> frozenset[str]:
    exact = digests_of(step)
    if not named or exact & named:
        return exact
    return exact.union(*map(digests_of, indented_forms(step)))


def step_states(
    exercise: Exercise, text: ExercisedText
) -> tuple[tuple[StepText, StepState], ...] | None:
    """Return each step of today with what the exercise says of it.

    A step that only moved keeps its proof. None where the exercise does not name its steps and the
    file is another one, so that nobody can tell.
    """
    if exercise.digest and normal(exercise.digest) in text.digests and not exercise.steps:
        return tuple((step, StepState.AS_EXERCISED) for step in text.steps)
    if not exercise.steps:
        return None
    results = {normal(one.digest): one.result for one in exercise.steps if one.digest}
    today = frozenset(digest for step in text.steps for digest in step.digests)
    replaced = {
        one.number.strip(): one.result
        for one in exercise.steps
        if one.number and one.digest and normal(one.digest) not in today
    }
    return tuple((step, _state(step, results, replaced)) for step in text.steps)


def steps_gone(exercise: Exercise, text: ExercisedText) -> tuple[int, ...]:
    """Return the numbers of exercised steps for which nothing stands there today."""
    today = frozenset(digest for step in text.steps for digest in step.digests)
    there = {str(step.number) for step in text.steps}
    gone = (
        one.number.strip()
        for one in exercise.steps or ()
        if one.number and one.digest and normal(one.digest) not in today
    )
    return tuple(int(number) for number in gone if number.isdecimal() and number not in there)


_SAME = {"wrong": StepState.WRONG, "skipped": StepState.SKIPPED}


def _state(
    step: StepText, results: Mapping[str, str | None], replaced: Mapping[str, str | None]
) -> StepState:
    same = step.digests & results.keys()
    if same:
        return _SAME.get(results[min(same)] or "", StepState.AS_EXERCISED)
    if str(step.number) not in replaced:
        return StepState.NEW
    return StepState.MENDED if replaced[str(step.number)] == "wrong" else StepState.CHANGED
