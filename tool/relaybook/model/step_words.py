"""What became of the steps since an exercise, in words."""

from collections.abc import Sequence

from relaybook.model.exercised_text import StepState, StepText

States = Sequence[tuple[StepText, StepState]]
# One step, several steps; in the order in which a reader must know.
_WORDS = {
    StepState.WRONG: ("went wrong and is as it was", "went wrong and are as they were"),
    StepState.CHANGED: ("has changed since", "have changed since"),
    StepState.MENDED: ("went wrong and has changed since", "went wrong and have changed since"),
    StepState.NEW: ("is new since", "are new since"),
    StepState.SKIPPED: ("was skipped", "were skipped"),
}
_UNKNOWN = "nobody can tell which steps have changed since"


def numbers(states: States, *wanted: StepState) -> tuple[int, ...]:
    """Return the numbers of the steps in one of some states."""
    return tuple(dict.fromkeys(step.number for step, state in states if state in wanted))


def steps_named(found: Sequence[int]) -> str:
    """Return numbers of steps as `step 2` or `steps 2, 3 and 5`."""
    *others, last = map(str, found)
    return f"steps {', '.join(others)} and {last}" if others else f"step {last}"


def told(states: States | None, *left_out: StepState) -> tuple[str, ...]:
    """Return a clause for each thing that happened to steps, as `step 2 has changed since`."""
    if states is None:
        return (_UNKNOWN,)
    return tuple(
        f"{steps_named(found)} {words[len(found) > 1]}"
        for state, words in _WORDS.items()
        if state not in left_out and (found := numbers(states, state))
    )
