"""What falls due as events for the calendars of those who must act (RFC 5545)."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from relaybook.graph.draw.words import plural
from relaybook.model.secrets import mask_secrets
from relaybook.report.printable import printable
from relaybook.report.wording import place_of
from relaybook.review.calendar import Calendar, CalendarEntry
from relaybook.review.calendar_people import NOBODY

_FULL = 75  # octets that a line may have, without its end
_END = "\r\n"
_NOTHING = (
    *("BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
)
"""What stands in a file without events, since one with nothing at all is no calendar."""
_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def render(calendar: Calendar) -> str:
    """Return one event a day for each who must act on what begins then.

    An event has the same UID each time, so that a calendar that reads it again shows it once.
    """
    return "".join(_folded(line) for line in _lines(calendar))


def _lines(calendar: Calendar) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//relaybook//calendar//EN"
    yield "CALSCALE:GREGORIAN"
    yield _text("X-WR-CALNAME", calendar.name)
    events: dict[tuple[date, str], list[CalendarEntry]] = {}
    for entry in calendar.beginning:
        for who in entry.who:
            events.setdefault((entry.day, who), []).append(entry)
    for (day, who), entries in sorted(events.items()):
        yield from _event(calendar, day, who, entries)
    if not events:
        yield from _NOTHING
    yield "END:VCALENDAR"


def _event(
    calendar: Calendar, day: date, who: str, entries: Sequence[CalendarEntry]
) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(calendar, day, who)}"
    yield f"DTSTAMP:{calendar.as_of.day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield _text("SUMMARY", " ".join(_summary(who, entries).split()))
    yield _text("DESCRIPTION", "\n".join(_description(calendar, entries)))
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(calendar: Calendar, day: date, who: str) -> str:
    """Name an event; what would be if somebody left never takes the place of what is."""
    parts = (calendar.name, str(day), who, *calendar.gone)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32] + "@relaybook"


def _summary(who: str, entries: Sequence[CalendarEntry]) -> str:
    whom = "nobody is named for" if who == NOBODY else f"{who}:"
    causes = dict.fromkeys(cause.text for one in entries for cause in one.causes)
    rules = dict.fromkeys(one.finding.rule for one in entries)
    first, *others = [*causes] or [*rules]
    more = f", and {len(others):,} more" if others else ""
    return f"{whom} {plural(len(entries), 'finding')}: {first}{more}"


def _description(calendar: Calendar, entries: Sequence[CalendarEntry]) -> Iterator[str]:
    if calendar.gone:
        yield f"Assuming that {', '.join(calendar.gone)} left."
    if entries[0].left:
        yield f"{', '.join(entries[0].left)} will not be there any more."
    for one in entries:
        finding = one.finding
        yield f"{finding.severity.word} {finding.rule} {place_of(finding)}: {finding.message}"
        for cause in one.causes:
            yield f"  because {cause.text} ({cause.path}:{cause.line})"
        if finding.help:
            yield f"  {finding.help}"


def _text(name: str, text: str) -> str:
    """Return a property with text that nobody has checked."""
    lines = (printable(mask_secrets(line)) for line in text.split("\n"))
    return f"{name}:" + "\n".join(lines).translate(_ESCAPED)


def _folded(line: str) -> str:
    """Break a line into parts that each fit, those after the first begun with a blank."""
    parts, part, room = [], "", _FULL
    for char in line:
        size = len(char.encode())
        if size > room:
            parts.append(part)
            part, room = "", _FULL - 1
        part += char
        room -= size
    return f"{_END} ".join([*parts, part]) + _END
