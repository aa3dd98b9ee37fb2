"""Days as people write them in decisions."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

DateOrder = Literal["", "day-first", "month-first"]
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY_OF = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<gap>[-/.])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        rf"{_DAY_OF}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})\b",
        rf"{_MONTH}\s+{_DAY_OF},?\s+(?P<year>\d{{4}})\b",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d\d)(?!\d)",
    )
)
_EITHER = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")
_LENGTH_OF_ISO = len("2024-01-31")
_CENTURY = 2000
_SHORT_YEAR = 100


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day, or the days it may be where day and month could be either way round."""

    day: date | None = None
    readings: tuple[date, ...] = ()


def read_day(text: str, order: DateOrder = "") -> ReadDay:
    """Read the day that a text begins with; `order` decides 05/02/2018 where nothing else does."""
    if len(text) == _LENGTH_OF_ISO and text[4] == text[7] == "-" and text[:4].isdecimal():
        return _iso(text)
    plain = text.strip().strip("*_`\"'").lstrip()
    for form in _FORMS:
        if found := form.match(plain):
            return ReadDay(_day(found["year"], found["month"], found["day"]))
    if found := _EITHER.match(plain):
        return _either(found, order)
    return ReadDay()


def without_day(text: str) -> str:
    """Return a text without the day that it begins with: "2024-01-31: accepted"."""
    if not (text[:1].isdecimal() or text[:3].lower() in _MONTHS):
        return text
    for form in (*_FORMS, _EITHER):
        if found := form.match(text):
            return re.sub(r"^[\W_]+", "", text[found.end() :]) or text
    return text


def day_within(text: str, order: DateOrder = "") -> date | None:
    """Return the first day in a text, however it is written."""
    begins = re.finditer(rf"(?i)(?<!\w)(?=\d|{'|'.join(_MONTHS)})", text)
    days = (read_day(text[found.start() :], order).day for found in begins)
    return next((day for day in days if day), None)


def _iso(text: str) -> ReadDay:
    try:
        return ReadDay(date.fromisoformat(text))
    except ValueError:
        return ReadDay()


def find_day(text: str) -> date | None:
    """Return the first day in a text that is written as year, month and day."""
    found = re.search(r"\b\d{4}-\d\d-\d\d\b", text)
    return read_day(found.group()).day if found else None


def _either(found: re.Match[str], order: DateOrder) -> ReadDay:
    first, second, year = found[1], found[3], found[4]
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    possible = [one for one in (day_first, month_first) if one]
    if order == "day-first":
        return ReadDay(day_first)
    if order == "month-first":
        return ReadDay(month_first)
    if len(set(possible)) == 1:
        return ReadDay(possible[0])
    return ReadDay(None, tuple(possible))


def _day(year: str, month: str, day: str) -> date | None:
    number = _MONTHS.index(month[:3].lower()) + 1 if month[:1].isalpha() else int(month)
    full = int(year) if int(year) >= _SHORT_YEAR else int(year) + _CENTURY
    try:
        return date(full, number, int(day))
    except ValueError:
        return None
