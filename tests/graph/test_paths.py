"""Ways between two systems, against the enumeration of all simple paths."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import graph_of, graphs, shuffled

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.paths import ways


def _reference(graph: DependencyGraph, source: str, target: str) -> list[tuple[str, ...]]:
    reference = nx.DiGraph((edge.source, edge.target) for edge in graph.edges)
    reference.add_nodes_from(graph.systems)
    hard = {(edge.source, edge.target) for edge in graph.edges if edge.criticality == "hard"}
    paths = [] if source == target else map(tuple, nx.all_simple_paths(reference, source, target))
    return sorted(
        paths,
        key=lambda path: (
            not all(pair in hard for pair in pairwise(path)),
            len(path),
            path,
        ),
    )


@given(graphs(), st.data(), st.integers(1, 12))
def test_hard_ways_come_first_then_the_shortest(
    graph: DependencyGraph, data: st.DataObject, most: int
) -> None:
    source = data.draw(st.sampled_from(graph.systems))
    target = data.draw(st.sampled_from(graph.systems))

    found = ways(graph, source, target, most)

    assert [way.systems for way in found] == _reference(graph, source, target)[:most]
    for way in found:
        for index, edges in enumerate(way.steps):
            pair = way.systems[index : index + 2]
            assert edges == tuple(e for e in graph.edges if (e.source, e.target) == pair)


@given(graphs(), st.integers(0, 99))
def test_the_order_of_the_input_changes_nothing(graph: DependencyGraph, seed: int) -> None:
    first, last = graph.systems[0], graph.systems[-1]

    one = [way.systems for way in ways(graph, first, last, 5)]

    assert one == [way.systems for way in ways(shuffled(graph, seed), first, last, 5)]


def test_a_longer_hard_way_stands_before_a_short_soft_one() -> None:
    edges = [Edge("a", "c", criticality="soft"), Edge("a", "b"), Edge("b", "c")]

    found = ways(DependencyGraph.from_edges("abc", edges), "a", "c", 9)

    assert [(way.systems, way.is_hard) for way in found] == [
        (("a", "b", "c"), True),
        (("a", "c"), False),
    ]


def test_where_there_is_no_way_there_is_none() -> None:
    graph = graph_of([("a", "b")])

    assert ways(graph, "b", "a", 9) == ()
    with pytest.raises(KeyError):
        ways(graph, "a", "x", 9)


def test_a_knot_of_many_ways_is_cut_short() -> None:
    names = [f"n{number:02}" for number in range(40)]
    graph = graph_of([(one, other) for one in names for other in names if one != other])

    found = ways(graph, "n00", "n39", 20)

    assert [way.systems for way in found[:2]] == [("n00", "n39"), ("n00", "n01", "n39")]
    assert len(found) == 20
