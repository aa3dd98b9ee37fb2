from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Related, Severity
from relaybook.graph.containment import PartOf
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.source import Place

_UNSAID = "systems that are part of several without saying as what"


@rule(
    "part-of-several",
    on=KnowledgeBase,
    level=Level.STANDARD,
    area="dependencies",
    severity=Severity.WARNING,
)
def check(kb: KnowledgeBase, context: Context) -> Iterator[Problem | CannotTell]:
    """Each system is part of one system, one domain and one parent at most."""
    for first, *rest in context.graph.containment.ambiguous():
        if first.as_ is None:
            yield CannotTell(_UNSAID)
        else:
            yield _problem(first, rest, kb)


def _problem(first: PartOf, rest: list[PartOf], kb: KnowledgeBase) -> Problem:
    *before, last = (kb.systems[one.whole].name for one in (first, *rest))
    part = kb.systems[first.part]
    return Problem(
        _place(rest[0], kb),
        f"{part.name} is said to be part of {', '.join(before)} and {last}, each `as: {first.as_}`",
        f"keep the one {first.as_} that {part.name} belongs to; where others only need it, write "
        "`depends_on` in theirs",
        (Related(_place(first, kb), f"part of {kb.systems[first.whole].name}"),),
    )


def _place(one: PartOf, kb: KnowledgeBase) -> Place:
    return one.place or kb.systems[one.part].top()
