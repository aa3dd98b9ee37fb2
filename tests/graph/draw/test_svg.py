import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graph.samples import Drawn, digraphs, view_of

from relaybook.graph.draw import svg
from relaybook.graph.edges import Edge
from relaybook.graph.view import MapNode

_SVG = "{http://www.w3.org/2000/svg}"


def _drawn(*arguments: Any, **fields: Any) -> ET.Element:
    return ET.fromstring(svg.render(view_of(*arguments, **fields)))  # noqa: S314 - our own output


def _texts(root: ET.Element) -> list[str | None]:
    return [text.text for text in root.iter(f"{_SVG}text")]


def _titles(root: ET.Element) -> list[str | None]:
    return [title.text for title in root.iter(f"{_SVG}title")]


def _of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [part for part in root.iter() if name in part.get("class", "").split()]


@pytest.fixture
def root() -> ET.Element:
    nodes = [
        MapNode("a", "Fraud scoring", 1, "Fraud platform", findings=2),
        MapNode("b", "Label feed", 3, "Fraud operations (cases)", "Labelworks", external=True),
        MapNode("c", "VPN", lifecycle="deprecated"),
    ]
    edges = [
        Edge("a", "b", "data_feed", "hard", "queues"),
        Edge("a", "c", criticality="soft"),
        Edge("b", "c", needed_for=("recover",)),
    ]
    return _drawn(nodes, edges, focus="a", systems=9, dependencies=12)


def test_text_is_text(root: ET.Element) -> None:
    assert _texts(root) == [
        "Map",
        "Fraud scoring", "Tier 1 · Fraud platform", "2",
        "Label feed", "Tier 3 · Fraud operations", "External · run by Labelworks",
        "VPN", "No tier · no owner", "Deprecated",
        "cannot do without", "can do without", "needed only to recover",
        "ours", "external or run by a vendor", "tier 1", "tier 3", "3", "open findings",
        "3 of 9 systems and 3 of 12 dependencies.",
        "Lines that join lead to the same system.",
    ]  # fmt: skip


def test_every_part_has_a_title(root: ET.Element) -> None:
    assert _titles(root) == [
        "Fraud scoring needs Label feed: data_feed, hard, queues",
        "Fraud scoring needs VPN: no kind, soft",
        "Label feed needs VPN: listed, hard, to recover",
        "Fraud scoring · a · tier 1 · Fraud platform · 2 open findings",
        "2 open findings",
        "Label feed · b · tier 3 · Fraud operations (cases) · external · run by Labelworks",
        "VPN · c · no tier · no owner · deprecated",
    ]


def test_shape_and_stroke_tell_apart_what_colour_tells_apart(root: ET.Element) -> None:
    ours, foreign, _ = (
        _of_class(node, "rb-box")[0].get("d") for node in _of_class(root, "rb-node")
    )

    assert "a7 7" in ours
    assert "a" not in foreign
    assert [link.get("class") for link in _of_class(root, "rb-link")] == [
        "rb-link rb-hard", "rb-link rb-soft", "rb-link rb-recovery",
    ]  # fmt: skip
    assert [node.get("class") for node in _of_class(root, "rb-node")] == [
        "rb-node rb-tier-1 rb-focus", "rb-node rb-tier-3 rb-vendor", "rb-node rb-tier-none",
    ]  # fmt: skip


def test_a_picture_has_one_label_and_a_box_to_scale_in(root: ET.Element) -> None:
    assert root.get("role") == "img"
    assert root.get("aria-label") == "Map. 3 of 9 systems and 3 of 12 dependencies."
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_with_addresses_boxes_are_links_and_the_picture_a_group() -> None:
    root = _drawn([MapNode("a", "A", href='../a/?x="1"&y'), MapNode("b", "B")])

    (link,) = root.iter(f"{_SVG}a")
    assert link.get("href") == '../a/?x="1"&y'
    assert _titles(link) == ["A · a · no tier · no owner"]
    assert root.get("role") == "group"


def test_light_and_dark_follow_the_reader_and_the_page() -> None:
    style = svg.render(view_of([]))

    assert "@media (prefers-color-scheme:dark){.rb-map{" in style
    assert "[data-md-color-scheme=slate] .rb-map{" in style
    rules = re.search(r"<style>(.*)</style>", style, re.DOTALL)
    assert rules
    assert all(".rb-map" in line for line in rules[1].splitlines())


def test_nothing_is_loaded_run_or_named_by_id(root: ET.Element) -> None:
    source = ET.tostring(root, encoding="unicode")

    assert not re.search(r"<script|\son\w+=|url\(|@import|\sid=|xlink", source)
    assert {part.tag.removeprefix(_SVG) for part in root.iter()} <= {
        "svg", "style", "g", "rect", "path", "text", "title",
    }  # fmt: skip


def test_a_line_stops_where_it_joins_one_to_the_same_system() -> None:
    nodes = [MapNode(name, name) for name in "abcd"]
    chain = [Edge("a", "b"), Edge("b", "c"), Edge("c", "d")]

    root = _drawn(nodes, [*chain, Edge("a", "d"), Edge("b", "d", criticality="soft")])

    soft = _of_class(root, "rb-soft")[0]
    assert _of_class(soft, "rb-line")
    assert not _of_class(soft, "rb-tip")
    assert len(_of_class(root, "rb-link")) == 5


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=50, deadline=None)
def test_any_text_gives_well_formed_xml_without_new_elements(title: str, other: str) -> None:
    nodes = [MapNode("a", title, owner=other, vendor=title, href=other), MapNode("b", other)]

    root = _drawn(nodes, [Edge("a", "b", any_of=title)], title=title)

    assert {part.tag.removeprefix(_SVG) for part in root.iter()} <= {
        "svg", "style", "g", "rect", "path", "text", "title", "a",
    }  # fmt: skip


def test_markup_is_shown_as_it_was_written() -> None:
    root = _drawn([MapNode("a", "</text><script>x()</script>", owner='"><b>&amp;\x00\ud800')])

    assert '</text><script>x()</script> · a · no tier · "><b>&amp;' in _titles(root)


@given(digraphs())
@settings(max_examples=30, deadline=None)
def test_each_system_and_each_dependency_is_drawn(drawn: Drawn) -> None:
    names, pairs = drawn
    nodes = [MapNode(name, name) for name in names]

    root = _drawn(nodes, [Edge(*pair) for pair in pairs])

    assert len(_of_class(root, "rb-node")) == len(names)
    assert len(_of_class(root, "rb-link")) == len(pairs)


def test_a_wide_map_is_drawn_downwards() -> None:
    names = [f"s{number}" for number in range(9)]
    chain = [Edge(one, other) for one, other in pairwise(names)]
    nodes = [MapNode(name, name) for name in names]

    assert int(_drawn(nodes, chain).get("width")) < 800
    assert int(_drawn(nodes, [Edge("s0", name) for name in names[1:]]).get("width")) < 800
