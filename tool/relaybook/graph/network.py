"""The graph for networkx, and what is asked of it; import this only where a map is drawn."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from relaybook.graph.edges import Edge

if TYPE_CHECKING:
    from relaybook.graph.dependencies import DependencyGraph

    Network: TypeAlias = nx.DiGraph[str]


def to_networkx(graph: "DependencyGraph", *, derived: bool = False) -> "Network":
    """Return a frozen DiGraph in sorted order; each edge holds its `Edge` values as `edges`.

    Edge attributes beside `edges`: `criticality` (hard if one of them is) and `kinds`. derived:
    whether needs between wholes that follow from those of their parts are edges too.
    """
    network: Network = nx.DiGraph()
    network.add_nodes_from(graph.systems)
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in (*graph.edges, *(graph.derived if derived else ())):
        pairs.setdefault((edge.source, edge.target), []).append(edge)
    for (source, target), edges in sorted(pairs.items()):
        network.add_edge(
            source,
            target,
            edges=tuple(edges),
            criticality="hard" if any(edge.is_hard for edge in edges) else "soft",
            kinds=tuple(sorted({edge.kind for edge in edges if edge.kind})),
        )
    nx.freeze(network)
    return network


def focus(network: "Network", system: str, depth: int) -> "Network":
    """Return `system`, what it needs and what needs it over at most `depth` edges.

    Of the edges, those that lie on such a walk: a system nearer than `depth` keeps all of its
    edges in the direction in which it was reached.
    """
    needed = nx.single_source_shortest_path_length(network, system, cutoff=depth)
    dependent = nx.single_source_shortest_path_length(
        network.reverse(copy=False), system, cutoff=depth
    )
    pairs = {pair for name in needed if needed[name] < depth for pair in network.out_edges(name)}
    pairs |= {
        pair for name in dependent if dependent[name] < depth for pair in network.in_edges(name)
    }
    return _drawn(network, {*needed, *dependent}, pairs)


def part(network: "Network", systems: Collection[str]) -> "Network":
    """Return `systems` and the edges between them."""
    pairs = {(one, other) for one, other in network.edges if one in systems and other in systems}
    return _drawn(network, systems, pairs)


def _drawn(
    network: "Network", systems: Iterable[str], pairs: Iterable[tuple[str, str]]
) -> "Network":
    drawn: Network = nx.DiGraph()
    drawn.add_nodes_from(sorted(systems))
    drawn.add_edges_from((*pair, network.edges[pair]) for pair in sorted(pairs))
    nx.freeze(drawn)
    return drawn
