"""How a knowledge base got where it is, as a picture that needs nothing else to be shown."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from relaybook.graph.draw.words import clean
from relaybook.report import trend_words as words
from relaybook.report.trend_svg_chart import PANEL, WIDTH, Panel, Series, Value, day_axis
from relaybook.review.review_points import ReviewPoint
from relaybook.review.trend import Point, Trend

_FIRST, _BETWEEN = 96, 46
_MOST_HANDOVERS = 6
_LINE = 18
Titled = tuple[str, tuple[Series, ...], float | None]
# Lines differ in their dashes too, for whoever sees no colours and for paper.
_STYLE = """
svg{font:13px system-ui,sans-serif;background:#fff}
text{fill:#1f2328}
.heading{font-size:17px;font-weight:600}
.title{font-weight:600}
.scale{text-anchor:end;fill:#59636e;font-size:12px}
.day{text-anchor:middle;fill:#59636e;font-size:12px}
.caution{fill:#59636e;font-size:12px}
.grid{stroke:#d1d9e0;stroke-width:1}
.line{fill:none;stroke-width:2.5;stroke-linejoin:round}
.line.a{stroke:#b3261e}.name.a{fill:#b3261e}
.line.b{stroke:#8a5a00;stroke-dasharray:7 3}.name.b{fill:#8a5a00}
.line.c{stroke:#1a5fb4;stroke-dasharray:2 3}.name.c{fill:#1a5fb4}
.line.d{stroke:#1e6b34;stroke-dasharray:9 3 2 3}.name.d{fill:#1e6b34}
"""


def render(trend: Trend) -> str:
    """Return an SVG: open gates, findings, and of each handover the ladder of its lowest area."""
    heading = _heading(trend)
    summary = _lines([words.summary(trend)], 106)
    lower = _LINE * (len(heading) + len(summary) - 2)
    panels = _panels(trend, _FIRST + lower)
    bottom = panels[-1].top + PANEL + 22 if panels else _FIRST + lower
    cautions = _lines(list(words.cautions(trend)), 118)
    lines = [
        *_said(heading, 28, "heading"),
        *_said(summary, 34 + _LINE * len(heading), "summary"),
        *(line for panel in panels for line in panel.drawn()),
        *(day_axis(panels[-1], bottom) if panels else ()),
        *_said(cautions, bottom + 6 + _LINE, "caution"),
    ]
    height = bottom + 14 + _LINE * len(cautions)
    return "\n".join([*_head(trend, " ".join(heading), height), *lines, "</svg>"]) + "\n"


def _heading(trend: Trend) -> list[str]:
    """Return one line, or two of which the second is cut."""
    said = f"{clean(trend.name) or 'Knowledge base'} since {clean(trend.since)}"
    first, *rest = _lines([said], 74)
    return [first, _cut(" ".join(rest), 74)] if rest else [first]


def _head(trend: Trend, heading: str, height: float) -> Iterator[str]:
    size = f'width="{WIDTH}" height="{height:g}" viewBox="0 0 {WIDTH} {height:g}"'
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d" {size}>')
    yield f'<title id="t">{escape(heading)}</title>'
    yield f'<desc id="d">{escape(_description(trend))}</desc>'
    yield f"<style>{_STYLE}</style>"


def _said(lines: Sequence[str], y: float, look: str) -> Iterator[str]:
    for at, line in enumerate(lines):
        yield f'<text class="{look}" x="16" y="{y + at * _LINE:g}">{escape(line)}</text>'


def _panels(trend: Trend, top: float) -> list[Panel]:
    points = trend.points
    if not points:
        return []
    days = tuple(one.day for one in points)
    titled: list[Titled] = []
    if trend.has_reviews:
        titled.append(_gates(trend))
    titled.append(("Open findings", _by_severity(points), None))
    for handover in _handovers(points)[:_MOST_HANDOVERS]:
        name = _cut(clean(handover), 34)
        title = f"Ladder of the lowest area of {name}, in per cent of its requirements"
        titled.append((title, _ladder(points, handover), 100))
    return [_panel(days, top + at * (PANEL + _BETWEEN), one) for at, one in enumerate(titled)]


def _gates(trend: Trend) -> Titled:
    """Return the open gates, and the waived ones where there are any: those are not mended."""
    is_open = Series("open gates", "a", tuple(one.gates for one in trend.points))
    if not trend.has_waived:
        return "Open gates of all handovers in progress", (is_open,), None
    waived = Series("waived gates", "b", tuple(one.waived for one in trend.points))
    return "Open and waived gates of all handovers in progress", (is_open, waived), None


def _panel(days: tuple[date, ...], top: float, titled: Titled) -> Panel:
    title, series, highest = titled
    return Panel(title, days, series, top, highest)


def _by_severity(points: Sequence[Point]) -> tuple[Series, ...]:
    return (
        Series("errors", "a", tuple(None if one.fault else one.errors for one in points)),
        Series("warnings", "b", tuple(None if one.fault else one.warnings for one in points)),
        Series("notes", "c", tuple(None if one.fault else one.notes for one in points)),
    )


def _handovers(points: Sequence[Point]) -> list[str]:
    return sorted({review.handover for one in points for review in one.reviews})


def _ladder(points: Sequence[Point], handover: str) -> tuple[Series, ...]:
    """Return how many per cent of the lowest area reach each rung or a higher one."""
    named = (("stated or more", "b", 1), ("evidenced or more", "c", 2), ("proven", "d", 3))
    reviews = [
        next((one for one in point.reviews if one.handover == handover), None) for point in points
    ]
    return tuple(
        Series(name, look, tuple(_reaching(one, rung) for one in reviews))
        for name, look, rung in named
    )


def _reaching(review: ReviewPoint | None, rung: int) -> Value:
    if review is None or not sum(review.rungs):
        return None
    return round(100 * sum(review.rungs[rung:]) / sum(review.rungs), 1)


def _description(trend: Trend) -> str:
    """Return the picture in words, for whoever cannot see it."""
    return " ".join([words.summary(trend), *_lowest(trend), *words.cautions(trend)])


def _lowest(trend: Trend) -> Iterator[str]:
    judged = [one for one in trend.points if one.reviews]
    for review in judged[-1].reviews if judged else ():
        text = f"{clean(review.handover)} is least far in {words.lowest_in_words(review)}."
        yield clean(text)


def _lines(said: Sequence[str], most: int) -> list[str]:
    """Break long sentences, after at most so many letters: SVG does not."""
    return [line for one in said for line in textwrap.wrap(one, most, break_on_hyphens=False)]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
