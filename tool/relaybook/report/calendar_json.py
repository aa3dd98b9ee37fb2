"""What falls due, day by day, for other programs."""

import json
from typing import Any

from relaybook.findings import Finding
from relaybook.model.secrets import mask_in
from relaybook.review.calendar import Calendar, CalendarEntry
from relaybook.review.calendar_causes import Cause

VERSION = 1


def render(calendar: Calendar) -> str:
    """Return an object with `entries`, sorted by day; a finding is said as `check` says it.

    `left` names those of `who` who are not there any more by then. `counts.open` are open on the
    first day, `counts.at_end` on the last; both are of everybody.
    """
    begin = len(calendar.beginning)
    content = {
        "version": VERSION,
        "name": calendar.name,
        "as_of": {
            "day": calendar.as_of.day.isoformat(),
            "fixed": calendar.as_of.fixed or None,
        },
        "until": calendar.until.isoformat(),
        "assumed_gone": list(calendar.gone),
        "only_for": list(calendar.only_for),
        "counts": {
            "open": len(calendar.open),
            "begin": begin,
            "end": len(calendar.entries) - begin,
            "at_end": calendar.at_end,
        },
        "entries": [_entry(one) for one in calendar.entries],
    }
    return json.dumps(mask_in(content), indent=2) + "\n"


def _entry(entry: CalendarEntry) -> dict[str, Any]:
    return {
        "day": entry.day.isoformat(),
        "change": "begins" if entry.begins else "ends",
        "finding": _finding(entry.finding),
        "causes": [_cause(one) for one in entry.causes],
        "who": list(entry.who),
        "left": list(entry.left),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "path": finding.path,
        "line": finding.span.line,
        "column": finding.span.column,
        "record": finding.record or None,
        "message": finding.message,
        "help": finding.help or None,
    }


def _cause(cause: Cause) -> dict[str, Any]:
    return {
        "kind": cause.kind,
        "text": cause.text,
        "path": cause.path,
        "line": cause.line,
        "column": cause.column,
    }
