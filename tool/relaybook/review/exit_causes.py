"""Why something is found at the exit and not today: somebody leaves, or a date is reached."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from relaybook.check.engine import check
from relaybook.review.calendar_causes import Cause, Causes
from relaybook.review.calendar_course import Course
from relaybook.review.calendar_judge import MovingJudge
from relaybook.review.difference_findings import normalised
from relaybook.rules.handing_over import vendor_of

if TYPE_CHECKING:
    from relaybook.check.options import CheckOptions
    from relaybook.findings import Finding
    from relaybook.model.handover import Handover
    from relaybook.model.history import History
    from relaybook.review.ladder import Bench
    from relaybook.review.watched_context import WatchedContext

Key = tuple[str, str, int, str]
_Spot = tuple[str, str, int]
_UNKNOWN = "no date in the records says why"
_MOST = 2
_KINDS = {
    "assumption": "an assumption runs out",
    "certificate": "a certificate nears its end",
    "contract": "a contract ends",
    "control": "a control is due again",
    "cost": "a cost was counted too long ago",
    "data": "the day to return or delete data passes",
    "evaluation": "a model was evaluated too long ago",
    "exercise": "an exercise grows too old",
    "key": "a key nears its end",
    "measurement": "a measurement is due again",
    "model": "a model grows too old",
    "obligation": "an obligation was confirmed too long ago",
    "person": "somebody leaves",
    "risk": "a risk falls due",
    "role": "nobody holds a role any more",
    "rollback": "a rollback was tried too long ago",
    "session": "the day of a session passes",
    "training": "a training falls due",
    "validation": "the validation of a model is due again",
    "waiver": "a waiver ends",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something flips. kind: the same words for all of a kind. text: which date, in a record.

    on: the first day on which it is found, None where no day before the exit brings it about.
    """

    kind: str = _UNKNOWN
    text: str = ""
    on: date | None = None


def key_of(finding: Finding) -> Key:
    """Return what stays the same while days go by: messages count them."""
    return finding.rule, finding.path, finding.span.line, normalised(finding.message)


def reasons_for(
    found: Collection[Finding],
    bench: Bench,
    handover: Handover,
    until: date,
    asked: tuple[CheckOptions, History | None],
) -> Mapping[Key, Reason]:
    """Return why each of `found` comes up between the day of `bench` and `until`.

    What comes up as soon as the vendor is taken to have left is due to that, and nothing else is.
    """
    options, history = asked
    options = replace(options, select=frozenset(one.rule for one in found), judges_baseline=False)
    dated = _dated({key_of(one)[:3] for one in found}, bench, until, options)
    vendor = vendor_of(handover, bench.context)
    leaving = _without(vendor.id, bench, options, history) if vendor and found else frozenset()
    reasons = {}
    for one in found:
        key = key_of(one)
        reason = dated.get(key[:3], Reason())
        if vendor and key[:3] in leaving:
            reason = replace(reason, kind=f"vendor:{vendor.id} leaves")
        related = one.related[0].message if one.related else ""
        reasons[key] = replace(reason, text=reason.text or related)
    return reasons


def _without(
    vendor: str, bench: Bench, options: CheckOptions, history: History | None
) -> frozenset[_Spot]:
    """Return what would be found today if the vendor had left already."""
    gone = replace(options, gone=options.gone | {vendor})
    report = check(bench.context.kb, bench.report.as_of, gone, None, history)
    return frozenset(key_of(one)[:3] for one in report.findings)


def _dated(
    spots: Collection[_Spot], bench: Bench, until: date, options: CheckOptions
) -> Mapping[_Spot, Reason]:
    """Return by rule and place which date is reached, and when; the last time counts."""
    judge = MovingJudge(
        bench.watched, options, tuple(bench.rules.values()), _subjects(spots, bench.watched)
    )
    course, causes, found = Course(judge), Causes(bench.context.kb), {}
    for day, changes in course.days(until):
        for one in changes:
            spot = key_of(one.finding)[:3]
            if one.begins and spot in spots:
                found[spot] = _reason(day, causes.of(one.finding, one.turns))
    return found


def _subjects(spots: Collection[_Spot], context: WatchedContext) -> Collection[str] | None:
    """Return of which records rules said something there; None where not all of it was heard."""
    told = [context.told.get((rule, path), set()) for rule, path, _ in spots]
    return set().union(*told) if all(told) else None


def _reason(day: date, causes: Sequence[Cause]) -> Reason:
    kind = next((_in_words(cause.kind) for cause in causes), _UNKNOWN)
    texts = [cause.text for cause in causes]
    more = f" and {len(texts) - _MOST} more" if len(texts) > _MOST else ""
    return Reason(kind, "; ".join(texts[:_MOST]) + more, day)


def _in_words(kind: str) -> str:
    return _KINDS.get(kind, f"a date is reached: {kind}")
