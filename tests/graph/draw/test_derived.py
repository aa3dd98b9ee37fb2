"""What nobody wrote is drawn, told from what somebody did, and counted."""

from xml.etree import ElementTree as ET

from tests.graph.samples import view_of

from relaybook.graph.draw import dot, mermaid, svg, text
from relaybook.graph.edges import Edge
from relaybook.graph.view import MapNode, MapView

_SVG = "{http://www.w3.org/2000/svg}"


def _view(reasons: int = 1) -> MapView:
    written = Edge("api", "rates", "sync_call", "hard", "fails")
    derived = Edge("shop", "rates", criticality="hard", stands_for=(written,) * reasons)
    nodes = [
        MapNode("api", "Api", 1, part_of=("Shop",)), MapNode("rates", "Rates"),
        MapNode("shop", "Shop"),
    ]  # fmt: skip
    return view_of(
        nodes, [written], derived=(derived,), part_of=(("api", "shop"),), all_derived=2, around=5
    )


def test_text_says_what_it_follows_from() -> None:
    assert (
        text.render(_view())
        == """\
Map
3 systems and 1 dependency.
Not drawn: 2 of the 5 systems here, the least critical.
1 of 2 derived needs, which nobody wrote: they follow from those of parts.

Api · api · tier 1 · no owner
  needs      rates  sync_call, hard, fails
  part of    shop

Rates · rates · no tier · no owner
  needed by  api

Shop · shop · no tier · no owner
  derived    rates  hard, from api > rates
"""
    )


def test_many_reasons_are_counted() -> None:
    said = " ".join(text.render(_view(reasons=1_007)).split())

    assert said.endswith("hard, from " + ", ".join(["api > rates"] * 5) + " and 1,002 more")


def test_graphviz_says_the_word_on_the_line() -> None:
    lines = dot.render(_view()).splitlines()

    assert (
        '  "shop" -> "rates" [style=dashed, color=gray50, arrowhead=empty, label="derived", '
        'tooltip="hard, from api > rates"];'
    ) in lines
    assert '[label="Api\\ntier 1 · no owner\\npart of Shop"' in "".join(lines)


def test_mermaid_says_the_word_on_the_arrow() -> None:
    lines = mermaid.render(_view()).splitlines()

    assert lines[-2:] == ["  n0 --> n1", "  n2 -. derived .-> n1"]
    assert '  n0["Api<br>tier 1 · no owner<br>part of Shop"]' in lines


def test_the_picture_has_a_line_of_its_own_kind_with_its_sample() -> None:
    root = ET.fromstring(svg.render(_view()))  # noqa: S314 - our own output

    kinds = [part.get("class") for part in root.iter(f"{_SVG}g") if part.get("class")]
    assert kinds.count("rb-link rb-hard") == kinds.count("rb-link rb-derived") == 1
    titles = [title.text for title in root.iter(f"{_SVG}title")]
    assert "Shop needs Rates: hard, from api > rates" in titles
    words = [one.text for one in root.iter(f"{_SVG}text")]
    assert "derived from needs of parts" in words
    assert "Part of Shop" in words
