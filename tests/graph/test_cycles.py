import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import Drawn, digraphs, graph_of, graphs, shuffled

from relaybook.graph.cycles import Cycle, cycles_among
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import COLD_START, RUN, Edge


def _paths(cycles: tuple[Cycle, ...]) -> list[str]:
    return [" ".join(cycle.systems) for cycle in cycles]


@given(digraphs())
def test_one_shortest_cycle_per_knot(drawn: Drawn) -> None:
    names, pairs = drawn
    graph = DependencyGraph.from_edges(names, [Edge(*pair) for pair in pairs])
    reference = nx.DiGraph(pairs)
    knots = [part for part in nx.strongly_connected_components(reference) if len(part) > 1]

    cycles = graph.run_cycles()

    assert [list(cycle.members) for cycle in cycles] == sorted(sorted(knot) for knot in knots)
    for cycle in cycles:
        girth = min(map(len, nx.simple_cycles(reference.subgraph(cycle.members))))
        assert len(cycle.edges) == girth
        assert cycle.systems[0] == min(cycle.systems)
        assert len(set(cycle.systems)) == len(cycle.edges)
        for edge, following in zip(cycle.edges, cycle.edges[1:] + cycle.edges[:1], strict=True):
            assert edge.target == following.source
            assert (edge.source, edge.target) in pairs


@given(digraphs())
def test_the_order_of_edges_changes_nothing(drawn: Drawn) -> None:
    names, pairs = drawn
    forwards = DependencyGraph.from_edges(names, [Edge(*pair) for pair in pairs])
    backwards = DependencyGraph.from_edges(names[::-1], [Edge(*pair) for pair in pairs[::-1]])

    assert forwards.run_cycles() == backwards.run_cycles()


def test_a_start_cycle_counts_start_and_recover_together() -> None:
    edges = [
        Edge("identity", "vpn", needed_for=("recover",)),
        Edge("vpn", "identity", needed_for=("run", "start")),
    ]
    graph = DependencyGraph.from_edges(["identity", "vpn"], edges)

    assert _paths(graph.start_cycles()) == ["identity vpn identity"]
    assert _paths(cycles_among(edge for edge in edges if edge.serves(frozenset({"start"})))) == []
    assert graph.run_cycles() == ()


def test_soft_edges_tie_no_knot() -> None:
    assert graph_of([("a", "b"), ("b", "a")], criticality="soft").run_cycles() == ()


def test_a_run_cycle_that_is_a_start_cycle_is_reported_once() -> None:
    graph = graph_of([("a", "b"), ("b", "a")], needed_for=("run", "start"))

    assert _paths(graph.start_cycles()) == ["a b a"]
    assert graph.run_cycles() == ()


def test_a_larger_run_knot_is_shown_by_a_cycle_through_what_no_start_cycle_has() -> None:
    both = ("run", "start")
    edges = [
        Edge("a", "b", needed_for=both), Edge("b", "a", needed_for=both),
        Edge("b", "c"), Edge("c", "a"),
    ]  # fmt: skip
    graph = DependencyGraph.from_edges("abc", edges)

    (cycle,) = graph.run_cycles()

    assert cycle.systems == ("a", "b", "c", "a")
    assert cycle.members == ("a", "b", "c")


def test_the_softest_edge_is_the_one_whose_failure_does_least() -> None:
    edges = [
        Edge("a", "b", on_failure="fails"), Edge("b", "c", on_failure="queues"), Edge("c", "a"),
    ]  # fmt: skip

    (cycle,) = DependencyGraph.from_edges("abc", edges).run_cycles()

    assert cycle.softest == edges[1]


def _can_be_up(graph: DependencyGraph, purposes: frozenset[str], given: set[str]) -> set[str]:
    """Return what can be up after `given`, one after the other, an alternative being enough."""
    up = set(given)
    while fresh := {
        name
        for name in graph.systems
        if name not in up
        and all(
            edge.target in up
            or any(o.target in up for o in _alternatives(graph, edge, purposes))
            or not any(o.is_hard for o in (edge, *_alternatives(graph, edge, purposes)))
            for edge in graph.needs(name)
            if edge.serves(purposes)
        )
    }:
        up |= fresh
    return up


def _alternatives(graph: DependencyGraph, edge: Edge, purposes: frozenset[str]) -> list[Edge]:
    others = (one for one in graph.needs(edge.source) if one.serves(purposes))
    return [one for one in others if edge.any_of and one.any_of == edge.any_of]


@given(graphs())
def test_all_can_be_up_but_what_waits_for_a_knot(graph: DependencyGraph) -> None:
    """With the members of the knots up, all is; and no knot comes up by itself."""
    cold = {name for cycle in graph.start_cycles() for name in cycle.members}
    running = {name for cycle in graph.run_cycles() for name in cycle.members} | cold

    assert _can_be_up(graph, COLD_START, cold) == set(graph.systems)
    assert bool(cold) == (_can_be_up(graph, COLD_START, set()) != set(graph.systems))
    assert running >= set(graph.systems) - _can_be_up(graph, RUN, running)
    for cycle in graph.start_cycles():
        rest = set(graph.systems) - set(cycle.members)
        assert _can_be_up(graph, COLD_START, rest) == rest


@given(graphs(), st.integers(0, 99))
def test_the_order_of_edges_with_alternatives_changes_nothing(
    graph: DependencyGraph, seed: int
) -> None:
    other = shuffled(graph, seed)

    for one, same in (
        (graph.start_cycles(), other.start_cycles()),
        (graph.run_cycles(), other.run_cycles()),
    ):
        assert [(c.systems, c.members) for c in one] == [(c.systems, c.members) for c in same]


def test_an_alternative_that_is_up_first_breaks_a_cycle() -> None:
    edges = [
        Edge("identity", "vpn", needed_for=("run", "start"), any_of="way in"),
        Edge("identity", "console", needed_for=("run", "start"), any_of="way in"),
        Edge("vpn", "identity", needed_for=("run", "start")),
    ]
    graph = DependencyGraph.from_edges(["identity", "vpn", "console"], edges)

    assert graph.start_cycles() == graph.run_cycles() == ()


def test_alternatives_that_both_wait_break_no_cycle() -> None:
    both = ("run", "start")
    edges = [
        Edge("identity", "vpn", needed_for=both, any_of="way in"),
        Edge("identity", "console", needed_for=both, any_of="way in"),
        Edge("vpn", "identity", needed_for=both),
        Edge("console", "identity", needed_for=both),
    ]
    graph = DependencyGraph.from_edges(["identity", "vpn", "console"], edges)

    assert _paths(graph.start_cycles()) == ["console identity console"]
    assert graph.start_cycles()[0].members == ("console", "identity", "vpn")
