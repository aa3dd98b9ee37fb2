"""What rests on somebody who leaves, to be worked through before they go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from relaybook.findings import AsOf
from relaybook.graph.draw.words import plural
from relaybook.model.secrets import mask_secrets
from relaybook.report import printable
from relaybook.report.style import Style
from relaybook.review.leaver import Leaving
from relaybook.review.resting import Resting

FROM_RECORDS = "the records"
"""Why it is that day: the one after the last in the records, which is shown anyway."""
_TYPED = "--on "
_INDENT = "    "
_MOST_SHARING = 5
_MANY = 20


def render(leaving: Leaving, as_of: AsOf, *, color: bool = False, width: int = 80) -> str:
    """Return the places by area, in each first those that nobody else stands for.

    as_of: the first day without them, and why it is that one.
    """
    return "\n".join(_Page(Style(color), width).lines(leaving, as_of.fixed)) + "\n"


@dataclass(frozen=True)
class _Page:
    style: Style
    width: int

    def lines(self, leaving: Leaving, why: str) -> Iterator[str]:
        yield from map(self.style.strong, self._wrapped(_title(leaving)))
        if why not in ("", _TYPED + str(leaving.day), FROM_RECORDS):
            yield from self._wrapped(f"this day is fixed by {why}")
        if leaving.last and not _is_long_gone(leaving):
            yield from self._wrapped(f"last day in the records: {leaving.last}")
        if leaving.with_them:
            yield from self._wrapped(f"with them go {', '.join(leaving.with_them)}")
        if leaving.emptied:
            yield from self._wrapped(f"nobody is left in {', '.join(leaving.emptied)}")
        yield from self._wrapped(counted(leaving))
        if len(leaving.resting) > _MANY:
            yield from self._wrapped(_by_area(leaving.resting))
        for area, places in groupby(leaving.resting, key=lambda one: one.area):
            yield ""
            yield from self._area(area, tuple(places))
        if leaving.unknown:
            yield ""
            yield self.style.strong("Cannot tell")
            for one in leaving.unknown:
                yield from self._wrapped(one, "  ")

    def _area(self, area: str, places: Sequence[Resting]) -> Iterator[str]:
        alone = sum(one.is_alone for one in places)
        title = f"{area[:1].upper()}{area[1:]}: {plural(len(places), 'place')}"
        yield self.style.strong(f"{title}, {alone:,} with nobody else" if alone else title)
        alike: dict[object, list[Resting]] = {}
        for one in places:
            key = (one.what, one.on, one.remains, one.instead, one.shared_by)
            alike.setdefault(key, []).append(one)
        for same in alike.values():
            yield from self._places(same)

    def _places(self, same: Sequence[Resting]) -> Iterator[str]:
        """Yield places of which the same is to be said, so that it is said once."""
        records, one = tuple(dict.fromkeys(each.record for each in same)), same[0]
        yield from self._wrapped(f"{_some(records)}: {one.what}", "  ", _INDENT)
        for each in same:
            key = f" {each.key}" if each.key else ""
            where = f"{each.path}:{each.span.line}{key}, {each.on}"
            yield from map(self.style.faint, self._wrapped(where, _INDENT))
        if one.shared_by:
            yield from self._wrapped(f"also for {_some(one.shared_by)}", _INDENT)
        if one.remains:
            yield from self._wrapped(f"{', '.join(one.remains)} still there", _INDENT)
        elif one.is_alone:
            yield from map(self.style.bad, self._wrapped("nobody else", _INDENT))
        yield from self._wrapped(one.instead, f"{_INDENT}-> ", f"{_INDENT}   ")

    def _wrapped(self, text: str, first: str = "", rest: str | None = None) -> list[str]:
        return printable.wrapped(mask_secrets(text), self.width, first, rest)


def _is_long_gone(leaving: Leaving) -> bool:
    return leaving.last is not None and (leaving.day - leaving.last).days > 1


def _title(leaving: Leaving) -> str:
    who = f"{leaving.name} ({leaving.contact})"
    if leaving.last and _is_long_gone(leaving):
        return f"{who} left on {leaving.last}; seen on {leaving.day}"
    return f"{who} is gone from {leaving.day} on"


def counted(leaving: Leaving) -> str:
    """Return how many places there are, and how many with nobody else."""
    if not leaving.resting:
        return "nothing here rests on them"
    places, alone = plural(len(leaving.resting), "place"), len(leaving.alone)
    verb = "rests" if len(leaving.resting) == 1 else "rest"
    return f"{places} {verb} on them; in {alone:,} nobody else is left"


def _by_area(resting: Sequence[Resting]) -> str:
    """Return how much stands below, so that whoever reads a long list knows what to expect."""
    counts = {
        area: (len(places), sum(one.is_alone for one in places))
        for area, group in groupby(resting, key=lambda one: one.area)
        for places in [tuple(group)]
    }
    told = (f"{area} {many:,} ({alone:,})" for area, (many, alone) in counts.items())
    return f"by area, with nobody else in brackets: {', '.join(told)}"


def _some(records: Sequence[str]) -> str:
    more = len(records) - _MOST_SHARING
    named = ", ".join(records[:_MOST_SHARING])
    return f"{named} and {more:,} more" if more > 0 else named
