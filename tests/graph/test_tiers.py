"""Tiers along paths, against a plain search of all dependents."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import graphs, shuffled

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.tiers import TierInversion, demands, tier_inversions

_TIERS = st.sampled_from([None, 1, 2, 3, 4])


@given(graphs(), st.data())
def test_the_demand_is_the_highest_tier_of_all_that_need_it(
    graph: DependencyGraph, data: st.DataObject
) -> None:
    tiers = {name: data.draw(_TIERS) for name in graph.systems}
    hard = nx.DiGraph()
    hard.add_nodes_from(graph.systems)
    hard.add_edges_from(
        (edge.source, edge.target)
        for edge in graph.edges
        if edge.criticality == "hard" and "run" in edge.needed_for
    )
    expected = {}
    for name in graph.systems:
        known = {n: tiers[n] for n in {name, *nx.ancestors(hard, name)} if tiers[n]}
        if known:
            highest = min(known.values())
            lengths = [nx.shortest_path_length(hard, n, name) for n in known if known[n] == highest]
            expected[name] = (highest, min(lengths))

    found = demands(graph, tiers)

    assert {name: (one.tier, len(one.path)) for name, one in found.items()} == expected
    assert [(one.system, one.own, one.demanded) for one in tier_inversions(graph, tiers)] == [
        (name, tiers[name], tier)
        for name, (tier, _) in expected.items()
        if tiers[name] and tier < tiers[name]
    ]
    for name, one in found.items():
        if one.path:
            assert tiers[one.path[0].source] == one.tier
            assert one.path[-1].target == name


@given(graphs(), st.data(), st.integers(0, 99))
def test_the_order_of_the_input_changes_nothing(
    graph: DependencyGraph, data: st.DataObject, seed: int
) -> None:
    tiers = {name: data.draw(_TIERS) for name in graph.systems}

    one, other = tier_inversions(graph, tiers), tier_inversions(shuffled(graph, seed), tiers)

    assert [(i.system, [e.source for e in i.path]) for i in one] == [
        (i.system, [e.source for e in i.path]) for i in other
    ]


def test_an_inversion_shows_the_way_from_the_more_critical_system() -> None:
    edges = [Edge("pay", "api"), Edge("api", "cron"), Edge("pay", "wiki", criticality="soft")]
    graph = DependencyGraph.from_edges(["pay", "api", "cron", "wiki"], edges)

    found = tier_inversions(graph, {"pay": 1, "cron": 3, "wiki": 4})

    assert found == (TierInversion("cron", 3, 1, (edges[0], edges[1])),)
