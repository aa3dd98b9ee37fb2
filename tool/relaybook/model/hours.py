"""When somebody answers: `24x7`, or ranges such as `Mon-Fri 09:00-18:00`."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_RANGE = re.compile(
    r"(?P<days>[A-Z][a-z]{2}(?:\s*-\s*[A-Z][a-z]{2})?(?:\s*,\s*[A-Z][a-z]{2}(?:\s*-\s*[A-Z][a-z]{2})?)*)"
    r"\s+(?P<start>\d{1,2}:\d{2})\s*-\s*(?P<end>\d{1,2}:\d{2})"
)
_DAY_MINUTES = 24 * 60
_WEEK_MINUTES = 7 * _DAY_MINUTES
_WHOLE_WEEK = (1 << _WEEK_MINUTES) - 1


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours in a week.

    text: as written. ranges: (day 0 to 6 from Monday, start, end) in minutes of that day; a range
    that ends before it starts runs over midnight and is kept as two.
    """

    text: str
    ranges: tuple[tuple[int, int, int], ...]

    @classmethod
    @lru_cache(maxsize=10_000)  # the same few are written thousands of times
    def parse(cls, text: str) -> "Hours":
        """Read `text`; raise ValueError with what to write where it is not opening hours."""
        if text.strip().lower() in {"24x7", "24/7", "always"}:
            return cls("24x7", tuple((day, 0, _DAY_MINUTES) for day in range(7)))
        ranges = [
            one for part in re.split(r"\s*;\s*", text.strip()) for one in _one_range(part, text)
        ]
        return cls(text.strip(), tuple(sorted(ranges)))

    def __str__(self) -> str:
        return self.text

    @property
    def round_the_clock(self) -> bool:
        """Whether every minute of the week is covered, be it by one shift or several."""
        reached = [0] * 7
        for day, start, end in sorted(self.ranges):
            if start <= reached[day]:
                reached[day] = max(reached[day], end)
        return min(reached) == _DAY_MINUTES

    def covers(self, moment: datetime) -> bool:
        """Whether somebody answers at `moment`, read as local time of the contact."""
        minute = moment.hour * 60 + moment.minute
        return any(
            day == moment.weekday() and start <= minute < end for day, start, end in self.ranges
        )

    def longest_without(self, other: "Hours", ahead: int = 0) -> int:
        """Return the longest stretch of these hours, in minutes, in which `other` has none.

        A whole week where it never has. ahead: minutes by which the clock of `other` is ahead.
        """
        alone = _minutes_of_week(self) & ~_turned(_minutes_of_week(other), ahead % _WEEK_MINUTES)
        if alone == _WHOLE_WEEK:
            return _WEEK_MINUTES
        longest = 0
        runs = alone | alone << _WEEK_MINUTES  # a stretch may go on from Sunday to Monday
        while runs:
            runs >>= (runs & -runs).bit_length() - 1
            length = (~runs & runs + 1).bit_length() - 1
            longest = max(longest, length)
            runs >>= length
        return longest


def _minutes_of_week(hours: Hours) -> int:
    """Return the minutes that are covered as bits, the first minute of Monday being the lowest."""
    found = 0
    for day, start, end in hours.ranges:
        found |= ((1 << end - start) - 1) << day * _DAY_MINUTES + start
    return found


def _turned(minutes: int, ahead: int) -> int:
    """Return the minutes of a clock that is `ahead` as one that is not shows them."""
    return (minutes >> ahead | minutes << _WEEK_MINUTES - ahead) & _WHOLE_WEEK


def _one_range(part: str, text: str) -> list[tuple[int, int, int]]:
    match = _RANGE.fullmatch(part)
    if match is None:
        raise ValueError(
            f"is not opening hours: {text!r}; write 24x7, or ranges like Mon-Fri 09:00-18:00"
        )
    start, end = _minutes(match["start"], text), _minutes(match["end"], text)
    days = [day for span in re.split(r"\s*,\s*", match["days"]) for day in _days(span, text)]
    if start < end:
        return [(day, start, end) for day in days]
    return [(day, start, _DAY_MINUTES) for day in days] + [((day + 1) % 7, 0, end) for day in days]


def _days(span: str, text: str) -> list[int]:
    ends = [name.strip() for name in span.split("-")]
    if any(name not in DAYS for name in ends):
        raise ValueError(f"names a day that is none: {text!r}; days are {', '.join(DAYS)}")
    first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _minutes(clock: str, text: str) -> int:
    hour, minute = (int(part) for part in clock.split(":"))
    if hour * 60 + minute > _DAY_MINUTES or minute > 59:  # noqa: PLR2004 - a clock
        raise ValueError(f"has a time that no clock shows: {text!r}; write 00:00 to 24:00")
    return hour * 60 + minute
