"""How a knowledge base got where it is, for spreadsheets: one row for each step."""

import csv
import io

from relaybook.model.secrets import mask_secrets
from relaybook.report.printable import printable
from relaybook.report.trend_words import with_configuration
from relaybook.review.trend import Point, Trend

HEADER = (
    "day",
    "commit",
    "documents",
    "errors",
    "warnings",
    "notes",
    "accepted",
    "baselined",
    "gates_open",
    "gates_waived",
    "gates_asked",
    "lowest_area",
    "missing",
    "stated",
    "evidenced",
    "proven",
    "configured_anew",
    "fault",
)
_NO_RUNGS = ("", "", "", "")
_FORMULA = ("=", "+", "-", "@")


def render(trend: Trend) -> str:
    """Return the rows, the oldest first; what could not be judged is empty.

    Gates are those of all handovers in progress together; the lowest area is that of the handover
    which has most gates open, with how many of its requirements stand on each rung.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(_row(one, changed=changed) for one, changed in with_configuration(trend))
    return out.getvalue()


def _row(point: Point, *, changed: bool) -> tuple[object, ...]:
    about = (point.day.isoformat(), point.commit)
    end = ("yes" if changed else "no", _text(point.fault))
    if point.fault:
        return (*about, *[""] * (len(HEADER) - len(about) - len(end)), *end)
    counts = (point.documents, point.errors, point.warnings, point.notes)
    return (*about, *counts, point.accepted, point.baselined, *_reviews(point), *end)


def _reviews(point: Point) -> tuple[object, ...]:
    if not point.reviews:
        return ("", "", "", "", *_NO_RUNGS)
    worst = max(point.reviews, key=lambda one: one.gates)
    asked = sum(one.asked for one in point.reviews)
    lowest = f"{worst.handover}: {worst.lowest}" if worst.lowest else ""
    return (point.gates, point.waived, asked, _text(lowest), *(worst.rungs or _NO_RUNGS))


def _text(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    shown = printable(mask_secrets(text))
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
