"""What nobody is known to use, against plain searches."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import graph_of, graphs, shuffled

from relaybook.graph.containment import PartOf, contained
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.unreached import Unreached, reached_from, unreached


def _plain(graph: DependencyGraph) -> "nx.DiGraph[str]":
    plain: nx.DiGraph[str] = nx.DiGraph()
    plain.add_nodes_from(graph.systems)
    plain.add_edges_from((edge.source, edge.target) for edge in graph.edges)
    return plain


@given(graphs(), st.data())
def test_each_way_into_the_rest_is_told_once(graph: DependencyGraph, data: st.DataObject) -> None:
    entries = data.draw(st.sets(st.sampled_from(graph.systems)))
    among = data.draw(st.sets(st.sampled_from(graph.systems)))
    plain = _plain(graph)
    reached = entries.union(*(nx.descendants(plain, name) for name in entries))
    rest = plain.subgraph(among - reached)

    found = unreached(graph, entries, among)

    assert reached_from(graph, entries) == reached
    assert {name for one in found for name in (*one.knot, *one.behind)} == set(rest)
    roots = nx.condensation(rest)
    assert [set(one.knot) for one in found] == sorted(
        (roots.nodes[node]["members"] for node in roots if not roots.in_degree(node)),
        key=sorted,
    )
    for one in found:
        assert set(one.behind) == set(nx.descendants(rest, one.knot[0])) - set(one.knot)


@given(graphs(), st.data(), st.integers(0, 99))
def test_the_order_of_the_input_changes_nothing(
    graph: DependencyGraph, data: st.DataObject, seed: int
) -> None:
    entries = data.draw(st.lists(st.sampled_from(graph.systems), unique=True))
    other = shuffled(graph, seed)

    assert unreached(graph, entries, graph.systems) == unreached(
        other, entries[::-1], graph.systems[::-1]
    )


def test_a_whole_leads_to_its_parts_and_a_part_to_its_wholes() -> None:
    written = [PartOf("engine", "car"), PartOf("piston", "engine")]
    plain = graph_of([("driver", "engine"), ("piston", "oil"), ("car", "road"), ("z", "x")])
    systems = {*plain.systems, "engine", "car", "piston"}
    graph = DependencyGraph.from_edges(systems, plain.edges, contained(written, systems))

    assert unreached(graph, ["driver"], graph.systems) == (Unreached(("z",), ("x",)),)
