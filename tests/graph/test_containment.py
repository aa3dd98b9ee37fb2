from typing import Any

from tests.graph.samples import graph_of

from relaybook.graph.containment import PartOf, contained, containment_of
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.model.record import Facts
from relaybook.model.system import System
from relaybook.source import Place


def _system(name: str, **fields: Any) -> System:
    return System.from_fields(fields, Facts(id=name, path=f"systems/{name}.yaml"))


def _graph(parts: dict[str, str], edges: list[Edge]) -> DependencyGraph:
    names = {*parts, *parts.values(), *(n for e in edges for n in (e.source, e.target))}
    found = contained([PartOf(part, whole, "system") for part, whole in parts.items()], names)
    return DependencyGraph.from_edges(names, edges, found)


def test_part_of_is_read_with_its_place() -> None:
    systems = {
        "core": _system("core"),
        "ledger": _system("ledger", part_of=["system:core", {"to": "gone", "as": "domain"}]),
    }

    found = containment_of(systems)

    place = "systems/ledger.yaml"
    assert found.parts == (PartOf("ledger", "core", None, Place(place, ("part_of", 0, "to"))),)
    assert [one.whole for one in found.dangling] == ["gone"]
    assert DependencyGraph.from_systems(systems).containment == found


def test_parts_of_parts_are_parts() -> None:
    found = contained([PartOf("a", "b"), PartOf("b", "c"), PartOf("x", "c")], "abcx")

    assert found.wholes_of("a") == ("b", "c")
    assert found.parts_of("c") == ("a", "b", "x")
    assert found.directly_in("a") == ("b",)


def test_what_is_part_of_itself_is_found_and_ends() -> None:
    found = contained([PartOf("a", "b"), PartOf("b", "a"), PartOf("c", "c")], "abc")

    assert found.knots() == (("a", "b"),)
    assert found.wholes_of("a") == ("b",)
    assert [one.part for one in found.dangling] == ["c"]


def test_a_part_of_two_wholes_in_one_sense_is_told() -> None:
    found = contained([PartOf("a", "x", "system"), PartOf("a", "y", "domain")], "axyz")
    assert found.ambiguous() == ()

    found = contained([PartOf("a", "x", "system"), PartOf("a", "z", "system")], "axyz")
    assert [[one.whole for one in group] for group in found.ambiguous()] == [["x", "z"]]


def test_the_needs_of_parts_are_shown_as_needs_of_their_wholes() -> None:
    edges = [
        Edge("shop.api", "bank.core", "sync_call", "soft", "degrades", ("run",)),
        Edge("shop.job", "bank.core", "database", "hard", "fails", ("start",)),
        Edge("shop.api", "shop.job"),
    ]
    parts = {"shop.api": "shop", "shop.job": "shop", "bank.core": "bank"}

    derived = {(e.source, e.target): e for e in _graph(parts, edges).derived}

    assert set(derived) == {
        ("shop", "bank"), ("shop", "bank.core"), ("shop.api", "bank"), ("shop.job", "bank"),
    }  # fmt: skip
    assert derived["shop", "bank"] == Edge(
        "shop", "bank", None, "hard", "fails", ("run", "start"), stands_for=(edges[0], edges[1])
    )
    assert derived["shop.api", "bank"].on_failure == "degrades"


def test_what_somebody_wrote_is_not_derived() -> None:
    graph = _graph({"a.x": "a"}, [Edge("a.x", "b"), Edge("a", "b")])

    assert graph.derived == ()
    assert graph_of([("a", "b")]).derived == ()


def test_a_domain_needs_nothing() -> None:
    found = contained([PartOf("api", "payments", "domain")], ["api", "payments", "db"])

    graph = DependencyGraph.from_edges(["api", "payments", "db"], [Edge("api", "db")], found)

    assert graph.derived == ()
