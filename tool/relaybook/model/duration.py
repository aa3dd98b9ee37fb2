"""Lengths of time as people write them: `20m`, `4h`, `90d`, `6 months`, or ISO 8601."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

_WORDS = re.compile(
    r"(\d+)\s*(years?|y|months?|mo|weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\b",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_SECONDS = {"w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1}
_SHOWN = ((86_400, "d"), (3_600, "h"), (60, "m"), (1, "s"))
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; months stay months, so that `6 months` ends on the same day of a month.

    text: as written. months: calendar months. seconds: the rest.
    """

    text: str
    months: int
    seconds: int

    @classmethod
    @lru_cache(maxsize=10_000)  # the same few are written thousands of times
    def parse(cls, text: str) -> "Duration":
        """Read `text`; raise ValueError with what to write where it is no duration."""
        amounts = _iso_amounts(text.strip()) or _word_amounts(text.strip())
        if amounts is None:
            raise ValueError(
                f"is not a duration: {text!r}; "
                'write a number with a unit, like 20m, 4h, 90d or "6 months"'
            )
        months, seconds = amounts
        return cls(text.strip(), months, seconds)

    @property
    def minutes(self) -> int:
        """The length in minutes, a month counted as 30 days."""
        return self.in_seconds // 60

    @property
    def in_seconds(self) -> int:
        """The length in seconds, a month counted as 30 days."""
        return self.months * 30 * 86_400 + self.seconds

    def after(self, day: date) -> date:
        """Return the day this long after `day`; the last day of time where it would overflow."""
        try:
            return day + relativedelta(months=self.months) + timedelta(seconds=self.seconds)
        except (OverflowError, ValueError):
            return date.max


def days_before(day: date, count: int) -> date:
    """Return the day that many days before `day`; the first day of time where none is earlier."""
    try:
        return day - timedelta(days=count)
    except OverflowError:
        return date.min


def _iso_amounts(text: str) -> tuple[int, int] | None:
    match = _ISO.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days, hours, minutes, seconds = (
        int(part or 0) for part in match.groups()
    )
    if max(years, months, weeks, days) > _LARGEST:
        return None
    rest = weeks * 604_800 + days * 86_400 + hours * 3_600 + minutes * 60 + seconds
    return years * 12 + months, rest


def _word_amounts(text: str) -> tuple[int, int] | None:
    if not text or _WORDS.sub("", text).strip(" ,"):
        return None
    months = seconds = 0
    for number, unit in _WORDS.findall(text):
        if int(number) > _LARGEST:
            return None
        if unit.lower().startswith(("y", "mo")):
            months += int(number) * (12 if unit[0] in "yY" else 1)
        else:
            seconds += int(number) * _SECONDS[unit[0].lower()]
    return months, seconds


def span_in_words(seconds: int) -> str:
    """Return `1h 30m`; `at once` for nothing."""
    parts = []
    for size, unit in _SHOWN:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count}{unit}")
    return " ".join(parts) or "at once"
