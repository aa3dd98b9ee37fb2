from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.exercise import Exercise
from relaybook.model.exercise_proof import has_worked, held_by, was_done
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import systems_of
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.receiving import follows, handovers_about
from relaybook.rules.rule import rule


@rule(
    "not-exercised-by-receiver",
    on=Runbook,
    level=Level.FULL,
    area="exercises",
    severity=None,
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Whoever takes over has followed each runbook and needed nobody's help."""
    held = held_by(context.exercises.get(runbook.id, ()), context.day)
    for handover in handovers_about(systems_of(runbook), context):
        if not any(_shows(one, runbook, handover, context) for one in held):
            yield Problem(
                runbook.top(),
                f"nobody of {handover.to or 'the receiving team'} has followed this without help",
                "let one of them follow it alone, in a drill, and record that with"
                f" `relaybook new exercise {runbook.id}` and `help_needed: none`",
            )


def _shows(exercise: Exercise, runbook: Runbook, handover: Handover, context: Context) -> bool:
    if not has_worked(exercise) or not was_done(exercise) or exercise.help_needed != "none":
        return False
    return any(follows(who, runbook, handover, context) for who in exercise.by or ())
