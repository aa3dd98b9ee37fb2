"""How one system comes to need another: the shortest way, and the other ways."""

import heapq
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge, hard

_Ids = tuple[str, ...]
_Adjacency = Mapping[str, frozenset[str]]
_IsOpen = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Way:
    """A path that passes no system twice. steps: all needs between two systems, as written."""

    systems: _Ids
    steps: tuple[tuple[Edge, ...], ...]

    @property
    def is_hard(self) -> bool:
        """Whether no step of it can be done without."""
        return all(any(map(hard, edges)) for edges in self.steps)


def ways(graph: DependencyGraph, source: str, target: str, most: int) -> tuple[Way, ...]:
    """Return at most `most` paths from `source` to what it needs in the end, `target`.

    Hard ones first, then the shortest, then by id. None where it does not need it, and where both
    are the same. KeyError where there is no such system.
    """
    if source not in graph or target not in graph:
        raise KeyError(source if source not in graph else target)
    if source == target:
        return ()
    found = [_way(graph, path) for path in islice(_paths(graph, source, target, hard), most)]
    if len(found) < most:
        # All hard paths are known by now, and stand among the others once more.
        every = islice(_paths(graph, source, target, lambda _: True), most)
        found += [way for path in every if not (way := _way(graph, path)).is_hard]
    return tuple(found[:most])


def _way(graph: DependencyGraph, path: _Ids) -> Way:
    steps = (
        tuple(edge for edge in graph.needs(source) if edge.target == target)
        for source, target in pairwise(path)
    )
    return Way(path, tuple(steps))


def _paths(
    graph: DependencyGraph, source: str, target: str, chosen: Callable[[Edge], bool]
) -> Iterator[_Ids]:
    """Yield all simple paths, the shortest first, then by id (Yen's algorithm)."""
    after = {
        name: frozenset(edge.target for edge in graph.needs(name) if chosen(edge))
        for name in graph.systems
    }
    before = {
        name: frozenset(edge.source for edge in graph.needed_by(name) if chosen(edge))
        for name in graph.systems
    }
    first = _shortest(after, before, (source,), target, frozenset())
    waiting = [(len(first), first, 1)] if first else []
    taken: dict[_Ids, set[str]] = {}
    while waiting:
        _, path, kept = heapq.heappop(waiting)
        yield path
        for size in range(kept, len(path)):
            begun = path[:size]
            left = taken.setdefault(begun, set())
            left.add(path[size])
            other = _shortest(after, before, begun, target, frozenset(left))
            if other:
                heapq.heappush(waiting, (len(other), other, size))


def _shortest(
    after: _Adjacency, before: _Adjacency, begun: _Ids, target: str, left: frozenset[str]
) -> _Ids:
    """Return the shortest path that goes on from `begun`, not by `left`; of equals the first."""
    passed = frozenset(begun)
    distances = _distances(before, target, passed)
    onward = [name for name in after[begun[-1]] - left if name in distances]
    path = list(begun)
    while onward:
        path.append(min(onward, key=lambda name: (distances[name], name)))
        if path[-1] == target:
            return tuple(path)
        nearer = distances[path[-1]] - 1
        onward = [name for name in after[path[-1]] if distances.get(name) == nearer]
    return ()


def _distances(before: _Adjacency, target: str, passed: frozenset[str]) -> Mapping[str, int]:
    """Return how many steps each system is away from `target`, not through what is `passed`."""
    distances = {target: 0}
    ring = [target]
    while ring:
        steps = distances[ring[0]] + 1
        following = {other for name in ring for other in before[name]}
        ring = [name for name in following if name not in distances and name not in passed]
        distances.update(dict.fromkeys(ring, steps))
    return distances
