import subprocess
import sys
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from tests.graph.samples import Drawn, digraphs, graph_of

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge, hard
from relaybook.model.duration import Duration
from relaybook.model.record import Facts, Origin
from relaybook.model.system import System
from relaybook.source import Place


def _system(name: str, **fields: Any) -> System:
    return System.from_fields(fields, Facts(id=name, path=f"systems/{name}.yaml"))


def _graph(**systems: Any) -> DependencyGraph:
    return DependencyGraph.from_systems(
        {name: _system(name, **fields) for name, fields in systems.items()}
    )


def test_an_edge_says_what_was_written_and_where() -> None:
    need = {
        "to": "system:ledger",
        "kind": "database",
        "criticality": "soft",
        "on_failure": "degrades",
        "needed_for": ["run", "start"],
        "any_of": "copies",
        "tolerates": "10m",
    }

    graph = _graph(scoring={"depends_on": ["ledger", need]}, ledger={})

    place = "systems/scoring.yaml"
    assert graph.edges == (
        Edge("scoring", "ledger", place=Place(place, ("depends_on", 0, "to"))),
        Edge(
            source="scoring",
            target="ledger",
            kind="database",
            criticality="soft",
            on_failure="degrades",
            needed_for=("run", "start"),
            any_of="copies",
            tolerates=Duration("10m", 0, 600),
            place=Place(place, ("depends_on", 1, "to")),
            detailed=True,
        ),
    )


def test_what_is_needed_to_recover_is_an_edge_in_the_file_where_it_stands() -> None:
    facts = Facts(
        id="scoring",
        path="systems/scoring.yaml",
        origins={"needed_to_recover": Origin("systems/scoring/recovery.yaml")},
    )
    scoring = System.from_fields({"needed_to_recover": ["system:vpn"]}, facts)

    graph = DependencyGraph.from_systems({"scoring": scoring, "vpn": _system("vpn")})

    place = Place("systems/scoring/recovery.yaml", ("needed_to_recover", 0))
    assert graph.edges == (Edge("scoring", "vpn", needed_for=("recover",), place=place),)


def test_dangling_edges_and_loops_are_kept_apart() -> None:
    graph = _graph(a={"depends_on": ["a", "gone", "b"]}, b={})

    assert [edge.target for edge in graph.edges] == ["b"]
    assert [edge.target for edge in graph.dangling] == ["gone"]
    assert [edge.target for edge in graph.self_dependencies()] == ["a"]


def test_an_edge_without_a_target_is_no_edge() -> None:
    graph = _graph(a={"depends_on": [{"kind": "dns"}]}, b={})

    assert (graph.edges, graph.dangling) == ((), ())


def test_isolated_is_what_names_nothing_and_is_named_by_nothing() -> None:
    graph = _graph(
        alone={}, loop={"depends_on": ["loop"]}, asks={"depends_on": ["gone"]},
        a={"depends_on": ["b"]}, b={},
    )  # fmt: skip

    assert graph.isolated() == ("alone", "loop")


def test_needs_and_needed_by_are_the_direct_edges() -> None:
    graph = graph_of([("b", "c"), ("a", "c"), ("a", "b")])

    assert [edge.target for edge in graph.needs("a")] == ["c", "b"]
    assert [edge.source for edge in graph.needed_by("c")] == ["b", "a"]
    assert "a" in graph
    assert "x" not in graph
    with pytest.raises(KeyError):
        graph.needs("x")


@given(digraphs())
def test_all_that_is_reached_is_reached_by_shortest_paths(drawn: Drawn) -> None:
    names, pairs = drawn
    graph = DependencyGraph.from_edges(names, [Edge(*pair) for pair in pairs])
    reference = nx.DiGraph(pairs)
    reference.add_nodes_from(names)
    for start in names:
        for reach, way in (
            (graph.needs_all(start), reference),
            (graph.needed_by_all(start), reference.reverse()),
        ):
            lengths = nx.single_source_shortest_path_length(way, start)
            assert dict(reach.depths) == {name: lengths[name] for name in lengths if name != start}
            assert list(reach.depths) == sorted(
                reach.depths, key=lambda name: (lengths[name], name)
            )


@given(digraphs())
def test_a_witness_path_walks_existing_edges_in_the_direction_of_the_needs(drawn: Drawn) -> None:
    names, pairs = drawn
    graph = DependencyGraph.from_edges(names, [Edge(*pair) for pair in pairs])
    for start in names:
        for name, steps in graph.needs_all(start).depths.items():
            _assert_path(graph.needs_all(start).path(name), start, name, steps, pairs)
        for name, steps in graph.needed_by_all(start).depths.items():
            _assert_path(graph.needed_by_all(start).path(name), name, start, steps, pairs)


def _assert_path(
    path: tuple[Edge, ...], first: str, last: str, steps: int, pairs: list[tuple[str, str]]
) -> None:
    assert len(path) == steps
    assert (path[0].source, path[-1].target) == (first, last)
    assert all(one.target == other.source for one, other in pairwise(path))
    assert {(edge.source, edge.target) for edge in path} <= set(pairs)


@given(digraphs())
def test_a_search_from_both_ends_finds_a_shortest_path(drawn: Drawn) -> None:
    names, pairs = drawn
    graph = DependencyGraph.from_edges(names, [Edge(*pair) for pair in pairs])
    for start in names:
        depths = graph.needs_all(start).depths
        for name in names:
            path = graph.shortest_path(start, name)
            if name == start:
                assert path == ()
            elif name not in depths:
                assert path is None
            else:
                _assert_path(path, start, name, depths[name], pairs)


def test_only_chosen_edges_are_walked() -> None:
    edges = [Edge("a", "b", criticality="soft"), Edge("a", "c"), Edge("c", "b"), Edge("b", "d")]
    graph = DependencyGraph.from_edges("abcd", edges)

    assert graph.needs_all("a").depths == {"b": 1, "c": 1, "d": 2}
    assert graph.needs_all("a", hard).depths == {"c": 1, "b": 2, "d": 3}
    assert [edge.target for edge in graph.needs_all("a", hard).path("d")] == ["c", "b", "d"]


def test_the_neighbourhood_goes_both_ways_but_never_turns() -> None:
    graph = graph_of([("a", "b"), ("b", "c"), ("x", "c"), ("z", "a")])

    assert graph.neighbourhood("b") == {"a", "b", "c"}
    assert graph.neighbourhood("b", 2) == {"a", "b", "c", "z"}
    assert graph.neighbourhood("b", 0) == {"b"}


@given(digraphs())
def test_the_order_of_systems_changes_nothing(drawn: Drawn) -> None:
    names, pairs = drawn
    needs = {name: [] for name in names}
    for source, target in sorted(pairs):
        needs[source].append(target)
    one = {name: _system(name, depends_on=needs[name]) for name in names}
    other = dict(sorted(one.items(), reverse=True))

    assert DependencyGraph.from_systems(one).edges == DependencyGraph.from_systems(other).edges


def test_the_graph_is_there_without_networkx() -> None:
    code = "import relaybook.graph.dependencies, sys; sys.exit('networkx' in sys.modules)"
    path = next(path for path in sys.path if path.endswith("tool"))

    assert (
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONPATH": path}, check=False
        ).returncode
        == 0
    )
