import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import Drawn, digraphs, graph_of

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.network import focus


def test_each_pair_is_one_edge_that_holds_all_needs() -> None:
    edges = [
        Edge("a", "b", "dns", "soft"),
        Edge("a", "b", "database"),
        Edge("c", "b", "dns", "soft"),
    ]

    network = DependencyGraph.from_edges("abcd", edges).network

    assert list(network) == ["a", "b", "c", "d"]
    assert network.edges["a", "b"] == {
        "edges": tuple(edges[:2]),
        "criticality": "hard",
        "kinds": ("database", "dns"),
    }
    assert network.edges["c", "b"]["criticality"] == "soft"
    with pytest.raises(nx.NetworkXError):
        network.add_node("e")


def test_the_network_is_built_once() -> None:
    graph = graph_of([("a", "b")])

    assert graph.network is graph.network


@given(digraphs(), st.integers(0, 3))
def test_a_focus_holds_the_neighbourhood_and_the_edges_that_lead_to_it(
    drawn: Drawn, depth: int
) -> None:
    names, pairs = drawn
    graph = DependencyGraph.from_edges(names, [Edge(*pair) for pair in pairs])
    middle = names[0]

    near = focus(graph.network, middle, depth)

    assert set(near) == graph.neighbourhood(middle, depth)
    assert set(near.edges) <= set(pairs)
    needed = nx.single_source_shortest_path_length(near, middle)
    dependent = nx.single_source_shortest_path_length(near.reverse(), middle)
    assert set(needed) | set(dependent) == set(near)


def test_a_focus_leaves_out_what_neighbours_need_of_each_other() -> None:
    graph = graph_of([("a", "b"), ("a", "c"), ("b", "c")])

    assert set(focus(graph.network, "a", 1).edges) == {("a", "b"), ("a", "c")}
    assert set(focus(graph.network, "a", 2).edges) == {("a", "b"), ("a", "c"), ("b", "c")}
