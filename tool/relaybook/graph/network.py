"""The graph for networkx, and what is asked of it; import this only where a map is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from relaybook.graph.edges import Edge

if TYPE_CHECKING:
    from relaybook.graph.dependencies import DependencyGraph

    Network: TypeAlias = nx.DiGraph[str]

_RUN = frozenset({"run"})


@dataclass(frozen=True, slots=True)
class Affected:
    """A system that suffers when another is down.

    how: `hard` where each step of `path` is a hard need while running; `soft` where one of them
    is soft; `later` where it runs on, but something can then not be started, recovered or
    deployed. path: ids from this system to the one that is down, the shortest of its kind.
    """

    system: str
    how: str
    path: tuple[str, ...]

    @property
    def depth(self) -> int:
        """How many steps away it is."""
        return len(self.path) - 1


def to_networkx(graph: "DependencyGraph") -> "Network":
    """Return a frozen DiGraph in sorted order; each edge holds its `Edge` values as `edges`.

    Edge attributes beside `edges`: `criticality` (hard if one of them is) and `kinds`.
    """
    network: Network = nx.DiGraph()
    network.add_nodes_from(graph.systems)
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in graph.edges:
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


def impact(network: "Network", system: str) -> tuple[Affected, ...]:
    """Return what suffers when `system` is down: hard, soft, later; nearest first, then by id.

    Raises networkx.NodeNotFound where there is no such system.
    """
    ways = {
        "hard": [pair for pair in network.edges if _holds(network, pair, hard=True)],
        "soft": [pair for pair in network.edges if _holds(network, pair, hard=False)],
        "later": list(network.edges),
    }
    found: dict[str, Affected] = {}
    for how, pairs in ways.items():
        for name, path in _paths_to(system, network, pairs).items():
            found.setdefault(name, Affected(name, how, path))
    order = list(ways)
    del found[system]
    return tuple(
        sorted(found.values(), key=lambda one: (order.index(one.how), one.depth, one.system))
    )


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
    near: Network = nx.DiGraph()
    near.add_nodes_from(sorted({*needed, *dependent}))
    near.add_edges_from((*pair, network.edges[pair]) for pair in sorted(pairs))
    nx.freeze(near)
    return near


def _holds(network: "Network", pair: tuple[str, str], *, hard: bool) -> bool:
    edges: Iterable[Edge] = network.edges[pair]["edges"]
    return any(edge.serves(_RUN) and (edge.is_hard or not hard) for edge in edges)


def _paths_to(
    system: str, network: "Network", pairs: Iterable[tuple[str, str]]
) -> dict[str, tuple[str, ...]]:
    dependents: Network = nx.DiGraph()
    dependents.add_nodes_from(network)
    dependents.add_edges_from((target, source) for source, target in pairs)
    paths = nx.single_source_shortest_path(dependents, system)
    return {name: tuple(reversed(path)) for name, path in paths.items()}
