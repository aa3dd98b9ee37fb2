"""How a knowledge base got where it is, for other programs."""

import json
from typing import Any

from relaybook.model.secrets import mask_in
from relaybook.report.trend_words import with_configuration
from relaybook.review.review_points import ReviewPoint
from relaybook.review.trend import Point, Trend

VERSION = 1
_RUNGS = ("missing", "stated", "evidenced", "proven")


def render(trend: Trend) -> str:
    """Return an object with `points`, the oldest first; what could not be judged is null."""
    content = {
        "version": VERSION,
        "name": trend.name,
        "since": trend.since,
        "as_of": trend.as_of.isoformat() if trend.as_of else None,
        "cut_off": trend.cut_off,
        "without_history": list(trend.unasked),
        "points": [_point(one, changed) for one, changed in with_configuration(trend)],
    }
    return json.dumps(mask_in(content), indent=2) + "\n"


def _point(point: Point, changed: bool) -> dict[str, Any]:
    judged = not point.fault
    return {
        "commit": point.commit,
        "day": point.day.isoformat(),
        "documents": point.documents if judged else None,
        "errors": point.errors if judged else None,
        "warnings": point.warnings if judged else None,
        "notes": point.notes if judged else None,
        "accepted": point.accepted if judged else None,
        "baselined": point.baselined if judged else None,
        "gates": point.gates,
        "handovers": [review_as_json(one) for one in point.reviews],
        "configured_anew": changed,
        "fault": point.fault or None,
    }


def review_as_json(review: ReviewPoint) -> dict[str, Any]:
    """Return what a review says of its gates and its lowest area."""
    return {
        "handover": review.handover,
        "gates": {"open": review.gates, "waived": review.waived, "asked": review.asked},
        "lowest": {
            "area": review.lowest,
            **dict(zip(_RUNGS, review.rungs, strict=True)),
        }
        if review.lowest
        else None,
    }
