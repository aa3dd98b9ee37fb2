"""The map for Graphviz."""

from relaybook.graph.draw.words import (
    clean,
    describe,
    needs_in_words,
    standing,
    summary,
    tier_and_owner,
    whole,
)
from relaybook.graph.view import MapLink, MapNode, MapView

_LINE = {
    "hard": "style=solid",
    "soft": "style=dashed",
    "recovery": "style=dotted",
    "derived": 'style=dashed, color=gray50, arrowhead=empty, label="derived"',
}


def render(view: MapView) -> str:
    """Return a digraph: boxes are ours, octagons external or run by a vendor; soft is dashed.

    What follows from needs of parts says that it is derived.
    """
    lines = [
        "digraph relaybook {",
        "  graph [rankdir=LR, fontname=sans-serif, labelloc=b, labeljust=l];",
        f"  label={_lines(clean(view.title), *summary(view))};",
        "  node [shape=box, style=rounded, fontname=sans-serif, fontsize=11];",
        "  edge [fontname=sans-serif, fontsize=9, arrowsize=0.7];",
        *(f"  {_quoted(node.id)} [{_node(node, view.focus)}];" for node in view.nodes),
        *(
            f"  {_quoted(link.source)} -> {_quoted(link.target)} [{_link(link)}];"
            for link in view.lines
        ),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _node(node: MapNode, focus: str | None) -> str:
    label = _lines(clean(node.title), tier_and_owner(node), standing(node), whole(node))
    parts = [f"label={label}", f"tooltip={_quoted(describe(node))}"]
    if node.external or node.vendor:
        parts.append("shape=octagon, style=solid")
    if node.href:
        parts.append(f"URL={_quoted(node.href)}")
    if node.id == focus:
        parts.append("penwidth=2.5")
    return ", ".join(parts)


def _link(link: MapLink) -> str:
    return f"{_LINE[link.strength]}, tooltip={_quoted(needs_in_words(link))}"


def _lines(*texts: str) -> str:
    return '"' + "\\n".join(_escaped(text) for text in texts if text) + '"'


def _quoted(text: str) -> str:
    return f'"{_escaped(clean(text))}"'


def _escaped(text: str) -> str:
    # A backslash starts an escape such as \N, which Graphviz replaces by the name of the node;
    # an ampersand starts an HTML entity.
    return text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
