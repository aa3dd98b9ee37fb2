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
_TEXT_SIZE = 11

_LINKS = {
    "hard": "cannot do without",
    "soft": "can do without",
    "recovery": "needed only to recover",
}


def legend(view: MapView, left: int, top: int, width: int) -> tuple[list[str], int]:
    """Return the parts of the legend and its height: samples of what is drawn, then a summary."""
    x, y = left, top + _LINE // 2
    parts = []
    for sample, text in _entries(view):
        room = _SAMPLE + 8 + round(width_of(text, _TEXT_SIZE))
        if x > left and x + room > left + width:
            x, y = left, y + _LINE
        parts.append(
            f'<g transform="translate({x} {y})">{sample}'
            f'<text class="rb-muted" x="{_SAMPLE + 8}" y="4">{escape(text)}</text></g>'
        )
        x += room + _GAP
    for sentence in summary(view):
        y += _LINE
        parts.append(
            f'<text class="rb-muted rb-summary" x="{left}" y="{y + 4}">{escape(sentence)}</text>'
        )
    return parts, y + _LINE // 2 - top


def _entries(view: MapView) -> list[tuple[str, str]]:
    strengths = {link.strength for link in view.links}
    entries = [(_link(name), text) for name, text in _LINKS.items() if name in strengths]
    foreign = {bool(node.external or node.vendor) for node in view.nodes}
    if False in foreign:
        entries.append((_box(cut_corners=False), "ours"))
    if True in foreign:
        entries.append((_box(cut_corners=True), "external or run by a vendor"))
    tiers = sorted({node.tier for node in view.nodes if node.tier})
    entries += [(_tier(tier), f"tier {tier}") for tier in tiers]
    if any(node.findings for node in view.nodes):
        entries.append((_badge(), "open findings"))
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
    return (
        f'<g class="rb-tier-{tier}">'
        f'<rect class="rb-strip" x="{_SAMPLE - 8}" y="-8" width="8" height="16" rx="2"/></g>'
    )


def _badge() -> str:
    middle = _SAMPLE / 2
    return (
        f'<rect class="rb-badge" x="{middle - 9:g}" y="-9" width="18" height="18" rx="9"/>'
        f'<text class="rb-count" x="{middle:g}" y="4">3</text>'
    )
