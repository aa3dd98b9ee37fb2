"""Days: recent enough, and in order."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from relaybook.model.duration import days_before
from relaybook.model.field_path import written
from relaybook.rules.requirements.asked import Asked, absent, filled
from relaybook.rules.requirements.entry import Value, values
from relaybook.rules.requirements.outcome import NotApplicable, Said

_AS_OF = re.compile(r"as_of(?:\s*([+-])\s*(\d+)d)?")


def age_at_most(asked: Asked) -> Iterator[Said]:
    day = asked.context.day
    days = asked.limit(asked.check.days, asked.check.tier_1_days)
    for one in filled(asked):
        if not isinstance(one, Value):
            yield one
        elif one.value > day:
            message = f"{written(one.path)} of {asked.entry.label} is {one.value}, which is to come"
            yield asked.unmet(message, one.path, one.value)
        elif one.value < days_before(day, days):
            message = f"{written(one.path)} of {asked.entry.label} is {one.value}, "
            yield asked.unmet(f"{message}more than {days} days ago", one.path, one.value)


def ordered_dates(asked: Asked) -> Iterator[Said]:
    known = [(text, *_date(asked, text)) for text in asked.check.dates]
    for text, day, _ in known:
        if day is None and not asked.check.optional:
            if reason := asked.entry.reason(tuple(text.split("."))):
                yield NotApplicable(reason)
            else:
                yield from absent(asked, Value(tuple(text.split(".")), None), text)
    dated = [(text, day, path) for text, day, path in known if day is not None]
    for (first, earlier, _), (second, later, path) in pairwise(dated):
        if earlier > later or (asked.check.strictly and earlier == later):
            at = path or next((one for _, _, one in dated if one), ())
            message = f"in {asked.entry.label} {_shown(second, later)} is not after "
            yield asked.unmet(message + _shown(first, earlier), at, later)


def _shown(text: str, day: date) -> str:
    return str(day) if text.startswith("as_of") else f"{text} {day}"


def _date(asked: Asked, text: str) -> tuple[date | None, tuple[str | int, ...]]:
    """Return the date that a text means: a field, or the day of the check with some days added."""
    if match := _AS_OF.fullmatch(text):
        days = int(match[2] or 0) * (-1 if match[1] == "-" else 1)
        return asked.context.day + timedelta(days=days), ()
    found = next(iter(values(asked.entry, text)), None)
    if found is None or not isinstance(found.value, date):
        return None, ()
    return found.value, found.path
