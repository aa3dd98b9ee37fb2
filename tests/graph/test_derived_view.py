"""A map with what follows from parts, and one of a system with too many neighbours."""

import pytest

from relaybook.config import Configuration
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.view import MapView, map_view
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Facts
from relaybook.model.system import System

_PARTS = {
    "shop": {"title": "Shop"},
    "shop.api": {"part_of": ["shop"], "depends_on": ["bank.core"]},
    "bank": {},
    "bank.core": {"part_of": ["bank"], "depends_on": ["dns"]},
    "dns": {},
}
_HUB = {
    "dns": {"service_tier": 3},
    "plain": {"depends_on": ["dns"]},
    **{f"s{tier}": {"service_tier": tier, "depends_on": ["dns"]} for tier in (4, 2, 1, 3)},
    "web": {"depends_on": ["s1"]},
}


def _view(systems: dict[str, dict[str, object]], **options: object) -> MapView:
    base = KnowledgeBase(
        configuration=Configuration(name="A bank"),
        sources=None,
        systems={name: System.from_fields(of, Facts(id=name)) for name, of in systems.items()},
    )
    return map_view(DependencyGraph.of(base), base, **options)  # type: ignore[arg-type]


def _pairs(view: MapView) -> list[tuple[str, str, str]]:
    return [(line.source, line.target, line.strength) for line in view.lines]


def test_what_follows_is_a_line_after_those_that_somebody_wrote() -> None:
    view = _view(_PARTS)

    assert _pairs(view) == [
        ("bank.core", "dns", "hard"),
        ("shop.api", "bank.core", "hard"),
        ("bank", "dns", "derived"),
        ("shop", "bank", "derived"),
        ("shop", "bank.core", "derived"),
        ("shop.api", "bank", "derived"),
    ]
    assert (len(view.links), view.dependencies) == (2, 2)
    assert (len(view.derived), view.all_derived) == (4, 4)
    assert {node.id: node.part_of for node in view.nodes if node.part_of} == {
        "shop.api": ("Shop",),
        "bank.core": ("bank",),
    }


def test_around_a_whole_lies_what_its_parts_need() -> None:
    view = _view(_PARTS, focus="shop")

    assert [node.id for node in view.nodes] == ["bank", "bank.core", "shop"]
    assert _pairs(view) == [("shop", "bank", "derived"), ("shop", "bank.core", "derived")]
    assert (len(view.derived), view.all_derived, view.around) == (2, 4, 3)


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (1, ["dns"]),
        (3, ["dns", "s1", "s2"]),
        (5, ["dns", "s1", "s2", "s3", "s4"]),
        (6, ["dns", "plain", "s1", "s2", "s3", "s4"]),
        (None, ["dns", "plain", "s1", "s2", "s3", "s4"]),
    ],
)
def test_of_many_neighbours_the_most_critical_are_drawn(most: int | None, shown: list[str]) -> None:
    view = _view(_HUB, focus="dns", most=most)

    assert [node.id for node in view.nodes] == shown
    assert [link.source for link in view.links] == shown[1:]
    assert (view.around, view.systems, view.dependencies) == (6, 7, 6)
