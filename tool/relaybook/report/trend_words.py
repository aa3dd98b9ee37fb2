"""How a knowledge base got where it is, in words that every format shares."""

from collections.abc import Iterator, Sequence

from relaybook.config import FILE_NAME
from relaybook.graph.draw.words import plural
from relaybook.review.review_points import ReviewPoint
from relaybook.review.trend import Point, Trend

NO_POINT = "No commit since then holds a record."
NO_STEP = "No step since then could be judged."


def summary(trend: Trend) -> str:
    """Return what became of gates and findings from the first judged point to the last."""
    judged = [one for one in trend.points if not one.fault]
    if not judged:
        return NO_STEP if trend.points else NO_POINT
    first, last = judged[0], judged[-1]
    parts = [
        f"errors {first.errors:,} to {last.errors:,}",
        f"warnings {first.warnings:,} to {last.warnings:,}",
        f"notes {first.notes:,} to {last.notes:,}",
    ]
    parts = [*_gates(trend, judged), *parts]
    return f"{plural(len(trend.points), 'step')}, {first.day} to {last.day}: {', '.join(parts)}."


def _gates(trend: Trend, judged: Sequence[Point]) -> Iterator[str]:
    """Say what became of gates, and from and until when there were any to count."""
    reviewed = [one for one in judged if one.reviews]
    if not reviewed:
        return
    first, last = reviewed[0], reviewed[-1]
    start = (
        f" {_at(trend, first)} (no handover in progress before)" if first is not judged[0] else ""
    )
    end = f" {_at(trend, last)} (no handover in progress since)" if last is not judged[-1] else ""
    yield f"open gates {first.gates:,}{start} to {last.gates:,}{end}"
    if trend.has_waived:
        yield f"waived gates {first.waived:,} to {last.waived:,}"


def _at(trend: Trend, point: Point) -> str:
    """Return which point it is: by its day, or where all are of one day, by its commit."""
    is_of_one_day = len({one.day for one in trend.points}) == 1
    return f"at {point.commit[:10]}" if is_of_one_day else f"on {point.day}"


def cautions(trend: Trend) -> Iterator[str]:
    """Yield what a reader must know to judge the curve."""
    if trend.as_of is None:
        yield "Each step is judged as of its own day, so time alone can open and close findings."
        if trend.points:
            yield f"What time has changed since {trend.points[-1].day} is not in it: see check."
    else:
        yield f"Every step is judged as of {trend.as_of}, whenever it was made."
    if any(changed for _, changed in with_configuration(trend)):
        what = f"{FILE_NAME} or a pack changed on the way"
        yield f"{what}, which opens and closes findings by itself."
    faulty = sum(bool(one.fault) for one in trend.points)
    if faulty:
        yield f"{plural(faulty, 'step')} could not be judged, and no number is made up for it."
    if trend.cut_off:
        yield "This clone is shallow: what happened before its oldest commit is not here."
    if trend.unasked:
        yield (
            "No step was judged by the history in git, at which these rules look too: "
            f"{', '.join(trend.unasked)}."
        )


def with_configuration(trend: Trend) -> Iterator[tuple[Point, bool]]:
    """Yield each point with whether its configuration, or a pack, is another than before."""
    before: Point | None = None
    for point in trend.points:
        yield point, before is not None and before.configuration != point.configuration
        before = point


def lowest_in_words(review: ReviewPoint) -> str:
    """Return `access: 3 of 8 missing`, or what the area has most to catch up with."""
    if not review.lowest:
        return "nothing judged"
    missing, stated, evidenced, _ = review.rungs
    of = sum(review.rungs)
    for count, word in ((missing, "missing"), (stated, "only stated"), (evidenced, "not proven")):
        if count:
            return f"{review.lowest}: {count} of {of} {word}"
    return f"{review.lowest}: all {of} proven"
