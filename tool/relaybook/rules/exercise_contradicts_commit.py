from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.digest import normal
from relaybook.model.exercise import Exercise
from relaybook.model.references import split_reference
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_NO_HISTORY = "exercises whose commit cannot be looked up without a git history"
_UNREACHABLE = "exercises whose commit is not in the history (squashed, imported or shallow)"
_ELSEWHERE = "exercises whose commit does not hold the runbook under a name that is known"


@rule(
    "exercise-contradicts-commit",
    on=Exercise,
    level=Level.BASIC,
    area="exercises",
    severity=Severity.ERROR,
    needs_history=lambda exercise: exercise.commit is not None,
)
def check(exercise: Exercise, context: Context) -> Iterator[Problem | CannotTell]:
    """Each exercise that names a commit has the digest of the runbook at that commit."""
    runbook = context.kb.runbooks.get(split_reference(exercise.runbook or "")[1])
    if not exercise.commit or not exercise.digest or runbook is None:
        return
    known = context.history.snapshots if context.history else {}
    snapshot = known.get((exercise.commit, runbook.path))
    if snapshot is None:
        yield CannotTell(_NO_HISTORY)
    elif not snapshot.is_reachable:
        yield CannotTell(_UNREACHABLE)
    elif not snapshot.digests:
        yield CannotTell(_ELSEWHERE)
    elif normal(exercise.digest) not in snapshot.digests:
        yield Problem(
            exercise.at("digest"),
            f"the digest is not that of {runbook.path} at commit {exercise.commit[:10]}",
            "name the commit whose text was followed, or leave `commit` out: the digest decides",
        )
