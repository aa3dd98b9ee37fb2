"""What the rules that hold a decision against the base branch have in common."""

from collections.abc import Mapping
from typing import NamedTuple

from relaybook.findings import CannotTell
from relaybook.load.decision_versions import read_versions
from relaybook.model.decision import Decision
from relaybook.model.decision_past import DecisionPast
from relaybook.rules.context import Context

NO_GIT = CannotTell("decisions that are held against no other branch: there is no git here")
NO_FORK = CannotTell(
    "decisions that cannot be held against the base branch: it is not in this clone, or what it "
    "has in common with this one is not"
)


class Before(NamedTuple):
    """A decision as it stands where this branch parted from the base branch."""

    content: bytes
    record: Decision


def decision_past(context: Context) -> DecisionPast | CannotTell:
    """Return what git says of the decisions, or why it cannot."""
    past = context.history.decisions if context.history else None
    if past is None:
        return NO_GIT
    return past if past.has_fork else NO_FORK


def earlier_decisions(context: Context, past: DecisionPast) -> Mapping[str, Decision]:
    """Return each decision that differs from the base branch, or is gone, as it was, by path."""
    key = "earlier decisions"
    if key not in context.memo:
        changed = {**past.earlier, **past.removed}
        contents = {path: one.content for path, one in changed.items()}
        context.memo[key] = read_versions(contents, context.configuration)
    found: Mapping[str, Decision] = context.memo[key]
    return found


def before_its_change(decision: Decision, past: DecisionPast, context: Context) -> Before | None:
    """Return a decision as it was; None where it is the same, or a commit gives its correction."""
    earlier = past.earlier.get(decision.path)
    record = earlier_decisions(context, past).get(decision.path)
    if earlier is None or earlier.corrections or record is None:
        return None
    return Before(earlier.content, record)
