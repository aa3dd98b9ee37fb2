"""What a system needs, with the alternatives of which one is enough."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge, hard, in_order


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a system needs: one edge, or several of which one is enough.

    edges: all from `source`, sorted.
    """

    source: str
    edges: tuple[Edge, ...]

    @property
    def is_hard(self) -> bool:
        """Whether the system cannot do without all of them."""
        return any(map(hard, self.edges))

    @property
    def targets(self) -> tuple[str, ...]:
        """Return the ids of what would do, sorted."""
        if len(self.edges) == 1:  # most, and this is asked very often
            return (self.edges[0].target,)
        return tuple(sorted({edge.target for edge in self.edges}))


def needs_for(graph: DependencyGraph, purposes: frozenset[str]) -> Mapping[str, tuple[Need, ...]]:
    """Return what each system needs for any of `purposes`, in an order of its own."""
    if purposes not in graph.needs_by_purpose:
        graph.needs_by_purpose[purposes] = {
            name: _needs(name, (edge for edge in graph.needs(name) if edge.serves(purposes)))
            for name in graph.systems
        }
    found: Mapping[str, tuple[Need, ...]] = graph.needs_by_purpose[purposes]
    return found


def hard_needs_for(
    graph: DependencyGraph, purposes: frozenset[str]
) -> Mapping[str, tuple[Need, ...]]:
    """Return what each system cannot do without; a soft alternative of something hard counts."""
    needs = needs_for(graph, purposes)
    return {name: tuple(need for need in needs[name] if need.is_hard) for name in needs}


def _needs(source: str, edges: Iterable[Edge]) -> tuple[Need, ...]:
    alone: list[Need] = []
    groups: dict[str, list[Edge]] = {}
    edges = list(edges)
    for edge in sorted(edges, key=in_order) if len(edges) > 1 else edges:
        if edge.any_of:
            groups.setdefault(edge.any_of, []).append(edge)
        else:
            alone.append(Need(source, (edge,)))
    return (*alone, *(Need(source, tuple(groups[name])) for name in sorted(groups)))
