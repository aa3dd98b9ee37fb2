from hypothesis import given
from tests.graph.samples import graphs

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge, hard_run
from relaybook.graph.shared_fate import alternatives, same_place, shared_fates

_PAY = (Edge("pay", "north", any_of="rails"), Edge("pay", "south", any_of="rails"))


def _graph(*more: Edge) -> DependencyGraph:
    edges = [*_PAY, *more]
    return DependencyGraph.from_edges({n for e in edges for n in (e.source, e.target)}, edges)


def test_two_suppliers_on_one_name_service_are_one() -> None:
    south, north, deeper = Edge("south", "dns"), Edge("north", "vpn"), Edge("vpn", "dns")

    (found,) = shared_fates(_graph(south, north, deeper))

    assert (found.edges, found.nearest, found.shared) == (_PAY, "dns", 1)
    assert found.paths == ((north, deeper), (south,))


def test_an_alternative_that_needs_the_other_is_none() -> None:
    (found,) = shared_fates(_graph(Edge("south", "north")))

    assert (found.nearest, found.paths) == ("north", ((), (Edge("south", "north"),)))


def test_what_is_shared_and_redundant_or_soft_does_no_harm() -> None:
    shared = Edge("south", "dns"), Edge("north", "dns")

    assert len(shared_fates(_graph(*shared))) == 1
    assert shared_fates(_graph(*shared), ["dns"]) == ()
    assert shared_fates(_graph(shared[0], Edge("north", "dns", criticality="soft"))) == ()


def test_one_region_or_provider_is_shared_too_but_not_one_of_several() -> None:
    graph = _graph()

    assert same_place(graph, {"north": ["mumbai"], "south": ["mumbai"]}) == ((*_PAY, "mumbai"),)
    assert same_place(graph, {"north": ["mumbai"], "south": ["mumbai", "pune"]}) == ()
    assert same_place(graph, {"north": ["mumbai"]}) == ()


@given(graphs())
def test_it_is_what_the_searches_of_both_have_in_common(graph: DependencyGraph) -> None:
    expected = []
    for one, other in alternatives(graph):
        both = [
            {edge.target, *graph.needs_all(edge.target, hard_run).depths} for edge in (one, other)
        ]
        if both[0] & both[1]:
            expected.append((one, other, len(both[0] & both[1])))

    found = shared_fates(graph)

    assert [(*one.edges, one.shared) for one in found] == expected
    for one in found:
        for edge, path in zip(one.edges, one.paths, strict=True):
            assert [edge.target, *(e.target for e in path)][-1] == one.nearest
