"""A day that notices on which later days the same question would be answered otherwise.

Whoever asks what is true on each of many days need not ask on all of them: between two days that
were noticed, nothing changes.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple, Self, TypeVar

T = TypeVar("T")
_DAY = timedelta(days=1)
_NO_SHIFT = timedelta()
_NOTHING: frozenset["Turn"] = frozenset()


class Turn(NamedTuple):
    """A later day on which an answer may change.

    on: that day. about: the date in a record that the day was held against, None where nobody
    knows. whose: the id of the contact that was asked about, empty for none.
    """

    on: date
    about: date | None
    whose: str = ""


class Watch:
    """Collects the turns of what is being worked out; what is asked within is asked by all around.

    Only days up to `last` are noticed.
    """

    def __init__(self, last: date) -> None:
        self._last = last
        self._open: list[tuple[str, set[Turn]]] = []

    def during(self, compute: Callable[[], T], whose: str = "") -> tuple[T, frozenset[Turn]]:
        """Return what `compute` gives, and when it may give something else."""
        self._open.append((whose, set()))
        try:
            value = compute()
        finally:
            turns = frozenset(self._open.pop()[1])
        self.add(turns)
        return value, turns

    def add(self, turns: frozenset[Turn]) -> None:
        """Take in what was noticed when a remembered answer was worked out."""
        if turns and self._open:
            self._open[-1][1].update(turns)

    def so_far(self) -> frozenset[Turn]:
        """Return what was noticed in all that is being worked out now."""
        noticed = [turns for _, turns in self._open if turns]
        return frozenset().union(*noticed) if noticed else _NOTHING

    def notice(self, on: date, about: date | None) -> None:
        """Say that a comparison comes out otherwise from a day on."""
        if self._open and on <= self._last:
            whose, turns = self._open[-1]
            turns.add(Turn(on, about, whose))


class WatchedDay(date):
    """A day that tells its watch when a comparison with it would come out otherwise.

    With some days added or taken away it goes on watching. What it cannot follow, such as its
    year, is taken to change on the next day. As text it is not watched: what is said of a finding
    is not whether there is one.
    """

    plain: date
    _watch: Watch
    _shift: timedelta

    def __new__(cls, day: date, watch: Watch, shift: timedelta = _NO_SHIFT) -> Self:
        """Watch `day`; shift: how far it lies from the day that a check is about."""
        plain = plain_day(day)
        made = super().__new__(cls, plain.year, plain.month, plain.day)
        made.plain, made._watch, made._shift = plain, watch, shift
        return made

    def __lt__(self, other: date) -> bool:
        """Compare, and notice the day on which it is no longer earlier."""
        return self.plain < self._reaching(other)

    def __ge__(self, other: date) -> bool:
        """Compare, and notice the day on which it is no longer earlier."""
        return self.plain >= self._reaching(other)

    def __le__(self, other: date) -> bool:
        """Compare, and notice the day on which it is later."""
        return self.plain <= self._passing(other)

    def __gt__(self, other: date) -> bool:
        """Compare, and notice the day on which it is later."""
        return self.plain > self._passing(other)

    def __eq__(self, other: object) -> bool:
        """Compare, and notice the day on which it is the same, or no longer."""
        if not isinstance(other, date):
            return False
        is_same = self.plain == plain_day(other)
        (self._passing if is_same else self._reaching)(other)
        return is_same

    def __ne__(self, other: object) -> bool:
        """Compare as `==` does."""
        return not self == other

    def __hash__(self) -> int:
        """Return the hash of the day; a table that is asked for it has others tomorrow."""
        self._vague()
        return hash(self.plain)

    def __add__(self, other: timedelta) -> "WatchedDay":
        """Return a later day that is watched too."""
        if not isinstance(other, timedelta):
            return NotImplemented
        moved = self.plain + other
        return WatchedDay(moved, self._watch, self._shift + (moved - self.plain))

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        """Return an earlier day that is watched too; a length of time grows every day."""
        if isinstance(other, timedelta):
            return self + -other
        self._vague()
        return self.plain - plain_day(other)

    def __rsub__(self, other: date) -> timedelta:
        """Return a length of time, which shrinks every day."""
        self._vague()
        return other - self.plain

    def __str__(self) -> str:
        """Return the day as it is written."""
        return str(self.plain)

    def __format__(self, form: str) -> str:
        """Return the day as text."""
        return format(self.plain, form)

    def _reaching(self, other: date) -> date:
        """Notice the day on which it is `other`."""
        if isinstance(other, WatchedDay):
            return other.plain
        if self.plain < other:
            self._notice(other, _NO_SHIFT)
        return other

    def _passing(self, other: date) -> date:
        """Notice the day after it is `other`."""
        if isinstance(other, WatchedDay):
            return other.plain
        if self.plain <= other:
            self._notice(other, _DAY)
        return other

    def _notice(self, about: date, later: timedelta) -> None:
        try:
            on = about + (later - self._shift)
        except OverflowError:  # beyond the end of the calendar: never
            return
        self._watch.notice(on, about)

    def _vague(self) -> None:
        self.may_change_on(self.plain + _DAY)

    def may_change_on(self, day: date) -> None:
        """Notice a later day on which what was read of this one may be something else."""
        self._watch.notice(day - self._shift, None)


def plain_day(day: date) -> date:
    """Return a day that nobody watches, for what is said of a finding and not for whether it is."""
    return day.plain if isinstance(day, WatchedDay) else day


def _unwatched(name: str) -> Callable[..., Any]:
    """Return a method that reads a day in a way that is not followed."""

    def read(self: WatchedDay, *args: Any, **options: Any) -> Any:
        self._vague()
        return getattr(self.plain, name)(*args, **options)

    return read


def _part(name: str) -> property:
    def read(self: WatchedDay) -> int:
        self._vague()
        found: int = getattr(self.plain, name)
        return found

    return property(read)


for _name in ("year", "month", "day"):
    setattr(WatchedDay, _name, _part(_name))
for _name in (
    *("ctime", "isocalendar", "isoformat", "isoweekday", "replace", "strftime"),
    *("timetuple", "toordinal", "weekday"),
):
    setattr(WatchedDay, _name, _unwatched(_name))
