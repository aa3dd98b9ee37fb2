"""What fails with what, against a plain reference that repeats the definition until it holds."""

import math
from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import graph_of, graphs, shuffled

from relaybook.graph.containment import PartOf, contained
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.failure import FailureModel, fail
from relaybook.model.duration import Duration

_NEVER = (math.inf, 0)
Times = dict[str, tuple[float, int]]


def _reference(graph: DependencyGraph, failed: Collection[str]) -> tuple[Times, Times]:
    """Return when and after how many steps each is down, and when it is hit at all."""
    down = {name: (0, 0) if name in failed else _NEVER for name in graph.systems}
    hit = dict(down)
    while True:
        before = (dict(down), dict(hit))
        for name in graph.systems:
            for need in _needs(graph, name):
                effects = [_effect(edge) for edge in need]
                if "down" in effects:
                    down[name] = min(down[name], max(_felt(edge, down) for edge in need))
                if "down" in effects or "degraded" in effects:
                    hit[name] = min(hit[name], max(_felt(edge, hit) for edge in need))
            hit[name] = min(hit[name], down[name])
        if before == (down, hit):
            return down, hit


def _needs(graph: DependencyGraph, name: str) -> list[list[Edge]]:
    edges = [edge for edge in graph.needs(name) if "run" in edge.needed_for]
    groups = {edge.any_of for edge in edges if edge.any_of}
    return [[edge] for edge in edges if not edge.any_of] + [
        [edge for edge in edges if edge.any_of == group] for group in groups
    ]


def _effect(edge: Edge) -> str:
    if edge.on_failure in ("queues", "manual", "unaffected"):
        return ""
    is_down = edge.criticality == "hard" and edge.on_failure in ("fails", None)
    return "down" if is_down else "degraded"


def _felt(edge: Edge, times: Times) -> tuple[float, int]:
    after, depth = times[edge.target]
    if after == math.inf:
        return _NEVER
    return after + (edge.tolerates.in_seconds if edge.tolerates else 0), depth + 1


@given(graphs(), st.data())
def test_what_is_hit_and_when_is_what_the_definition_says(
    graph: DependencyGraph, data: st.DataObject
) -> None:
    failed = data.draw(st.sets(st.sampled_from(graph.systems), max_size=2))

    found = fail(graph, failed)

    down, hit = _reference(graph, failed)
    expected = {
        name: ("down", *down[name]) if down[name] != _NEVER else ("degraded", *hit[name])
        for name in graph.systems
        if hit[name] != _NEVER
    }
    assert {n: (one.state, one.after, one.depth) for n, one in found.items()} == expected
    assert list(found) == sorted(found)


@given(graphs(), st.data())
def test_each_path_leads_to_what_failed_and_takes_the_time_that_is_said(
    graph: DependencyGraph, data: st.DataObject
) -> None:
    failed = data.draw(st.sets(st.sampled_from(graph.systems), max_size=2))
    for name, hit in fail(graph, failed).items():
        here = name
        for edge in hit.path:
            assert edge in graph.needs(here)
            assert _effect(edge) or edge.any_of
            here = edge.target
        assert here in failed
        assert hit.after == sum(e.tolerates.in_seconds for e in hit.path if e.tolerates)


@given(graphs())
def test_all_single_failures_at_once_are_what_each_is_alone(graph: DependencyGraph) -> None:
    model = FailureModel(graph)
    for name in graph.systems:
        alone = model.fail([name])
        down = {other for other, hit in alone.items() if hit.state == "down"} - {name}
        assert set(model.downs.of(name)) == down
        assert {other for other in graph.systems if model.downed_by.holds(other, name)} == down


@given(graphs(), st.integers(0, 99))
def test_the_order_of_the_input_changes_nothing(graph: DependencyGraph, seed: int) -> None:
    for name in graph.systems:
        assert fail(graph, [name]) == fail(shuffled(graph, seed), [name])


def test_down_is_told_from_degraded_and_what_stops_a_failure_stops_it() -> None:
    edges = [
        Edge("api", "db", on_failure="fails"), Edge("web", "api", on_failure="fails"),
        Edge("report", "db", on_failure="degrades"), Edge("board", "report", on_failure="fails"),
        Edge("wiki", "db", criticality="soft"), Edge("mail", "db", on_failure="queues"),
        Edge("post", "mail"), Edge("ci", "db", needed_for=("deploy",)),
    ]  # fmt: skip
    names = {name for edge in edges for name in (edge.source, edge.target)}

    found = fail(DependencyGraph.from_edges(names, edges), ["db"])

    assert {name: hit.state for name, hit in found.items()} == {
        "api": "down", "board": "degraded", "db": "down", "report": "degraded",
        "web": "down", "wiki": "degraded",
    }  # fmt: skip
    assert [edge.target for edge in found["web"].path] == ["api", "db"]
    assert found["wiki"].is_assumed
    assert not found["web"].is_assumed


def test_alternatives_are_missed_when_the_last_is_gone() -> None:
    hour, day = Duration.parse("1h"), Duration.parse("1d")
    edges = [
        Edge("pay", "north", any_of="rails", on_failure="fails", tolerates=day),
        Edge("pay", "south", any_of="rails", on_failure="fails", tolerates=hour),
    ]
    graph = DependencyGraph.from_edges(["pay", "north", "south"], edges)

    assert set(fail(graph, ["north"])) == {"north"}
    hit = fail(graph, ["north", "south"])["pay"]
    assert (hit.state, hit.after, hit.path) == ("down", 86_400, (edges[0],))


def test_what_is_tolerated_adds_up_and_the_fastest_way_counts() -> None:
    edges = [
        Edge("a", "c", tolerates=Duration.parse("2h")),
        Edge("a", "b", tolerates=Duration.parse("30m")),
        Edge("b", "c", tolerates=Duration.parse("1h")),
    ]

    hit = fail(DependencyGraph.from_edges("abc", edges), ["c"])["a"]

    assert (hit.after, hit.depth, hit.path) == (5_400, 2, (edges[1], edges[2]))


def test_a_cycle_fails_as_one_and_the_search_ends() -> None:
    graph = graph_of([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])

    assert {name: hit.depth for name, hit in fail(graph, ["d"]).items()} == {
        "d": 0, "c": 1, "b": 2, "a": 3,
    }  # fmt: skip


def test_a_system_takes_its_parts_with_it_but_no_part_takes_the_whole() -> None:
    containment = contained([PartOf("core.ledger", "core", "system")], ["core", "core.ledger"])
    graph = DependencyGraph.from_edges(["core", "core.ledger"], [], containment)

    assert {name: hit.state for name, hit in fail(graph, ["core"]).items()} == {
        "core": "down", "core.ledger": "down",
    }  # fmt: skip
    assert set(fail(graph, ["core.ledger"])) == {"core.ledger"}
    assert FailureModel(graph).downs.of("core") == ("core.ledger",)


def test_a_system_that_does_not_exist_cannot_fail() -> None:
    with pytest.raises(KeyError):
        fail(graph_of([("a", "b")]), ["x"])
