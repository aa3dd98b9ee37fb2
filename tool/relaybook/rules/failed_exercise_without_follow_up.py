from collections.abc import Iterator
from datetime import date

from relaybook.findings import Level, Problem, Severity
from relaybook.model.exercise import Exercise
from relaybook.model.references import split_reference
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_STRICT = {"regulated": Severity.ERROR, "vendor-exit": Severity.ERROR}
_WORDS = {"fail": "failed", "partial": "worked only in part"}


@rule(
    "failed-exercise-without-follow-up",
    on=Exercise,
    level=Level.BASIC,
    area="exercises",
    severity=Severity.WARNING,
    profiles=_STRICT,
)
def check(exercise: Exercise, context: Context) -> Iterator[Problem]:
    """Each exercise that did not work says what is done about it."""
    if exercise.outcome not in _WORDS or exercise.follow_up or not exercise.applies("follow_up"):
        return
    if exercise.date and exercise.date > context.day:
        return
    if context.is_explained(exercise, "follow_up") or _passed_later(exercise, context):
        return
    yield Problem(
        exercise.at("outcome"),
        f"this exercise {_WORDS[exercise.outcome]}, and nothing says what is done about it",
        'write what is mended and when it is tried again: `follow_up: "..."`',
    )


def _passed_later(exercise: Exercise, context: Context) -> bool:
    """Whether somebody has tried again since, and it worked."""
    name = split_reference(exercise.runbook or "")[1]
    return any(
        one.outcome == "pass" and (exercise.date or date.max) < one.date <= context.day
        for one in context.exercises.get(name, ())
        if one.date is not None
    )
