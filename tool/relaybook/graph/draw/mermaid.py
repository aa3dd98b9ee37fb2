"""The map for Mermaid, within the limits that Mermaid sets and no diagram can raise."""

import re
from collections.abc import Sequence

from relaybook.graph.draw.words import clean, plural, standing, summary, tier_and_owner, whole
from relaybook.graph.view import MapLink, MapNode, MapView

# Mermaid draws an error instead of a diagram from 500 edges or 50,000 characters.
MOST_LINKS = 499
MOST_CHARACTERS = 49_999
_ROOM_FOR_NOTES = 2_000
_LONGEST_NOTE = 300

_ARROW = {
    "hard": "-->",
    "soft": "-.->",
    "recovery": "-. to recover .->",
    "derived": "-. derived .->",
}
_STRONGEST_FIRST = tuple(_ARROW)
# Everything else may start a directive, a tag, a shape or a Markdown string.
_UNSAFE = re.compile(r"[^A-Za-z0-9 .,·/_-]")


def render(view: MapView) -> str:
    """Return a flowchart; where it would grow too large, hard links and their ends come first.

    Comments at its head say how much is drawn; a box says what Mermaid's limits left out.
    """
    names = {node.id: f"n{index}" for index, node in enumerate(view.nodes)}
    boxes = {node.id: _box(names[node.id], node) for node in view.nodes}
    arrows = {
        link: f"  {names[link.source]} {_ARROW[link.strength]} {names[link.target]}"
        for link in sorted(view.lines, key=_importance)
    }
    nodes, links = _that_fit(boxes, arrows)
    notes = [clean(view.title), *summary(view)]
    lines = [
        *(f"%% {_comment(note)}" for note in notes),
        "flowchart LR",
        *_left_out(len(boxes) - len(nodes), len(arrows) - len(links)),
        *(boxes[name] for name in boxes if name in nodes),
        *(arrows[link] for link in view.lines if link in links),
    ]
    return "\n".join(lines) + "\n"


def _importance(link: MapLink) -> tuple[int, str, str]:
    return _STRONGEST_FIRST.index(link.strength), link.source, link.target


def _that_fit(boxes: dict[str, str], arrows: dict[MapLink, str]) -> tuple[set[str], set[MapLink]]:
    room = MOST_CHARACTERS - _ROOM_FOR_NOTES
    nodes: set[str] = set()
    links: set[MapLink] = set()
    for link, arrow in arrows.items():
        ends = {link.source, link.target} - nodes
        cost = _length([arrow, *(boxes[name] for name in ends)])
        if len(links) < MOST_LINKS and cost <= room:
            room -= cost
            nodes |= ends
            links.add(link)
    for name, box in boxes.items():
        if name not in nodes and _length([box]) <= room:
            room -= _length([box])
            nodes.add(name)
    return nodes, links


def _length(lines: Sequence[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _left_out(systems: int, dependencies: int) -> list[str]:
    if not systems and not dependencies:
        return []
    count = f"{plural(systems, 'system')} and {plural(dependencies, 'dependency', 'dependencies')}"
    return [f'  left_out["Mermaid draws no more: {count} left out"]']


def _box(name: str, node: MapNode) -> str:
    rows = (clean(node.title), tier_and_owner(node), standing(node), whole(node))
    label = "<br>".join(_escaped(row) for row in rows if row)
    opening, closing = ("{{", "}}") if node.external or node.vendor else ("[", "]")
    return f'  {name}{opening}"{label}"{closing}'


def _escaped(text: str) -> str:
    return _UNSAFE.sub(lambda found: f"#{ord(found[0])};", text)


def _comment(text: str) -> str:
    """Braces in a comment would make it a directive."""
    return text.replace("{", "(").replace("}", ")")[:_LONGEST_NOTE]
