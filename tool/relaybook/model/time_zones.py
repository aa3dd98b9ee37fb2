"""By how much the clock of a time zone is ahead, which changes twice a year in many."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from relaybook.model.watched_day import WatchedDay, plain_day

_NOON = time(12)
_LOOKED_AHEAD = 400  # longer than a year, in which every change comes round


def offset_on(zone: str, day: date) -> timedelta | None:
    """Return by how much a zone is ahead of UTC at noon; None where nobody knows the zone."""
    plain = plain_day(day)
    try:
        offset = _offset(zone, plain)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    if isinstance(day, WatchedDay):
        day.may_change_on(_next_change(zone, plain))
    return offset


def _offset(zone: str, day: date) -> timedelta | None:
    return datetime.combine(day, _NOON, UTC).astimezone(ZoneInfo(zone)).utcoffset()


@lru_cache(maxsize=1_000)
def _next_change(zone: str, day: date) -> date:
    """Return the next day with another offset; where there is none, one to look again."""
    later = [day + timedelta(days=count) for count in range(1, min(_LOOKED_AHEAD, _left(day)))]
    offset = _offset(zone, day)
    changed = (one for one in later if _offset(zone, one) != offset)
    return next(changed, later[-1] if later else date.max)


def _left(day: date) -> int:
    """Return how many days there are to the end of the calendar, where no zone is sure."""
    return (date.max - day).days
