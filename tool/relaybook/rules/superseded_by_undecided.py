from collections.abc import Iterator

from relaybook.findings import Problem, Related
from relaybook.model.decision import Decision
from relaybook.model.decision_status import PROPOSED, SUPERSEDED
from relaybook.rules.context import Context
from relaybook.rules.decisions import UNDECIDED, called, status_place
from relaybook.rules.rule import rule
from relaybook.source import Place


@rule("superseded-by-undecided", on=Decision, area="decisions")
def check(decision: Decision, context: Context) -> Iterator[Problem]:
    """Only a decision that was itself accepted retires another."""
    if decision.status != SUPERSEDED:
        return
    named = [one for one in context.succession.named_successors(decision) if one != decision]
    undecided = [one for one in named if one.status in UNDECIDED]
    if len(undecided) < len(named):
        # Another took its place, so what only says that it would supersede this one may say so.
        own = [one.new for one in context.succession.stated_by(decision) if one.old is decision]
        undecided = [one for one in undecided if one in own]
    for new in undecided:
        yield _problem(decision, new, context, is_alone=len(undecided) == len(named))


def _problem(old: Decision, new: Decision, context: Context, *, is_alone: bool) -> Problem:
    is_open = new.status == PROPOSED
    instead = "write `status: accepted` here" if is_alone else f"do not name {called(new)} here"
    return Problem(
        _place(old, new, context),
        f"{called(old)} is superseded by {called(new)}, which "
        f"{'is only' if is_open else 'was'} {new.status}",
        f"{instead} until {called(new)} is accepted"
        if is_open
        else f"{instead}, or name what replaced it instead of {called(new)}"
        if is_alone
        else instead,
        (Related(status_place(new), f"the status of {called(new)}"),),
    )


def _place(old: Decision, new: Decision, context: Context) -> Place:
    stated = [one for one in context.succession.stated_by(old) if one.old is old]
    stated.sort(key=lambda one: one.new is not new)
    return stated[0].relation.place if stated else status_place(old)
