"""What the signs of the SVG mean, and how much is drawn."""

from html import escape

from relaybook.graph.draw.lettering import width_of
from relaybook.graph.draw.svg_boxes import outline
from relaybook.graph.draw.words import summary
from relaybook.graph.layout import Box
from relaybook.graph.view import MapView

_LINE = 22
_SAMPLE = 30
_GAP = 12
_SPACE = 7
_STRIP = 8
_BADGE = 18
_TEXT_SIZE = 11

_JOINED = "Lines that join lead to the same system."
_LINKS = {
    "hard": "cannot do without",
    "soft": "can do without",
    "recovery": "needed only to recover",
    "derived": "derived from needs of parts",
}


def legend(view: MapView, left: int, top: int, width: int) -> tuple[list[str], int]:
    """Return the parts of the legend and its height: samples of what is drawn, then a summary."""
    x, y = left, top + _LINE // 2
    parts = []
    for sample, wide, text in _entries(view):
        room = wide + _SPACE + round(width_of(text, _TEXT_SIZE))
        if x > left and x + room > left + width:
            x, y = left, y + _LINE
        parts.append(
            f'<g transform="translate({x} {y})">{sample}'
            f'<text class="rb-muted" x="{wide + _SPACE}" y="4">{escape(text)}</text></g>'
        )
        x += room + _GAP
    for sentence in (*summary(view), *([_JOINED] if len(view.lines) > 1 else [])):
        y += _LINE
        parts.append(f'<text class="rb-muted" x="{left}" y="{y + 4}">{escape(sentence)}</text>')
    return parts, y + _LINE // 2 - top


def _entries(view: MapView) -> list[tuple[str, int, str]]:
    """Return a sample, its width and its meaning, for what the map holds."""
    strengths = {link.strength for link in view.lines}
    entries = [(_link(name), _SAMPLE, text) for name, text in _LINKS.items() if name in strengths]
    foreign = {bool(node.external or node.vendor) for node in view.nodes}
    if False in foreign:
        entries.append((_box(cut_corners=False), _SAMPLE, "ours"))
    if True in foreign:
        entries.append((_box(cut_corners=True), _SAMPLE, "external or run by a vendor"))
    tiers = sorted({node.tier for node in view.nodes if node.tier})
    entries += [(_tier(tier), _STRIP, f"tier {tier}") for tier in tiers]
    if any(node.findings for node in view.nodes):
        entries.append((_badge(), _BADGE, "open findings"))
    return entries


def _link(strength: str) -> str:
    return (
        f'<g class="rb-{strength}"><path class="rb-line" d="M0 0H{_SAMPLE - 7}"/>'
        f'<path class="rb-tip" d="M{_SAMPLE} 0l-7 -4v8z"/></g>'
    )


def _box(*, cut_corners: bool) -> str:
    kind = "rb-vendor" if cut_corners else "rb-ours"
    path = outline(Box(0, -9, _SAMPLE, 18), corner=6, cut_corners=cut_corners)
    return f'<g class="{kind}"><path class="rb-box" d="{path}"/></g>'


def _tier(tier: int) -> str:
    strip = f'<rect class="rb-strip" y="-8" width="{_STRIP}" height="16" rx="2"/>'
    return f'<g class="rb-tier-{tier}">{strip}</g>'


def _badge() -> str:
    middle = _BADGE // 2
    return (
        f'<rect class="rb-badge" y="-{middle}" width="{_BADGE}" height="{_BADGE}" rx="{middle}"/>'
        f'<text class="rb-count" x="{middle}" y="4">3</text>'
    )
