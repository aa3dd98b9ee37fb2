"""One panel of the picture of a trend: steps over days, each line named at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

LEFT, RIGHT, WIDTH = 60, 190, 800
PANEL = 150
_GRID_LINES = 4
_APART = 15
_ROUND = (4, 8, 12, 16, 20, 24, 32)
_ROUND_TENS = (4, 6, 8, 12, 16, 24, 32)
Value = float | None


@dataclass(frozen=True, slots=True)
class Series:
    """One line. values: one for each day, None where nothing is known. look: its CSS class."""

    name: str
    look: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines that share a scale.

    top: where the panel begins. highest: of the scale; None for a round number above all values.
    """

    title: str
    days: tuple[date, ...]
    series: tuple[Series, ...]
    top: float
    highest: float | None = None

    def drawn(self) -> Iterator[str]:
        """Yield the elements of the panel."""
        title = escape(self.title)
        yield f'<text class="title" x="{LEFT}" y="{self.top - 10:g}">{title}</text>'
        yield from self._grid()
        for one in self.series:
            yield f'<path class="line {one.look}" d="{self._path(one.values)}"/>'
        yield from self._names()

    @property
    def most(self) -> float:
        """The highest value of the scale, a round number."""
        if self.highest is not None:
            return self.highest
        known = [value for one in self.series for value in one.values if value is not None]
        return _round_above(max(known, default=0))

    @property
    def is_of_one_day(self) -> bool:
        """Whether several steps share the only day, so that days cannot keep them apart."""
        return len(self.days) > 1 and len(set(self.days)) == 1

    @property
    def places(self) -> tuple[float, ...]:
        """Where each step lies: by its day, and evenly spread where all are of one day."""
        if not self.is_of_one_day:
            return tuple(map(self.x, self.days))
        last = len(self.days) - 1
        return tuple(LEFT + (WIDTH - LEFT - RIGHT) * at / last for at in range(len(self.days)))

    def x(self, day: date) -> float:
        """Return where a day lies; a single day lies at the left."""
        span = (self.days[-1] - self.days[0]).days or 1
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - self.days[0]).days / span

    def y(self, value: float) -> float:
        """Return where a value lies."""
        return self.top + PANEL * (1 - value / self.most)

    def _grid(self) -> Iterator[str]:
        right = WIDTH - RIGHT
        for step in range(_GRID_LINES + 1):
            value = self.most * step / _GRID_LINES
            y = f"{self.y(value):g}"
            yield f'<path class="grid" d="M{LEFT} {y}H{right}"/>'
            yield f'<text class="scale" x="{LEFT - 8}" y="{y}" dy="4">{value:,g}</text>'

    def _path(self, values: Sequence[Value]) -> str:
        """Return steps: a value holds until the next one; nothing is drawn where none is known."""
        parts: list[str] = []
        before: Value = None
        for place, value in zip(self.places, values, strict=True):
            x = f"{place:.1f}"
            if before is not None:
                parts.append(f"H{x}")
            if value is not None:
                y = f"{self.y(value):.1f}"
                parts.append(f"M{x} {y}h2.5" if before is None else f"V{y}")
            before = value
        return "".join(parts)

    def _names(self) -> Iterator[str]:
        """Name each line at its end, no two names over each other."""
        ends = [
            (self.y(last), one, last) for one in self.series if (last := _last(one)) is not None
        ]
        places = _spread([y for y, _, _ in ends], self.top, self.top + PANEL)
        for (_, one, last), y in zip(ends, places, strict=True):
            text = escape(f"{one.name}: {last:,g}")
            yield f'<text class="name {one.look}" x="{WIDTH - RIGHT + 8}" y="{y:.1f}">{text}</text>'


def day_axis(panel: Panel, bottom: float) -> Iterator[str]:
    """Yield the first, the last and up to three days between, below all panels."""
    days = panel.days
    if panel.is_of_one_day:
        words = f"{days[0]}: {len(days):,} steps, evenly apart"
        middle = LEFT + (WIDTH - LEFT - RIGHT) / 2
        yield f'<text class="day" x="{middle:g}" y="{bottom:g}">{words}</text>'
        return
    span = (days[-1] - days[0]).days
    shown = dict.fromkeys(date.fromordinal(days[0].toordinal() + span * n // 4) for n in range(5))
    for day in shown:
        yield f'<text class="day" x="{panel.x(day):.1f}" y="{bottom:g}">{day}</text>'


def _last(series: Series) -> Value:
    return next((value for value in reversed(series.values) if value is not None), None)


def _round_above(value: float) -> float:
    """Return the least number that is at least `value` and has four round quarters."""
    fitting = (one for one in _ROUND if value <= one)
    if (found := next(fitting, None)) is not None:
        return found
    scale = 10
    while value > _ROUND_TENS[-1] * scale:
        scale *= 10
    return next(one * scale for one in _ROUND_TENS if value <= one * scale)


def _spread(places: Sequence[float], top: float, bottom: float) -> list[float]:
    """Return the places moved apart so that lines of text do not touch, in the order given."""
    order = sorted(range(len(places)), key=lambda at: (places[at], at))
    found = [min(max(places[at], top + 4), bottom) for at in order]
    for upper in range(1, len(found)):
        found[upper] = max(found[upper], found[upper - 1] + _APART)
    over = max(0.0, (found[-1] if found else 0) - bottom)
    found = [place - over for place in found]
    moved = dict(zip(order, found, strict=True))
    return [moved[at] for at in range(len(places))]
