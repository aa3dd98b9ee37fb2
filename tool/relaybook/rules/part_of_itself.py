from collections.abc import Iterator, Sequence
from itertools import pairwise

from relaybook.findings import Level, Problem, Related
from relaybook.graph.containment import Containment
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.source import Place


@rule("part-of-itself", on=KnowledgeBase, level=Level.BASIC, area="dependencies")
def check(kb: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """No system is part of itself, through others neither."""
    containment = context.graph.containment
    for one in containment.dangling:
        if one.part == one.whole:
            yield Problem(
                one.place or kb.systems[one.part].top(),
                f"{kb.systems[one.part].name} is said to be part of itself",
                "name the system that is meant, or remove the entry",
            )
    for knot in containment.knots():
        yield _problem(way_round(knot, containment), len(knot), kb, containment)


def way_round(knot: Sequence[str], containment: Containment) -> tuple[str, ...]:
    """Return a shortest way from the first of `knot` to the wholes it is part of, and back."""
    start, *_ = knot
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:  # grows while it is read: breadth first
        for whole in containment.directly_in(way[-1]):
            if whole == start:
                return (*way, start)
            if whole not in seen:
                seen.add(whole)
                ways.append((*way, whole))
    raise ValueError(f"{start} is not part of itself")


def _problem(
    way: tuple[str, ...], members: int, kb: KnowledgeBase, containment: Containment
) -> Problem:
    names = " → ".join(kb.systems[name].name for name in way)
    others = members - (len(way) - 1)
    more = f" (and {others} more in the same knot)" if others else ""
    places = {(one.part, one.whole): one.place for one in containment.parts}
    first, *rest = (
        Related(
            places[pair] or Place(kb.systems[pair[0]].path),
            f"{kb.systems[pair[0]].name} is part of {kb.systems[pair[1]].name}",
        )
        for pair in pairwise(way)
    )
    return Problem(
        first.place,
        f"each of these is part of the next, so none is the whole: {names}{more}",
        "remove the `part_of` that is the wrong way round; where one needs the other, write"
        " `depends_on`",
        tuple(rest),
    )
