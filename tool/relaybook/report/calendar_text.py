"""What falls due, day by day, for a terminal."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from relaybook.graph.draw.words import plural
from relaybook.report.printable import wrapped
from relaybook.report.style import Style
from relaybook.report.wording import as_of_in_words, gone_in_words, place_of
from relaybook.review.calendar import Calendar, CalendarEntry
from relaybook.review.calendar_causes import Cause

_NO_CAUSE = "no single date in a record says why"
_SAME = "the same, and "
_MANY = 10  # what begins, from where on an overview comes first
_SHOWN = 8
_Causes = tuple[Cause, ...]


def render(
    calendar: Calendar,
    *,
    every_word: bool = False,
    color: bool = False,
    width: int = 80,
) -> str:
    """Return what begins and ends on each day, below the dates that bring it about.

    every_word: whether to say of each finding what a check says of it.
    """
    page = _Page(calendar, every_word, Style(color), width)
    return "\n".join(page.lines()) + "\n"


@dataclass(frozen=True)
class _Page:
    calendar: Calendar
    every_word: bool
    style: Style
    width: int

    def lines(self) -> Iterator[str]:
        yield from self._heading()
        for day, entries in groupby(self.calendar.entries, key=lambda one: one.day):
            yield ""
            away = (day - self.calendar.as_of.day).days
            yield self.style.strong(f"{day}, in {plural(away, 'day')}")
            yield from self._day(list(entries))
        if not self.calendar.entries:
            yield ""
            yield f"Nothing begins or ends until {self.calendar.until}."

    def _heading(self) -> Iterator[str]:
        calendar = self.calendar
        title = f"{calendar.name}, {as_of_in_words(calendar.as_of)}, until {calendar.until}"
        yield from map(self.style.strong, wrapped(title, self.width))
        if calendar.gone:
            yield from map(self.style.bad, wrapped(gone_in_words(calendar.gone), self.width))
        if calendar.only_for:
            yield from wrapped(f"only for {', '.join(calendar.only_for)}", self.width)
        begin = len(calendar.beginning)
        end = len(calendar.entries) - begin
        counts = f"{begin:,} begin · {end:,} end"
        if not calendar.only_for:
            now = plural(len(calendar.open), "finding")
            counts = f"{now} now · {counts} · {calendar.at_end:,} on the last day"
        yield from wrapped(counts, self.width)
        if begin > _MANY:
            yield from self._overview(calendar.beginning)

    def _overview(self, entries: Sequence[CalendarEntry]) -> Iterator[str]:
        """Say what most of it is, for whom, and on which day, before pages of it."""
        causes = Counter(kind for one in entries for kind in _kinds(one))
        people = Counter(who for one in entries for who in one.who)
        (day, most), *_ = Counter(str(one.day) for one in entries).most_common(1)
        yield from wrapped(f"most on one day: {most:,} on {day}", self.width)
        yield from wrapped(f"because of: {_counted(causes)}", self.width, "", "  ")
        yield from wrapped(f"who: {_counted(people)}", self.width, "", "  ")

    def _day(self, entries: Sequence[CalendarEntry]) -> Iterator[str]:
        by_cause: dict[_Causes, list[CalendarEntry]] = {}
        for one in entries:
            by_cause.setdefault(one.causes, []).append(one)
        for causes, around in _nested(by_cause):
            if not causes:
                yield f"  {_NO_CAUSE}"
            shown = [one for one in causes if one not in around]
            for number, cause in enumerate(shown):
                same = _SAME if around and not number else ""
                yield from wrapped(
                    f"{same}{cause.text} ({cause.path}:{cause.line})", self.width, "  "
                )
            yield from self._entries(by_cause[causes])

    def _entries(self, entries: Iterable[CalendarEntry]) -> Iterator[str]:
        """Say each with every word; without, what a rule finds in one file on one line."""
        if self.every_word:
            for one in entries:
                yield from self._line([one])
                yield from wrapped(one.finding.message, self.width, "      ")
                if one.begins and one.finding.help:
                    yield from wrapped(one.finding.help, self.width, "      = ")
            return
        alike: dict[tuple[object, ...], list[CalendarEntry]] = {}
        for one in entries:
            found = one.finding
            key = (one.begins, found.severity, found.rule, found.path, one.who)
            alike.setdefault(key, []).append(one)
        for group in alike.values():
            yield from self._line(group)

    def _line(self, alike: Sequence[CalendarEntry]) -> Iterator[str]:
        entry, spans = alike[0], (one.finding.span for one in alike[1:])
        finding = entry.finding
        word = finding.severity.word if entry.begins else "ends"
        marked = self.style.severity(finding.severity, word) if entry.begins else word
        places = [place_of(finding), *(f"{span.line}:{span.column}" for span in spans)]
        text = f"{finding.rule} {', '.join(places)} ({', '.join(_who(entry))})"
        first, *rest = wrapped(text, self.width, f"    {word:<7} ", "      ")
        yield first.replace(word, marked, 1)
        yield from rest


def _kinds(entry: CalendarEntry) -> Iterable[str]:
    return {one.kind for one in entry.causes} or (_NO_CAUSE,)


def _counted(counts: Counter[str]) -> str:
    """Return the most frequent first, the same number by name, and how many are left out."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    shown = [f"{name} {count:,}" for name, count in ordered[:_SHOWN]]
    more = len(ordered) - len(shown)
    return " · ".join([*shown, *([f"{more:,} more"] if more else [])])


def _who(entry: CalendarEntry) -> Iterator[str]:
    for one in entry.who:
        yield f"{one}, gone by then" if one in entry.left else one


def _nested(groups: Collection[_Causes]) -> Iterator[tuple[_Causes, _Causes]]:
    """Yield causes with those said above them: whatever shares causes with more stands below."""
    above = {causes: _above(causes, groups) for causes in groups}
    for first in sorted(one for one in groups if not above[one]):
        yield first, ()
        if first:
            yield from ((one, first) for one in sorted(groups) if above[one] == first)


def _above(causes: _Causes, groups: Collection[_Causes]) -> _Causes:
    """Return the fewest causes of another group that are among these; none where there are none."""
    fewer = (one for one in groups if one and set(one) < set(causes))
    return min(fewer, key=lambda one: (len(one), one), default=())
