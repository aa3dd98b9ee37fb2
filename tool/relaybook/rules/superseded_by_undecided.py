from collections.abc import Iterator

from relaybook.findings import Problem, Related
from relaybook.model.decision import Decision
from relaybook.model.decision_status import SUPERSEDED
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
    if not named or any(one.status not in UNDECIDED for one in named):
        return
    first = named[0]
    yield Problem(
        _place(decision, context),
        f"{called(decision)} is superseded by {called(first)}, which is only {first.status}"
        if first.status == "proposed"
        else f"{called(decision)} is superseded by {called(first)}, which was {first.status}",
        f"write `status: accepted` here until {called(first)} is accepted"
        if first.status == "proposed"
        else f"write `status: accepted` here, or name what replaced it instead of {called(first)}",
        (Related(status_place(first), f"the status of {called(first)}"),),
    )


def _place(decision: Decision, context: Context) -> Place:
    stated = [one for one in context.succession.stated_by(decision) if one.old is decision]
    return stated[0].relation.place if stated else status_place(decision)
