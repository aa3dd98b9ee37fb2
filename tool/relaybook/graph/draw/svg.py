"""The map as an SVG picture with real text, which needs no script and no other file."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from relaybook.graph.draw.svg_arrows import arrow
from relaybook.graph.draw.svg_boxes import Card, card
from relaybook.graph.draw.svg_legend import legend
from relaybook.graph.draw.svg_style import STYLE
from relaybook.graph.draw.words import clean, needs_in_words, summary
from relaybook.graph.layout import Box, Layout, Point, Size, Spacing, lay_out
from relaybook.graph.view import MapNode, MapView

_MARGIN = 24
_HEADING = 34
_LEAST_WIDTH = 640
_PAGE = 1_000  # a map this wide needs no scrolling to the side
_MANY = 400  # above this one layout must do
_STRONGEST_FIRST = ("hard", "soft", "recovery", "derived")
_WEIGHT = {
    "derived": 1,
    "recovery": 1,
    "soft": 3,
    "hard": 9,
}  # what gives way where a cycle is drawn


def render(view: MapView) -> str:
    """Return a whole SVG document whose every class starts with `rb-`.

    Colours follow the reader's light or dark scheme, and `data-md-color-scheme` where the picture
    stands inside a page. With addresses in the view, boxes are links.
    """
    cards = {node.id: card(node) for node in view.nodes}
    drawn = _laid_out(view, cards)
    width = max(drawn.width, _LEAST_WIDTH)
    shift = (_MARGIN + (width - drawn.width) // 2, _MARGIN + _HEADING)
    below = shift[1] + drawn.height + _MARGIN
    legend_parts, legend_height = legend(view, _MARGIN, below, width)
    size = Size(width + 2 * _MARGIN, below + legend_height + _MARGIN)
    parts = [
        *_head(view, size),
        f'<g transform="translate({shift[0]} {shift[1]})">',
        *_lines(view, drawn),
        *_boxes(view, cards, drawn),
        "</g>",
        *legend_parts,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _laid_out(view: MapView, cards: dict[str, Card]) -> Layout:
    """Lay out to the right or downwards, whichever is less wide: pages scroll downwards."""
    sizes = {name: Size(one.width, one.height) for name, one in cards.items()}
    pairs = {(link.source, link.target): _WEIGHT[link.strength] for link in view.lines}
    more = min(len(pairs) // 3, 60)  # many lines between two layers need room to part
    right = lay_out(sizes, pairs, Spacing(layers=72 + more, boxes=18, lines=14))
    if right.width <= _PAGE or len(sizes) > _MANY:
        return right
    down = lay_out(sizes, pairs, Spacing(layers=56 + more, boxes=20, lines=16), downwards=True)
    return down if down.width < right.width else right


def _head(view: MapView, size: Size) -> Iterator[str]:
    links = any(node.href for node in view.nodes)
    # An image has no parts for a screen reader, so a picture with links is a group instead.
    role = "group" if links else "img"
    label = escape(f"{clean(view.title)}. {' '.join(summary(view))}")
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rb-map" role="{role}" '
        f'aria-label="{label}" width="{size.width}" height="{size.height}" '
        f'viewBox="0 0 {size.width} {size.height}">'
    )
    yield f"<style>{escape(STYLE, quote=False)}</style>"
    yield f'<rect class="rb-paper" width="{size.width}" height="{size.height}" rx="8"/>'
    title = escape(clean(view.title))
    yield f'<text class="rb-heading" x="{_MARGIN}" y="{_MARGIN + 14}">{title}</text>'


def _lines(view: MapView, drawn: Layout) -> Iterator[str]:
    titles = {node.id: clean(node.title) for node in view.nodes}
    seen: set[tuple[str, Point, Point]] = set()
    for link in sorted(view.lines, key=lambda link: _STRONGEST_FIRST.index(link.strength)):
        points = drawn.lines[link.source, link.target]
        own = _until_joined(link.target, points, seen)
        line, tip = arrow(own, downwards=drawn.downwards, tip=len(own) == len(points))
        says = f"{titles[link.source]} needs {titles[link.target]}: {needs_in_words(link)}"
        yield (
            f'<g class="rb-link rb-{link.strength}"><title>{escape(says)}</title>'
            f'<path class="rb-line" d="{line}"/>{tip}</g>'
        )


def _until_joined(
    target: str, points: tuple[Point, ...], seen: set[tuple[str, Point, Point]]
) -> tuple[Point, ...]:
    """Return the points up to where the line joins one to the same target that is drawn already.

    Two dashed lines on top of each other would look like a solid one.
    """
    for index, step in enumerate(pairwise(points)):
        if (target, *step) in seen:
            return points[: index + 1]
        seen.add((target, *step))
    return points


def _boxes(view: MapView, cards: dict[str, Card], drawn: Layout) -> Iterator[str]:
    for node in view.nodes:
        box = drawn.boxes[node.id]
        yield _box(node, cards[node.id], box, focused=node.id == view.focus)


def _box(node: MapNode, one: Card, box: Box, *, focused: bool) -> str:
    body = one.draw(node, box, focused=focused)
    if not node.href:
        return body
    return f'<a href="{escape(clean(node.href))}">{body}</a>'
