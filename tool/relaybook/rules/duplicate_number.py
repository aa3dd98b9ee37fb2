from collections.abc import Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem, Related, Severity
from relaybook.model.decision import Decision
from relaybook.model.decision_index import name_of_decision, number_space
from relaybook.model.decision_past import AddedElsewhere, DecisionPast
from relaybook.rules.context import Context
from relaybook.rules.earlier_decision import NO_GIT
from relaybook.rules.rule import rule

NEWEST = "newest_branches"
_SHALLOW = "decisions whose number may be on a branch that this shallow clone does not show"
_PASSED_OVER = "decisions whose number was not looked for on {} older branches"


@rule(
    "duplicate-number",
    on=Decision,
    level=Level.BASIC,
    area="decisions",
    severity=Severity.ERROR,
    thresholds={NEWEST: 200},
    needs_branches=True,
)
def check(decision: Decision, context: Context) -> Iterator[Problem | CannotTell]:
    """Each decision has a number of its own, in its log and on every branch."""
    name = name_of_decision(decision)
    if not name.number:
        return
    past = context.history.decisions if context.history else None
    here = _in_this_tree(decision, context, past)
    if here is not None:
        yield here
    elif past is None:
        yield NO_GIT
    elif decision.path not in past.landed:
        yield from _elsewhere(decision, context, past)


def _in_this_tree(
    decision: Decision, context: Context, past: DecisionPast | None
) -> Problem | None:
    """Report every decision of a number but the one that keeps it: it landed first, or is first."""
    others = context.kb.decision_index.same_number(decision)
    if not others:
        return None
    landed = past.landed if past else frozenset[str]()
    keeper = min((decision, *others), key=lambda one: (one.path not in landed, one.path))
    if keeper is decision:
        return None
    return Problem(
        decision.top(),
        f"{decision.number or name_of_decision(decision).number} is the number of {keeper.path}, "
        "too",
        _renumber(decision),
        (Related(keeper.top(), "it is this one's number"),),
    )


def _elsewhere(
    decision: Decision, context: Context, past: DecisionPast
) -> Iterator[Problem | CannotTell]:
    number = name_of_decision(decision)
    rivals = [one for one in past.added if _is_rival(one, decision, context)]
    if rivals:
        first, *others = rivals
        yield Problem(
            decision.top(),
            f"{_holders(first)} {first.path}, which has the number {number.number}, too",
            f"{_renumber(decision)}, unless the other branch is going to",
            tuple(Related(decision.top(), f"{_holders(one)} {one.path}, too") for one in others),
        )
        return
    if past.is_shallow:
        yield CannotTell(_SHALLOW)
    if past.passed_over:
        yield CannotTell(_PASSED_OVER.format(past.passed_over))


def _is_rival(added: AddedElsewhere, decision: Decision, context: Context) -> bool:
    mine, theirs = name_of_decision(decision), added.name
    return (
        (mine.value, mine.prefix) == (theirs.value, theirs.prefix)
        and decision.path not in added.same_as
        and spaces_by_folder(context).get(added.folder, added.folder) == number_space(decision)
    )


def spaces_by_folder(context: Context) -> Mapping[str, str]:
    """Return by folder that over which the numbers in it are unique."""
    key = "duplicate-number: spaces"
    if key not in context.memo:
        decisions = (one for one in context.kb.documents if isinstance(one, Decision))
        context.memo[key] = {one.path.rpartition("/")[0]: number_space(one) for one in decisions}
    spaces: Mapping[str, str] = context.memo[key]
    return spaces


def _holders(added: AddedElsewhere) -> str:
    first, *others = added.branches
    if not others:
        return f"the branch {first} adds"
    more = f"{len(others)} more branches" if len(others) > 1 else others[0]
    return f"the branches {first} and {more} add"


def _renumber(decision: Decision) -> str:
    return f"give this one a free number: `relaybook decision renumber {decision.path}`"
