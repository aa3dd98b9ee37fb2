"""The order of a recovery, against plain references."""

import math
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import graph_of, graphs, shuffled

from relaybook.graph.deadlocks import recovery_deadlocks
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.recovery import RecoveryPlan, Restored, cold_start_of, recovery_plan
from relaybook.graph.recovery_time import broken_promises, undecided_promises

_START = ("start",)
_TIMES = st.sampled_from([None, 0, 600, 3_600])


def _plan(graph: DependencyGraph, **times: int | None) -> RecoveryPlan:
    return recovery_plan(graph, times)


def _waves(plan: RecoveryPlan) -> list[list[tuple[str, ...]]]:
    return [[one.systems for one in wave] for wave in plan.waves]


def _needs(graph: DependencyGraph, name: str) -> list[set[str]]:
    """Return what a system waits for: of each set, one."""
    edges = [e for e in graph.needs(name) if {"start", "recover"} & set(e.needed_for)]
    alone = [{edge.target} for edge in edges if not edge.any_of and edge.criticality == "hard"]
    groups = [[e for e in edges if e.any_of == group] for group in ("x", "y")]
    return alone + [
        {edge.target for edge in group}
        for group in groups
        if any(edge.criticality == "hard" for edge in group)
    ]


@given(graphs())
def test_without_alternatives_the_waves_are_the_generations_of_the_condensed_graph(
    graph: DependencyGraph,
) -> None:
    edges = [Edge(e.source, e.target, None, e.criticality, None, e.needed_for) for e in graph.edges]
    graph = DependencyGraph.from_edges(graph.systems, edges)
    reference = nx.DiGraph()
    reference.add_nodes_from(graph.systems)
    for name in graph.systems:
        reference.add_edges_from((name, target) for need in _needs(graph, name) for target in need)
    condensed = nx.condensation(reference)

    generations = nx.topological_generations(condensed.reverse())
    expected = [
        sorted(tuple(sorted(condensed.nodes[number]["members"])) for number in generation)
        for generation in generations
    ]

    assert _waves(recovery_plan(graph, {})) == expected


@given(graphs(), st.data())
def test_waves_and_times_are_the_least_that_the_definition_allows(
    graph: DependencyGraph, data: st.DataObject
) -> None:
    times = {name: data.draw(_TIMES) for name in graph.systems}
    plan = recovery_plan(graph, times)
    units = {one.systems for wave in plan.waves for one in wave}
    unit_of = {name: unit for unit in units for name in unit}
    needs = {
        unit: [
            found - {unit}
            for name in unit
            for need in _needs(graph, name)
            if (found := {unit_of[target] for target in need}) != {unit}
        ]
        for unit in units
    }

    wave = dict.fromkeys(units, math.inf)
    end = dict.fromkeys(units, math.inf)
    for _ in range(len(units) + 1):
        for unit in units:
            own = max(times[name] or 0 for name in unit)
            wave[unit] = 1 + max((min(wave[o] for o in n) for n in needs[unit]), default=0)
            end[unit] = own + max((min(end[o] for o in n) for n in needs[unit]), default=0)

    for unit in units:
        restored = plan.restored[unit[0]]
        assert (restored.wave, restored.end) == (wave[unit], end[unit])
        assert restored.start == restored.end - max(times[name] or 0 for name in unit)


@given(graphs())
def test_exactly_the_knots_cannot_be_started(graph: DependencyGraph) -> None:
    plan = recovery_plan(graph, {})
    tied = {name for wave in plan.waves for one in wave if one.is_knot for name in one.systems}

    started = set(tied)
    while fresh := {
        name
        for name in graph.systems
        if name not in started and all(need & started for need in _needs(graph, name))
    }:
        started |= fresh

    assert started == set(graph.systems)
    for knot in (one.systems for wave in plan.waves for one in wave if one.is_knot):
        # Were all but this knot running, its members would still wait for each other.
        rest = set(graph.systems) - set(knot)
        alone = [n for n in knot if all(need & rest for need in _needs(graph, n))]
        assert not alone
    assert {name for cycle in plan.deadlocks for name in cycle.members} == tied


@given(graphs(), st.data())
def test_the_critical_path_adds_up_and_what_is_unknown_is_listed(
    graph: DependencyGraph, data: st.DataObject
) -> None:
    times = {name: data.draw(_TIMES) for name in graph.systems}
    plan = recovery_plan(graph, times)
    for name in graph.systems:
        path = plan.critical_path(name)
        assert name in path[-1].systems
        assert path[0].start == 0
        assert all(one.end == other.start for one, other in pairwise(path))
        unknown = plan.unknown(name)
        assert all(times[one] is None for one in unknown)
        if plan.restored[name].is_known:
            assert not unknown
        if unknown:
            assert not plan.restored[name].is_known
    last = plan.critical_path()[-1]
    assert last.end == max(one.end for one in plan.restored.values())


@given(graphs(), st.integers(0, 99))
def test_the_order_of_the_input_changes_nothing(graph: DependencyGraph, seed: int) -> None:
    other = recovery_plan(shuffled(graph, seed), {"s1": 60})

    plan = recovery_plan(graph, {"s1": 60})
    assert (plan.waves, plan.restored) == (other.waves, other.restored)
    assert [c.systems for c in plan.deadlocks] == [c.systems for c in other.deadlocks]


def test_waves_times_and_what_takes_longest() -> None:
    graph = graph_of([("web", "api"), ("api", "db"), ("api", "dns")], needed_for=_START)

    plan = _plan(graph, web=60, api=600, db=3_600, dns=300)

    assert plan.waves == (
        (Restored(("db",), 1, 0, 3_600, True), Restored(("dns",), 1, 0, 300, True)),
        (Restored(("api",), 2, 3_600, 4_200, True, "db"),),
        (Restored(("web",), 3, 4_200, 4_260, True, "api"),),
    )
    assert [one.systems for one in plan.critical_path()] == [("db",), ("api",), ("web",)]


def test_what_nobody_knows_is_never_nothing() -> None:
    graph = graph_of([("api", "db")], needed_for=_START)

    plan = _plan(graph, api=600)

    assert plan.restored["api"] == Restored(("api",), 2, 0, 600, False, "db")
    assert plan.unknown("api") == ("db",)
    assert broken_promises(plan, {"api": 600}) == ()
    assert undecided_promises(plan, {"api": 600, "db": None}) == {"api": ("db",)}
    (broken,) = broken_promises(plan, {"api": 500})
    assert (broken.promised, broken.takes, broken.unknown) == (500, 600, ("db",))
    assert [one.systems for one in broken.path] == [("db",), ("api",)]


def test_a_knot_is_named_and_brought_back_as_one() -> None:
    graph = graph_of([("a", "b"), ("b", "a"), ("c", "a")], needed_for=_START)

    plan = _plan(graph, a=60, b=90, c=30)

    assert _waves(plan) == [[("a", "b")], [("c",)]]
    assert [cycle.systems for cycle in plan.deadlocks] == [("a", "b", "a")]
    assert plan.restored["c"] == Restored(("c",), 2, 90, 120, False, "a")


def test_an_alternative_that_can_be_started_unties_a_knot() -> None:
    edges = [
        Edge("a", "b", needed_for=_START, any_of="either"),
        Edge("a", "c", needed_for=_START, any_of="either"),
        Edge("b", "a", needed_for=_START),
    ]
    graph = DependencyGraph.from_edges("abc", edges)

    assert _waves(_plan(graph)) == [[("c",)], [("a",)], [("b",)]]


def test_only_what_is_asked_for_and_what_it_needs_is_brought_back() -> None:
    edges = [
        Edge("web", "db", needed_for=("run", "start")),
        Edge("web", "mail"),
        Edge("db", "vpn", needed_for=("recover",)),
        Edge("job", "db", needed_for=_START),
    ]
    graph = DependencyGraph.from_edges(["web", "db", "mail", "vpn", "job"], edges)

    among = cold_start_of(graph, ["web"])

    assert among == {"web", "db", "vpn"}
    assert _waves(recovery_plan(graph, {}, among)) == [[("vpn",)], [("db",)], [("web",)]]
    assert _waves(recovery_plan(graph, {}, ["web"])) == [[("web",)]]
    with pytest.raises(KeyError):
        cold_start_of(graph, ["x"])


def test_nothing_to_recover() -> None:
    plan = recovery_plan(DependencyGraph.from_edges([], []), {})

    assert (plan.waves, plan.critical_path()) == ((), ())


def test_what_is_needed_to_recover_must_not_hang_on_what_is_recovered() -> None:
    edges = [
        Edge("identity", "vpn", needed_for=("recover",)),
        Edge("vpn", "certificates"),
        Edge("certificates", "identity"),
        Edge("wiki", "vpn", needed_for=("recover",)),
    ]
    graph = DependencyGraph.from_edges(["identity", "vpn", "certificates", "wiki"], edges)

    (found,) = recovery_deadlocks(graph)

    assert (found.need, found.path) == (edges[0], (edges[1], edges[2]))


def test_a_second_way_in_is_no_deadlock() -> None:
    edges = [
        Edge("identity", "vpn", needed_for=("recover",)),
        Edge("vpn", "identity", any_of="sign-in"),
        Edge("vpn", "local-accounts", any_of="sign-in"),
    ]

    graph = DependencyGraph.from_edges(["identity", "vpn", "local-accounts"], edges)

    assert recovery_deadlocks(graph) == ()


@given(graphs())
def test_a_deadlock_is_what_the_definition_says(graph: DependencyGraph) -> None:
    edges = [Edge(e.source, e.target, None, e.criticality, None, e.needed_for) for e in graph.edges]
    graph = DependencyGraph.from_edges(graph.systems, edges)
    hard = nx.DiGraph()
    hard.add_nodes_from(graph.systems)
    for edge in edges:
        if edge.criticality == "hard" and set(edge.needed_for) != {"deploy"}:
            hard.add_edge(edge.source, edge.target)

    expected = {
        (edge.source, edge.target)
        for edge in edges
        if edge.criticality == "hard"
        and "recover" in edge.needed_for
        and nx.has_path(hard, edge.target, edge.source)
    }

    found = recovery_deadlocks(graph)
    assert {(one.need.source, one.need.target) for one in found} == expected
    for one in found:
        assert (one.path[0].source, one.path[-1].target) == (one.need.target, one.need.source)
