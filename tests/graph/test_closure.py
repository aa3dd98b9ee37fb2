"""Sets of all systems at once, against searches one by one."""

from hypothesis import given
from tests.graph.samples import graphs

from relaybook.graph.closure import cannot_do_without, dependents_closure, needs_closure
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import RUN, Edge, hard_run


@given(graphs())
def test_the_closures_are_the_searches(graph: DependencyGraph) -> None:
    needs, dependents = needs_closure(graph), dependents_closure(graph)
    for name in graph.systems:
        assert needs.of(name) == tuple(sorted(graph.needs_all(name, hard_run).depths))
        assert dependents.of(name) == tuple(sorted(graph.needed_by_all(name, hard_run).depths))
        assert needs.count(name) == len(needs.of(name))


@given(graphs())
def test_what_a_system_cannot_do_without_is_what_stops_it_alone(graph: DependencyGraph) -> None:
    found = cannot_do_without(graph, RUN)
    for gone in graph.systems:
        stopped = {gone}
        while fresh := {n for n in graph.systems if n not in stopped and _stops(graph, n, stopped)}:
            stopped |= fresh
        assert {n for n in graph.systems if found.holds(n, gone)} == stopped - {gone}


def _stops(graph: DependencyGraph, name: str, stopped: set[str]) -> bool:
    edges = [edge for edge in graph.needs(name) if "run" in edge.needed_for]
    groups = [[e] for e in edges if not e.any_of]
    groups += [[e for e in edges if e.any_of == group] for group in ("x", "y")]
    return any(
        any(edge.is_hard for edge in group) and all(edge.target in stopped for edge in group)
        for group in groups
    )


def test_a_relation_names_what_its_bits_mean() -> None:
    graph = DependencyGraph.from_edges("abc", [Edge("a", "b"), Edge("b", "c")])

    found = needs_closure(graph)

    assert (found.of("a"), found.holds("a", "c"), found.holds("c", "a")) == (
        ("b", "c"),
        True,
        False,
    )
    assert tuple(found.named(found.mask(["c", "a", "x"]))) == ("a", "c")
    assert found.turned().of("c") == ("a", "b")


def test_a_graph_of_nothing_has_no_sets() -> None:
    assert needs_closure(DependencyGraph.from_edges([], [])).turned().bits == {}
