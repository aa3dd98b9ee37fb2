"""A trend that several tests draw on."""

from dataclasses import replace
from datetime import date
from typing import Any

from relaybook.review.review_points import ReviewPoint
from relaybook.review.trend import Point, Trend

REVIEW = ReviewPoint("acme-exit", 3, 1, 9, "access", (2, 4, 1, 1))


def point(month: int, **changes: Any) -> Point:
    values: dict[str, Any] = {
        "commit": f"{month:040x}",
        "day": date(2026, month, 1),
        "documents": 12,
        "errors": month,
        "warnings": 2,
        "notes": 0,
        "configuration": "c1",
    }
    return Point(**{**values, **changes})


FAULTY = Point(f"{3:040x}", date(2026, 3, 1), fault="relaybook.yml:1:1 'levle' is no key")
POINTS = (
    point(1),
    point(2, reviews=(REVIEW,)),
    FAULTY,
    point(4, reviews=(replace(REVIEW, gates=1, rungs=(0, 4, 2, 2)),), accepted=3, baselined=4),
    point(5, reviews=(replace(REVIEW, gates=1, rungs=(0, 4, 2, 2)),), configuration="c2"),
)


def trend(*points: Point, **changes: Any) -> Trend:
    return Trend(**{"name": "Sample", "since": "v1", "points": points or POINTS, **changes})
