import re

from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import view_of

from relaybook.graph.draw import dot
from relaybook.graph.edges import Edge
from relaybook.graph.view import MapNode


def test_boxes_and_lines() -> None:
    nodes = [
        MapNode("a", "Fraud scoring", 1, "Fraud platform", href="../a/"),
        MapNode("b", "Labels", vendor="Nimbus"),
        MapNode("c", "VPN"),
    ]
    edges = [
        Edge("a", "b"), Edge("a", "c", criticality="soft"), Edge("b", "c", needed_for=("recover",)),
    ]  # fmt: skip

    assert (
        dot.render(view_of(nodes, edges, focus="a"))
        == """\
digraph relaybook {
  graph [rankdir=LR, fontname=sans-serif, labelloc=b, labeljust=l];
  label="Map\\n3 systems and 3 dependencies.";
  node [shape=box, style=rounded, fontname=sans-serif, fontsize=11];
  edge [fontname=sans-serif, fontsize=9, arrowsize=0.7];
  "a" [label="Fraud scoring\\ntier 1 · Fraud platform", \
tooltip="Fraud scoring · a · tier 1 · Fraud platform", URL="../a/", penwidth=2.5];
  "b" [label="Labels\\nno tier · no owner\\nrun by Nimbus", \
tooltip="Labels · b · no tier · no owner · run by Nimbus", shape=octagon, style=solid];
  "c" [label="VPN\\nno tier · no owner", tooltip="VPN · c · no tier · no owner"];
  "a" -> "b" [style=solid, tooltip="no kind, hard"];
  "a" -> "c" [style=dashed, tooltip="no kind, soft"];
  "b" -> "c" [style=dotted, tooltip="listed, hard, to recover"];
}
"""
    )


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


@given(st.text(), st.text(min_size=1))
def test_text_never_leaves_its_string(title: str, name: str) -> None:
    rendered = dot.render(view_of([MapNode(name, title, owner=title)], title=title))

    outside = _STRING.sub("", rendered)
    assert '"' not in outside
    assert outside.splitlines() == [
        "digraph relaybook {",
        "  graph [rankdir=LR, fontname=sans-serif, labelloc=b, labeljust=l];",
        "  label=;",
        "  node [shape=box, style=rounded, fontname=sans-serif, fontsize=11];",
        "  edge [fontname=sans-serif, fontsize=9, arrowsize=0.7];",
        "   [label=, tooltip=];",
        "}",
    ]


def test_quotes_backslashes_and_entities_are_escaped() -> None:
    rendered = dot.render(view_of([MapNode("a", 'say "hi" \\N &lt;b&gt; <b>x</b>\n]; evil')]))

    assert 'label="say \\"hi\\" \\\\N &amp;lt;b&amp;gt; <b>x</b> ]; evil\\nno tier' in rendered
