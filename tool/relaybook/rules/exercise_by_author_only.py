from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.exercise_proof import held_by, is_by_authors_only
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_STRICT = {"regulated": Severity.ERROR, "vendor-exit": Severity.ERROR}


@rule(
    "exercise-by-author-only",
    on=Runbook,
    level=Level.FULL,
    area="exercises",
    severity=Severity.WARNING,
    profiles=_STRICT,
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem | CannotTell]:
    """Each exercised runbook was followed by somebody who did not write it."""
    held = held_by(context.exercises.get(runbook.id, ()), context.day)
    if not held:
        return
    alone = [is_by_authors_only(context.kb, runbook, one) for one in held]
    if not any(one is False for one in alone) and None in alone:
        yield CannotTell("exercised runbooks without authors, or exercises that name nobody")
    elif all(alone):
        newest = held[0]
        yield Problem(
            newest.at("by"),
            f"nobody but its authors has followed the runbook {runbook.id}: "
            f"{', '.join(newest.by or ())}",
            "let somebody follow it who did not write it, and record that with "
            f"`relaybook new exercise {runbook.id}`",
        )
