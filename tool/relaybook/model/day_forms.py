"""Days as people write them, where the day that is meant is beyond doubt."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_WORD = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
# A year in front is followed by the month everywhere; 12/09/2026 is another day in each country.
_FORMS = (
    re.compile(rf"{_YEAR}([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})"),
    re.compile(rf"{_DAY}[ -]+{_WORD},?[ -]+{_YEAR}"),
    re.compile(rf"{_WORD}[ ]+{_DAY},?[ ]+{_YEAR}"),
)


def the_day(text: str) -> date | None:
    """Return the one day that a text can mean; None where it may mean several or none."""
    for form in _FORMS:
        if found := form.fullmatch(text.strip()):
            month = _month(found["month"])
            try:
                return date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                return None
    return None


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    lower = word.lower()
    if lower in _FULL:
        return _FULL.index(lower) + 1
    short = "sep" if lower == "sept" else lower
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0
