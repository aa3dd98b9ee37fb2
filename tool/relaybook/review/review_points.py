"""What reviews of all handovers in progress come down to: gates, and the lowest area."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from relaybook.check.options import CheckOptions
from relaybook.findings import Report
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.review.bench import bench_of
from relaybook.review.ladder import Bench, Judgement, ladders, lowest
from relaybook.review.scope import records_in
from relaybook.rules.requirement_packs import requirements_of

_REVIEWED = ("in_progress", "conditionally_accepted")


@dataclass(frozen=True, slots=True)
class ReviewPoint:
    """What a review of one handover says. gates: open ones, of so many that are asked.

    lowest: the area that is least far, empty where none is judged. rungs: how many of its
    requirements are missing, stated, evidenced and proven.
    """

    handover: str
    gates: int
    waived: int
    asked: int
    lowest: str
    rungs: tuple[int, ...]


def judgements(
    base: KnowledgeBase,
    report: Report,
    options: CheckOptions,
    remembering: Callable[[Bench], Bench] | None = None,
) -> Mapping[str, tuple[Judgement, ...]]:
    """Put its requirements to the records of each handover in progress, by its id.

    remembering: gives a bench that knows of earlier revisions.
    """
    handovers = [one for one in base.handovers.values() if one.status in _REVIEWED]
    if not handovers:
        return {}
    bench = bench_of(base, report, options)
    bench = remembering(bench) if remembering else bench
    requirements = requirements_of(base)
    return {
        one.id: bench.judged(requirements, records_in(base, one))
        for one in sorted(handovers, key=lambda one: one.id)
    }


def review_point(handover: str, judged: Sequence[Judgement]) -> ReviewPoint:
    """Count what a review says of its gates, and find its lowest area."""
    gates = [one for one in judged if one.is_gate and one.counts]
    least = lowest(ladders(judged))
    return ReviewPoint(
        handover=handover,
        gates=sum(one.state == "open" for one in gates),
        waived=sum(one.state == "waived" for one in gates),
        asked=len(gates),
        lowest=least.area if least else "",
        rungs=least.rungs if least else (),
    )
