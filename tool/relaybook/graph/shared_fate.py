"""Alternatives that fail together: redundancy in name only."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from relaybook.graph.alternatives import Need, needs_for
from relaybook.graph.closure import Relation, needs_closure
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import RUN, Edge, hard_run


@dataclass(frozen=True, slots=True)
class SharedFate:
    """Two alternatives of one system that cannot do without the same thing.

    edges: from the system to the two, by id. shared: how many systems both hang on. nearest: the
    one that is fewest steps away from the farther of the two, of equals the first id. paths: from
    each of the two to it, empty where it is one of the two itself.
    """

    edges: tuple[Edge, Edge]
    shared: int
    nearest: str
    paths: tuple[tuple[Edge, ...], tuple[Edge, ...]]


def shared_fates(graph: DependencyGraph, redundant: Collection[str] = ()) -> tuple[SharedFate, ...]:
    """Return the pairs of alternatives while running that hang on something in common.

    redundant: systems that do not fail as a whole, such as one whose redundancy is tested.
    """
    needs = needs_closure(graph)
    solid = needs.mask(redundant)
    found = []
    for one, other in alternatives(graph):
        shared = _hangs_on(needs, one.target) & _hangs_on(needs, other.target) & ~solid
        if shared:
            found.append(_shared(graph, (one, other), frozenset(needs.named(shared))))
    return tuple(found)


def alternatives(graph: DependencyGraph) -> Iterator[tuple[Edge, Edge]]:
    """Yield each pair of different systems that are alternatives of one while it runs, by id."""
    for needs in needs_for(graph, RUN).values():
        for need in needs:
            yield from combinations(_one_each(need), 2)


def same_place(
    graph: DependencyGraph, places: Mapping[str, Collection[str]]
) -> tuple[tuple[Edge, Edge, str], ...]:
    """Return the pairs of alternatives that are in one and the same single place.

    places: of each system its regions, or its providers; a system in several places survives one.
    """
    return tuple(
        (one, other, next(iter(places[one.target])))
        for one, other in alternatives(graph)
        if len(set(places.get(one.target, ()))) == 1
        and set(places[one.target]) == set(places.get(other.target, ()))
    )


def _one_each(need: Need) -> Iterable[Edge]:
    firsts: dict[str, Edge] = {}
    for edge in need.edges:
        firsts.setdefault(edge.target, edge)
    return firsts.values()


def _hangs_on(needs: Relation, system: str) -> int:
    return needs.bits[system] | needs.mask([system])


def _shared(graph: DependencyGraph, edges: tuple[Edge, Edge], shared: frozenset[str]) -> SharedFate:
    steps = 0
    while True:
        one, other = (graph.needs_all(edge.target, hard_run, most_steps=steps) for edge in edges)
        near = shared.intersection({*one.depths, one.start}, {*other.depths, other.start})
        if near:
            nearest = min(near)
            return SharedFate(edges, len(shared), nearest, (one.path(nearest), other.path(nearest)))
        steps += 1
