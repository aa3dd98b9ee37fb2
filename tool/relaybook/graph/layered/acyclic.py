"""Step 1: which edges to turn round so that all edges point one way."""

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from relaybook.graph.components import strongly_connected

Pair = tuple[int, int]
Adjacency = Sequence[Sequence[int]]

_SINK = (0, 0)


def adjacency(count: int, edges: Sequence[Pair]) -> tuple[list[list[int]], list[list[int]]]:
    """Return the successors and the predecessors of each vertex."""
    after: list[list[int]] = [[] for _ in range(count)]
    before: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        after[source].append(target)
        before[target].append(source)
    return after, before


def edges_to_turn(count: int, weights: Mapping[Pair, int]) -> frozenset[Pair]:
    """Return edges of little weight that, turned round, leave no cycle.

    weights: of each edge, at least 1; there must be no loops. The heuristic of Eades, Lin and
    Smyth, inside each strongly connected component.
    """
    edges = sorted(weights)
    after, before = adjacency(count, edges)
    place: dict[int, tuple[int, int]] = {}
    components = strongly_connected(range(count), after.__getitem__, before.__getitem__)
    for number, component in enumerate(components):
        for rank, vertex in enumerate(_sequence(component, after, before, weights)):
            place[vertex] = (number, rank)
    return frozenset(
        (source, target)
        for source, target in edges
        if place[source][0] == place[target][0] and place[source] > place[target]
    )


def _sequence(
    component: list[int], after: Adjacency, before: Adjacency, weights: Mapping[Pair, int]
) -> list[int]:
    left = set(component)
    if len(left) == 1:
        return component
    leaving = {v: sum(weights[v, w] for w in after[v] if w in left) for v in component}
    arriving = {v: sum(weights[w, v] for w in before[v] if w in left) for v in component}
    head: list[int] = []
    tail: list[int] = []
    waiting = [(_rank(leaving[vertex], arriving[vertex]), vertex) for vertex in component]
    heapify(waiting)
    while waiting:
        rank, vertex = heappop(waiting)
        if vertex not in left or rank != _rank(leaving[vertex], arriving[vertex]):
            continue  # an entry from before a neighbour was taken out
        left.discard(vertex)
        (tail if rank == _SINK else head).append(vertex)
        for other in left.intersection(after[vertex]):
            arriving[other] -= weights[vertex, other]
        for other in left.intersection(before[vertex]):
            leaving[other] -= weights[other, vertex]
        for other in left.intersection([*after[vertex], *before[vertex]]):
            heappush(waiting, (_rank(leaving[other], arriving[other]), other))
    return head + tail[::-1]


def _rank(leaving: int, arriving: int) -> tuple[int, int]:
    """Sinks first, then sources, then whoever sends most and receives least."""
    if not leaving:
        return _SINK
    if not arriving:
        return (1, 0)
    return (2, arriving - leaving)
