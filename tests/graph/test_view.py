import pytest

from relaybook.config import Configuration
from relaybook.errors import UsageError
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.view import MapLink, MapNode, map_view
from relaybook.model.contact import Team, Vendor
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Facts
from relaybook.model.system import System


@pytest.fixture
def base() -> KnowledgeBase:
    systems = {
        "scoring": {
            "title": "Fraud scoring",
            "owner": "team:fraud",
            "service_tier": 1,
            "depends_on": ["ledger", "labels", "gone", "gone"],
        },
        "ledger": {"owner": "desk", "service_tier": 2, "depends_on": ["labels"]},
        "labels": {"scope": "external", "provider": "vendor:nobody", "lifecycle": "deprecated"},
        "switch": {"owner": "nowhere", "depends_on": ["scoring"]},
    }
    contacts = {
        "fraud": Team.from_fields({"type": "team", "title": "Fraud platform"}, Facts(id="fraud")),
        "desk": Team.from_fields(
            {"type": "team", "title": "Desk", "org": "vendor:nimbus"}, Facts(id="desk")
        ),
        "nimbus": Vendor.from_fields({"type": "vendor", "title": "Nimbus"}, Facts(id="nimbus")),
    }
    return KnowledgeBase(
        configuration=Configuration(name="A bank"),
        sources=None,
        systems={
            name: System.from_fields(fields, Facts(id=name)) for name, fields in systems.items()
        },
        contacts=contacts,
    )


@pytest.fixture
def graph(base: KnowledgeBase) -> DependencyGraph:
    return DependencyGraph.of(base)


def test_a_node_says_who_owns_and_who_runs_a_system(
    graph: DependencyGraph, base: KnowledgeBase
) -> None:
    view = map_view(graph, base, findings={"ledger": 2}, href=lambda name: f"../{name}/")

    assert view.nodes == (
        MapNode(
            "labels", "labels", vendor="vendor:nobody", external=True, lifecycle="deprecated",
            href="../labels/",
        ),
        MapNode("ledger", "ledger", 2, "Desk", "Nimbus", findings=2, href="../ledger/"),
        MapNode("scoring", "Fraud scoring", 1, "Fraud platform", href="../scoring/"),
        MapNode("switch", "switch", owner="nowhere", href="../switch/"),
    )  # fmt: skip


def test_the_whole_map(graph: DependencyGraph, base: KnowledgeBase) -> None:
    view = map_view(graph, base)

    assert view.title == "Dependency map of A bank"
    assert [(link.source, link.target) for link in view.links] == [
        ("ledger", "labels"), ("scoring", "labels"), ("scoring", "ledger"), ("switch", "scoring"),
    ]  # fmt: skip
    assert (view.systems, view.dependencies) == (4, 4)
    assert view.dangling == (("scoring", "gone"),)
    assert (view.focus, view.depth) == (None, 0)


def test_a_focus_counts_what_it_leaves_out(graph: DependencyGraph, base: KnowledgeBase) -> None:
    view = map_view(graph, base, "scoring")

    assert view.title == "Fraud scoring: what it needs and what needs it"
    assert [node.id for node in view.nodes] == ["labels", "ledger", "scoring", "switch"]
    assert len(view.links) == 3
    assert (view.systems, view.dependencies) == (4, 4)
    assert (view.focus, view.depth) == ("scoring", 1)


def test_a_focus_that_is_no_system(graph: DependencyGraph, base: KnowledgeBase) -> None:
    with pytest.raises(UsageError, match="there is no system 'scorer'"):
        map_view(graph, base, "scorer")


@pytest.mark.parametrize(
    ("edges", "strength"),
    [
        ([Edge("a", "b")], "hard"),
        ([Edge("a", "b", criticality="soft")], "soft"),
        ([Edge("a", "b", criticality="soft"), Edge("a", "b")], "hard"),
        ([Edge("a", "b", needed_for=("recover",))], "recovery"),
        ([Edge("a", "b", needed_for=("recover",)), Edge("a", "b", criticality="soft")], "soft"),
        ([Edge("a", "b", needed_for=("start", "recover"))], "hard"),
    ],
)
def test_the_strength_of_a_link(edges: list[Edge], strength: str) -> None:
    assert MapLink("a", "b", tuple(edges)).strength == strength
