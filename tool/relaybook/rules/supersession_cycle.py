from collections.abc import Iterator

from relaybook.findings import Problem, Related
from relaybook.graph.succession import Stated
from relaybook.model.decision import Decision
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.decisions import called
from relaybook.rules.rule import rule


@rule("supersession-cycle", on=KnowledgeBase, area="decisions")
def check(_: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """No decision replaces itself, directly or over others."""
    for knot in context.succession.knots():
        first, *rest = _inside(knot, context)
        yield Problem(
            first.relation.place,
            _message(knot),
            "keep the relation from the newer to the older decision, and remove the other one",
            tuple(
                Related(one.relation.place, f"{called(one.new)} replaces {called(one.old)}")
                for one in rest
            ),
        )


def _message(knot: tuple[Decision, ...]) -> str:
    if len(knot) == 1:
        return f"{called(knot[0])} supersedes itself"
    names = [called(one) for one in knot]
    return f"{', '.join(names[:-1])} and {names[-1]} supersede each other, so none is in force"


def _inside(knot: tuple[Decision, ...], context: Context) -> list[Stated]:
    return [
        one
        for decision in knot
        for one in context.succession.stated_by(decision)
        if one.other in knot
    ]
