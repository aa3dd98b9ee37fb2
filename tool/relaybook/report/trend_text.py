"""How a knowledge base got where it is, as a table for a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relaybook.model.secrets import mask_secrets
from relaybook.report import trend_words as words
from relaybook.report.printable import columns, printable, wrapped
from relaybook.report.style import Style
from relaybook.review.trend import Point, Trend

_MOST_ROWS = 40
_HEAD = ("day", "commit", "records", "errors", "warnings", "notes")


def render(trend: Trend, *, color: bool = False, width: int = 80) -> str:
    """Return the steps at which a number changed, the newest last; long tables are cut."""
    return "\n".join(_Page(trend, Style(color), width).lines()) + "\n"


@dataclass(frozen=True)
class _Page:
    trend: Trend
    style: Style
    width: int

    def lines(self) -> Iterator[str]:
        yield from map(self.style.strong, self._wrapped(words.summary(self.trend)))
        if self.trend.points:
            yield ""
            yield from self._table()
        for said in words.cautions(self.trend):
            yield ""
            yield from map(self.style.faint, self._wrapped(said))

    def _table(self) -> Iterator[str]:
        chosen = _changed(self.trend.points)
        shown = chosen[-_MOST_ROWS:]
        head = (*_HEAD, *self._of_gates("open gates", "waived"))
        rows = [self._cells(one) for one in shown]
        wide = [max(map(columns, column)) for column in zip(head, *rows, strict=True)]
        yield self.style.strong(_row(head, wide))
        if len(chosen) > len(shown):
            yield f"({len(chosen) - len(shown):,} earlier: --format csv lists them all)"
        for point, row in zip(shown, rows, strict=True):
            yield _row(row, wide)
            yield from self._below(point)

    def _cells(self, point: Point) -> tuple[str, ...]:
        about = (point.day.isoformat(), point.commit[:10])
        counts = (point.documents, point.errors, point.warnings, point.notes)
        numbers = ["-" if point.fault else f"{one:,}" for one in counts]
        return (*about, *numbers, *self._of_gates(_count(point.gates), _count(point.waived)))

    def _of_gates(self, is_open: str, waived: str) -> tuple[str, ...]:
        """Return the cells about gates that this table has."""
        if not self.trend.has_reviews:
            return ()
        return (is_open, waived) if self.trend.has_waived else (is_open,)

    def _below(self, point: Point) -> Iterator[str]:
        """Say why there are no numbers, or which area is least far."""
        if point.fault:
            yield from map(self.style.bad, self._wrapped(point.fault, "    "))
        for review in point.reviews:
            text = f"{review.handover}: least far is {words.lowest_in_words(review)}"
            yield from map(self.style.faint, self._wrapped(text, "    "))

    def _wrapped(self, text: str, first: str = "") -> list[str]:
        return wrapped(mask_secrets(text), self.width, first)


def _count(gates: int | None) -> str:
    return "-" if gates is None else f"{gates:,}"


def _changed(points: Sequence[Point]) -> list[Point]:
    """Return the first and the last point, and those with other numbers than the one before."""
    return [
        one
        for at, one in enumerate(points)
        if at in (0, len(points) - 1) or one.numbers != points[at - 1].numbers
    ]


def _row(cells: Sequence[str], wide: Sequence[int]) -> str:
    """Return one line, words to the left and numbers to the right."""
    parts = [
        cell.ljust(size) if at < 2 else cell.rjust(size)  # noqa: PLR2004 - day and commit
        for at, (cell, size) in enumerate(zip(cells, wide, strict=True))
    ]
    return printable("  ".join(parts)).rstrip()
