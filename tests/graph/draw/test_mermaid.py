import re

from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import view_of

from relaybook.graph.draw import mermaid
from relaybook.graph.edges import Edge
from relaybook.graph.view import MapNode, MapView


def test_boxes_and_arrows() -> None:
    nodes = [
        MapNode("a", "Fraud scoring", 1, "Fraud platform"),
        MapNode("b", "Labels", vendor="Nimbus", external=True),
        MapNode("end", "VPN"),
    ]
    edges = [
        Edge("a", "b"), Edge("a", "end", criticality="soft"),
        Edge("b", "end", needed_for=("recover",)),
    ]  # fmt: skip

    assert (
        mermaid.render(view_of(nodes, edges))
        == """\
%% Map
%% 3 systems and 3 dependencies.
flowchart LR
  n0["Fraud scoring<br>tier 1 · Fraud platform"]
  n1{{"Labels<br>no tier · no owner<br>external · run by Nimbus"}}
  n2["VPN<br>no tier · no owner"]
  n0 --> n1
  n0 -.-> n2
  n1 -. to recover .-> n2
"""
    )


_BOX = re.compile(r'  n0\["(?:[A-Za-z0-9 .,·/_-]|<br>|#\d+;)*"\]')


@given(st.text())
def test_a_label_holds_nothing_that_mermaid_reads(title: str) -> None:
    lines = mermaid.render(view_of([MapNode("a", title, owner=title)], title=title)).splitlines()

    assert len(lines) == 4
    assert "{" not in lines[0]
    assert lines[2] == "flowchart LR"
    assert _BOX.fullmatch(lines[3])


def test_attacks_become_characters() -> None:
    title = '"]; click n0 call alert(1)\n%%{init: {"securityLevel": "loose"}}%% <img src=x>`**'

    (box,) = mermaid.render(view_of([MapNode("a", title)], title="%%{init}%%")).splitlines()[3:]

    assert box == (
        '  n0["#34;#93;#59; click n0 call alert#40;1#41; #37;#37;#123;init#58; '
        "#123;#34;securityLevel#34;#58; #34;loose#34;#125;#125;#37;#37; "
        '#60;img src#61;x#62;#96;#42;#42;<br>no tier · no owner"]'
    )


def _star(count: int, title: str = "S") -> MapView:
    names = [f"s{number:04}" for number in range(count)]
    edges = [Edge("s0000", name, criticality="soft") for name in names[1:]]
    edges[-1] = Edge("s0000", names[-1])
    return view_of([MapNode(name, title) for name in names], edges)


def test_the_number_of_links_stays_under_the_limit_and_hard_ones_stay() -> None:
    lines = mermaid.render(_star(700)).splitlines()

    assert sum("-->" in line or "-.->" in line for line in lines) == 499
    assert "  n0 --> n699" in lines
    assert '  left_out["Mermaid draws no more: 0 systems and 200 dependencies left out"]' in lines


def test_the_number_of_characters_stays_under_the_limit() -> None:
    rendered = mermaid.render(_star(400, title="(" * 100))

    assert len(rendered) < 50_000
    drawn = len(re.findall(r'^  n\d+\["', rendered, re.MULTILINE))
    assert f"no more: {400 - drawn} systems and {400 - drawn} dependencies left out" in rendered
    assert 50 < drawn < 400


def test_one_below_the_limit_nothing_is_left_out() -> None:
    rendered = mermaid.render(_star(500))

    assert rendered.count("-.->") == 498
    assert "left_out" not in rendered
