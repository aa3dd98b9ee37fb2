from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Related, Severity
from relaybook.model.exercise import Exercise
from relaybook.model.exercise_proof import has_worked, held_by, is_by_authors_only
from relaybook.model.exercised_text import StepState, step_states
from relaybook.model.runbook import Runbook
from relaybook.model.step_words import States, told
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_STRICT = {"regulated": Severity.WARNING, "vendor-exit": Severity.WARNING}
_UNTRIED = (StepState.CHANGED, StepState.NEW)
_OTHERS = tuple(state for state in StepState if state not in _UNTRIED)


@rule(
    "steps-changed-since-exercise",
    on=Runbook,
    level=Level.FULL,
    area="exercises",
    severity=Severity.INFO,
    profiles=_STRICT,
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem | CannotTell]:
    """Each step is as it was when the runbook last worked for somebody else."""
    text = context.kb.exercised.get(runbook.id)
    exercise = _last(runbook, context)
    if text is None or exercise is None:
        return
    states = step_states(exercise, text)
    if states is None:
        yield CannotTell("runbooks changed since an exercise that does not name its steps")
        return
    untried = [step for step, state in states if state in _UNTRIED]
    if untried:
        yield Problem(
            runbook.within(untried[0].range),
            f"since the exercise of {exercise.date} {_in_words(states)}",
            "follow what is new with somebody who did not write it, and record that with "
            f"`relaybook new exercise {runbook.id}`",
            (Related(exercise.at("date"), "the exercise"),),
        )


def _in_words(states: States) -> str:
    return " and ".join(one.removesuffix(" since") for one in told(states, *_OTHERS))


def _last(runbook: Runbook, context: Context) -> Exercise | None:
    held = held_by(context.exercises.get(runbook.id, ()), context.day)
    counting = (
        one for one in held if has_worked(one) and not is_by_authors_only(context.kb, runbook, one)
    )
    return next(counting, None)
