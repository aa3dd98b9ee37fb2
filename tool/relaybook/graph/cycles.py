"""Knots of systems that need each other, each shown by a shortest cycle."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from relaybook.graph.components import strongly_connected
from relaybook.graph.edges import Edge

# From what takes the most work to soften to what may already be harmless.
_FROM_HARDEST = ("fails", None, "degrades", "manual", "queues", "unaffected")

Adjacency = Mapping[str, Mapping[str, Edge]]


@dataclass(frozen=True, slots=True)
class Cycle:
    """A shortest cycle in a knot.

    edges: each starts where the one before ends; the first starts at the least id of the cycle.
    members: all systems of the knot, sorted, of which the cycle passes some.
    """

    edges: tuple[Edge, ...]
    members: tuple[str, ...]

    @property
    def systems(self) -> tuple[str, ...]:
        """The ids along the cycle, the first once more at the end."""
        return (*(edge.source for edge in self.edges), self.edges[0].source)

    @property
    def softest(self) -> Edge:
        """The edge that is easiest to do without, by what its failure does; of equals the first."""
        return max(self.edges, key=lambda edge: _FROM_HARDEST.index(edge.on_failure))


def cycles_among(edges: Iterable[Edge], known: Collection[str] = ()) -> tuple[Cycle, ...]:
    """Return a shortest cycle per knot, by its first id, through a system that is not `known`."""
    after: dict[str, dict[str, Edge]] = {}
    before: dict[str, dict[str, Edge]] = {}
    for edge in edges:
        after.setdefault(edge.source, {}).setdefault(edge.target, edge)
        before.setdefault(edge.target, {}).setdefault(edge.source, edge)
    knots = strongly_connected(
        sorted(after), lambda name: sorted(after.get(name, ())), lambda name: before.get(name, ())
    )
    found = []
    for knot in sorted(knots):
        starts = [name for name in knot if name not in known]
        if len(knot) > 1 and starts:
            found.append(Cycle(_shortest(knot, starts, after), tuple(knot)))
    return tuple(found)


def _shortest(knot: list[str], starts: list[str], after: Adjacency) -> tuple[Edge, ...]:
    inside = {name: sorted(set(after[name]).intersection(knot)) for name in knot}
    best: list[str] = []
    for start in starts:
        path = _path_back(start, inside, len(best) or len(knot) + 1)
        if path:
            best = path
    first = best.index(min(best))
    turned = best[first:] + best[:first]
    return tuple(
        after[source][target]
        for source, target in zip(turned, turned[1:] + turned[:1], strict=True)
    )


def _path_back(start: str, inside: Mapping[str, list[str]], shorter_than: int) -> list[str]:
    """Return the systems of a cycle through `start` with fewer than `shorter_than`, else none."""
    came_from: dict[str, str] = {}
    ring = [start]
    for _ in range(shorter_than - 1):
        following: list[str] = []
        for name in ring:
            for other in inside[name]:
                if other == start:
                    return _trace(name, start, came_from)
                if other not in came_from:
                    came_from[other] = name
                    following.append(other)
        ring = following
    return []


def _trace(end: str, start: str, came_from: Mapping[str, str]) -> list[str]:
    path = [end]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return path[::-1]
