"""What nobody is known to use: no way leads there from where users come in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from relaybook.graph.components import strongly_connected
from relaybook.graph.dependencies import DependencyGraph


@dataclass(frozen=True, slots=True)
class Unreached:
    """Systems that nobody is known to use and that none of the others like them needs.

    knot: one system, or several that need each other, sorted. behind: what else of these only it
    leads to, or others like it, sorted.
    """

    knot: tuple[str, ...]
    behind: tuple[str, ...]


def reached_from(graph: DependencyGraph, entries: Iterable[str]) -> frozenset[str]:
    """Return `entries` and all that they need; of a whole its parts, and of a part its wholes."""
    found = frozenset(entries)
    while True:
        reached = frozenset(graph.needed_by_any(found).depths)
        near = (_around(name, graph) for name in reached)
        found = reached.union(*near)
        if found == reached:
            return found


def unreached(
    graph: DependencyGraph, entries: Iterable[str], among: Collection[str]
) -> tuple[Unreached, ...]:
    """Return what of `among` cannot be reached from `entries`, each way into it once, by id."""
    rest = frozenset(among) - reached_from(graph, entries)
    after = {name: [one.target for one in graph.needs(name) if one.target in rest] for name in rest}
    before = {
        name: [one.source for one in graph.needed_by(name) if one.source in rest] for name in rest
    }
    knots = strongly_connected(sorted(rest), lambda n: sorted(after[n]), before.__getitem__)
    return tuple(
        Unreached(tuple(knot), _behind(knot, after))
        for knot in sorted(knots)
        if {source for name in knot for source in before[name]} <= set(knot)
    )


def _around(name: str, graph: DependencyGraph) -> Iterable[str]:
    return (*graph.containment.parts_of(name), *graph.containment.directly_in(name))


def _behind(knot: Iterable[str], after: Mapping[str, list[str]]) -> tuple[str, ...]:
    found = set(knot)
    waiting = list(found)
    while waiting:
        fresh = set(after[waiting.pop()]) - found
        found |= fresh
        waiting += fresh
    return tuple(sorted(found.difference(knot)))
