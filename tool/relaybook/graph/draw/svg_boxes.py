"""A system in the SVG: a rounded box for ours, cut corners for what others run."""

from dataclasses import dataclass
from html import escape

from relaybook.graph.draw.lettering import cut, width_of, wrapped
from relaybook.graph.draw.words import clean, describe, plural, standing, tier_and_owner, whole
from relaybook.graph.layout import Box
from relaybook.graph.view import MapNode

WIDTH = 196
_TITLE_SIZE = 13
_TEXT_SIZE = 11
_LEFT = 18
_RIGHT = 10
_TOP = 9
_TITLE_LINE = 16
_TEXT_LINE = 14
_MOST_TITLE_LINES = 2
_CUT = 9
_ROUND = 7


@dataclass(frozen=True, slots=True)
class Card:
    """What a box says, on how many lines, and so how large it is."""

    title: tuple[str, ...]
    rows: tuple[str, ...]

    @property
    def width(self) -> int:
        """The same for all boxes, so that columns line up."""
        return WIDTH

    @property
    def height(self) -> int:
        """An even number, so that lines meet the middle."""
        text = len(self.title) * _TITLE_LINE + len(self.rows) * _TEXT_LINE
        return (text + 2 * _TOP + 1) // 2 * 2

    def draw(self, node: MapNode, box: Box, *, focused: bool) -> str:
        """Return the box with its text, as a group with a title that says everything."""
        classes = ["rb-node", f"rb-tier-{node.tier or 'none'}"]
        classes += ["rb-vendor"] if _foreign(node) else []
        classes += ["rb-focus"] if focused else []
        corner = _CUT if _foreign(node) else _ROUND
        path = outline(box, corner=corner, cut_corners=_foreign(node))
        parts = [
            f'<g class="{" ".join(classes)}"><title>{escape(describe(node))}</title>',
            f'<path class="rb-box" d="{path}"/>',
            _strip(box, corner),
            *self._text(box),
            _badge(node, box),
            "</g>",
        ]
        return "".join(parts)

    def _text(self, box: Box) -> list[str]:
        x, y = box.left + _LEFT, box.top + _TOP
        lines = []
        for row in self.title:
            y += _TITLE_LINE
            lines.append(f'<text class="rb-title" x="{x}" y="{y - 4}">{escape(row)}</text>')
        for row in self.rows:
            y += _TEXT_LINE
            lines.append(f'<text class="rb-muted" x="{x}" y="{y - 3}">{escape(row)}</text>')
        return lines


def card(node: MapNode) -> Card:
    """Return what the box of a system says: tier, owner, who runs it if not us, what it is in."""
    room = WIDTH - _LEFT - _RIGHT
    rows = [row for row in (tier_and_owner(node), standing(node), whole(node)) if row]
    title = wrapped(clean(node.title) or clean(node.id), room, _TITLE_SIZE, _MOST_TITLE_LINES)
    return Card(title, tuple(_fitting(_capital(row), room) for row in rows))


def _fitting(row: str, room: int) -> str:
    """Return `row` if it fits, else without what stands in brackets, else cut."""
    if width_of(row, _TEXT_SIZE) > room:
        row = row.partition(" (")[0]
    return cut(row, room, _TEXT_SIZE)


def outline(box: Box, *, corner: int, cut_corners: bool) -> str:
    """Return the path around a box, with corners cut off or rounded."""
    curve = "l" if cut_corners else f"a{corner} {corner} 0 0 1 "
    across, down = box.width - 2 * corner, box.height - 2 * corner
    return (
        f"M{box.left + corner} {box.top}h{across}{curve}{corner} {corner}"
        f"v{down}{curve}-{corner} {corner}h-{across}{curve}-{corner} -{corner}"
        f"v-{down}{curve}{corner} -{corner}z"
    )


def _strip(box: Box, corner: int) -> str:
    height = box.height - 2 * corner
    return (
        f'<rect class="rb-strip" x="{box.left + 6}" y="{box.top + corner}" width="4" '
        f'height="{height}" rx="2"/>'
    )


def _foreign(node: MapNode) -> bool:
    return node.external or bool(node.vendor)


def _badge(node: MapNode, box: Box) -> str:
    if not node.findings:
        return ""
    count = f"{node.findings:,}"
    width = max(18, round(width_of(count, _TEXT_SIZE)) + 11)
    left = box.right - width + 6
    return (
        f"<g><title>{plural(node.findings, 'open finding')}</title>"
        f'<rect class="rb-badge" x="{left}" y="{box.top - 8}" width="{width}" height="18" rx="9"/>'
        f'<text class="rb-count" x="{left + width / 2:g}" y="{box.top + 5}">{count}</text></g>'
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
