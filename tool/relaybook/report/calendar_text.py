"""What falls due, day by day, for a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from relaybook.graph.draw.words import plural
from relaybook.report.printable import wrapped
from relaybook.report.style import Style
from relaybook.report.wording import as_of_in_words, gone_in_words, place_of
from relaybook.review.calendar import Calendar, CalendarEntry
from relaybook.review.calendar_causes import Cause

_NO_CAUSE = "no single date in a record says why"


def render(
    calendar: Calendar,
    *,
    only_for: Sequence[str] = (),
    every_word: bool = False,
    color: bool = False,
    width: int = 80,
) -> str:
    """Return what begins and ends on each day, below the dates that bring it about.

    only_for: whose findings these are, where not everybody's. every_word: whether to say of each
    finding what a check says of it.
    """
    page = _Page(calendar, every_word, Style(color), width)
    return "\n".join(page.lines(only_for)) + "\n"


@dataclass(frozen=True)
class _Page:
    calendar: Calendar
    every_word: bool
    style: Style
    width: int

    def lines(self, only_for: Sequence[str]) -> Iterator[str]:
        yield from self._heading(only_for)
        for day, entries in groupby(self.calendar.entries, key=lambda one: one.day):
            yield ""
            away = (day - self.calendar.as_of.day).days
            yield self.style.strong(f"{day}, in {plural(away, 'day')}")
            yield from self._day(list(entries))
        if not self.calendar.entries:
            yield ""
            yield f"Nothing begins or ends until {self.calendar.until}."

    def _heading(self, only_for: Sequence[str]) -> Iterator[str]:
        calendar = self.calendar
        title = f"{calendar.name}, {as_of_in_words(calendar.as_of)}, until {calendar.until}"
        yield from map(self.style.strong, wrapped(title, self.width))
        if calendar.gone:
            yield from map(self.style.bad, wrapped(gone_in_words(calendar.gone), self.width))
        if only_for:
            yield from wrapped(f"only for {', '.join(only_for)}", self.width)
        begin = len(calendar.beginning)
        end = len(calendar.entries) - begin
        counts = f"{begin:,} begin · {end:,} end"
        if not only_for:
            now = plural(len(calendar.open), "finding")
            counts = f"{now} now · {counts} · {calendar.at_end:,} on the last day"
        yield from wrapped(counts, self.width)

    def _day(self, entries: Sequence[CalendarEntry]) -> Iterator[str]:
        by_cause: dict[tuple[Cause, ...], list[CalendarEntry]] = {}
        for one in entries:
            by_cause.setdefault(one.causes, []).append(one)
        for causes, group in sorted(by_cause.items()):
            for cause in causes:
                where = f"{cause.path}:{cause.line}"
                yield from wrapped(f"{cause.text} ({where})", self.width, "  ")
            if not causes:
                yield f"  {_NO_CAUSE}"
            for one in group:
                yield from self._entry(one)

    def _entry(self, entry: CalendarEntry) -> Iterator[str]:
        finding = entry.finding
        word = finding.severity.word if entry.begins else "ends"
        marked = self.style.severity(finding.severity, word) if entry.begins else word
        text = f"{finding.rule} {place_of(finding)} ({', '.join(entry.who)})"
        first, *rest = wrapped(text, self.width, f"    {word:<7} ", "      ")
        yield first.replace(word, marked, 1)
        yield from rest
        if self.every_word:
            yield from wrapped(finding.message, self.width, "      ")
            if entry.begins and finding.help:
                yield from wrapped(finding.help, self.width, "      = ")
