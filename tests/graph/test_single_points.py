"""What takes others down when it fails alone, against the simulation of each failure."""

from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import graphs, shuffled

from relaybook.graph.containment import PartOf, contained
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.failure import FailureModel, fail
from relaybook.graph.single_points import SinglePoint, single_points

_SOME = st.sets(st.sampled_from([f"s{number}" for number in range(9)]))


@given(graphs(), _SOME)
def test_it_is_what_each_failure_alone_takes_down(
    graph: DependencyGraph, critical: set[str]
) -> None:
    expected = {}
    for name in graph.systems:
        hits = fail(graph, [name])
        downs = {other for other, hit in hits.items() if hit.state == "down"} - {name}
        if downs & critical:
            expected[name] = tuple(sorted(downs & critical))

    found = single_points(FailureModel(graph), critical)

    assert {name: one.downs for name, one in found.items()} == expected


@given(graphs(), _SOME)
def test_the_path_leads_over_what_goes_down_and_there_is_no_shorter_one(
    graph: DependencyGraph, critical: set[str]
) -> None:
    model = FailureModel(graph)
    for name, one in single_points(model, critical).items():
        assert one.path[0].source in one.downs
        assert one.path[-1].target == name
        for edge, following in zip(one.path, one.path[1:], strict=False):
            assert edge.target == following.source
            assert model.downs.holds(name, edge.target)
        hits = model.fail([name])
        assert len(one.path) <= min(hits[other].depth for other in one.downs)


@given(graphs(), _SOME, st.integers(0, 99))
def test_the_order_of_the_input_changes_nothing(
    graph: DependencyGraph, critical: set[str], seed: int
) -> None:
    one = single_points(FailureModel(graph), critical)
    other = single_points(FailureModel(shuffled(graph, seed)), sorted(critical, reverse=True))

    assert [(i.system, i.downs, [e.source for e in i.path]) for i in one.values()] == [
        (i.system, i.downs, [e.source for e in i.path]) for i in other.values()
    ]


def test_an_alternative_and_a_queue_stop_it_and_a_part_goes_with_its_whole() -> None:
    edges = [
        Edge("pay", "north", any_of="rails"),
        Edge("pay", "south", any_of="rails"),
        Edge("north", "dns"),
        Edge("south", "dns"),
        Edge("pay", "log", on_failure="queues"),
    ]
    names = ["pay", "north", "south", "dns", "log", "site"]
    containment = contained([PartOf("dns", "site", "system")], names)
    graph = DependencyGraph.from_edges(names, edges, containment)

    found = single_points(FailureModel(graph), ["pay"])

    assert found["dns"] == SinglePoint("dns", ("pay",), (edges[0], edges[2]))
    assert [edge.target for edge in found["site"].path] == ["north", "dns", "site"]
    assert sorted(found) == ["dns", "site"]
