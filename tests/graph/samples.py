"""Graphs and maps that several tests draw on."""

from collections.abc import Iterable
from random import Random
from typing import Any

from hypothesis import strategies as st

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.view import MapLink, MapNode, MapView
from relaybook.model.duration import Duration

Pairs = Iterable[tuple[str, str]]
Drawn = tuple[list[str], list[tuple[str, str]]]


def graph_of(pairs: Pairs, **fields: Any) -> DependencyGraph:
    """Return the graph of hard run edges between `pairs`."""
    pairs = list(pairs)
    systems = {name for pair in pairs for name in pair}
    return DependencyGraph.from_edges(systems, [Edge(*pair, **fields) for pair in pairs])


def view_of(
    nodes: Iterable[MapNode], edges: Iterable[Edge] = (), *, title: str = "Map", **fields: Any
) -> MapView:
    """Return the map of all `nodes` and `edges`."""
    links: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        links.setdefault((edge.source, edge.target), []).append(edge)
    nodes = tuple(sorted(nodes, key=lambda node: node.id))
    made = tuple(MapLink(*pair, tuple(links[pair])) for pair in sorted(links))
    values: dict[str, Any] = {"systems": len(nodes), "dependencies": len(made), **fields}
    return MapView(title, nodes, made, **values)


_NAMES = [f"s{number}" for number in range(9)]


@st.composite
def digraphs(draw: st.DrawFn) -> Drawn:
    """Draw names and unique pairs of them without loops, in no particular order."""
    names = draw(st.permutations(_NAMES).map(lambda all_: all_[: draw(st.integers(1, 9))]))
    every = [(one, other) for one in names for other in names if one != other]
    pairs = draw(st.lists(st.sampled_from(every), unique=True, max_size=24)) if every else []
    return names, pairs


_PURPOSES = [("run",), ("run", "start"), ("start",), ("recover",), ("run", "recover"), ("deploy",)]
_FAILURES = ["fails", "fails", "degrades", "queues", "manual", "unaffected", None]


@st.composite
def graphs(draw: st.DrawFn) -> DependencyGraph:
    """Draw a graph of up to seven systems with cycles, parallel edges and alternatives."""
    names = _NAMES[: draw(st.integers(1, 7))]
    every = [(one, other) for one in names for other in names if one != other]
    pairs = draw(st.lists(st.sampled_from(every), max_size=16)) if every else []
    return DependencyGraph.from_edges(names, [draw(_edges(*pair)) for pair in pairs])


@st.composite
def _edges(draw: st.DrawFn, source: str, target: str) -> Edge:
    tolerates = draw(st.sampled_from([None, None, "10m", "1h"]))
    return Edge(
        source,
        target,
        criticality=draw(st.sampled_from(["hard", "hard", "soft"])),
        on_failure=draw(st.sampled_from(_FAILURES)),
        needed_for=draw(st.sampled_from(_PURPOSES)),
        any_of=draw(st.sampled_from([None, None, "x", "y"])),
        tolerates=Duration.parse(tolerates) if tolerates else None,
    )


def shuffled(graph: DependencyGraph, seed: int) -> DependencyGraph:
    """Return the same graph, built from its systems and edges in another order."""
    order = Random(seed)  # noqa: S311 - nothing secret
    systems, edges = list(graph.systems), list(graph.edges)
    order.shuffle(systems)
    order.shuffle(edges)
    return DependencyGraph.from_edges(systems, edges)
