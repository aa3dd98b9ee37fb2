"""The dates that records hold: by when something is to be done, and when something ends."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from relaybook.model.assumptions import beliefs_of
from relaybook.model.contact import Person, Role, Vendor
from relaybook.model.decision import Decision
from relaybook.model.duration import Duration
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.requirements.entry import Entry, entries

_NAMES = (
    "what",
    "name",
    "statement",
    "topic",
    "control",
    "asset",
    "ref",
    "access",
    "id",
    "rule",
    "contact",
)
_OVER = frozenset({"handed_back", "abandoned"})
_ROUTINE = frozenset(
    {
        "measurement",
        "check of a control",
        "review",
        "review of a decision",
        "training of a model",
        "validation of a model",
    }
)
"""What is done again and again: news only where it is late."""


@dataclass(frozen=True, slots=True)
class RecordDate:
    """One date of one record.

    day: the last day on which it is in time, or still holds. kind: what happens then, in words
    (`certificate`, `review`). subject: what in the record it is about, empty for the record itself.
    who: references to those who must act. is_end: something ends then that nobody can do late,
    such as a contract.
    """

    day: date
    kind: str
    record: Record
    subject: str = ""
    who: tuple[str, ...] = ()
    is_end: bool = False

    @property
    def order(self) -> tuple[date, str, str, str]:
        """Sort key: by day, then by what it is about."""
        return (self.day, self.kind, self.record.path, self.subject)

    @property
    def is_routine(self) -> bool:
        """Whether it is done again and again."""
        return self.kind in _ROUTINE

    def is_news(self, today: date) -> bool:
        """Whether somebody who decides must know: what ended before, or is routine, is no news."""
        is_late = self.day < today
        return not self.is_end if is_late else not self.is_routine


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a date stands. each: the list it is in, as in requirements; empty for the record.

    due: its day, from the part. who: fields that name who must act, the first filled one counts.
    """

    each: str
    kind: str | Callable[[Any], str]
    due: Callable[[Any], date | None]
    who: tuple[str, ...] = ("owner",)
    is_end: bool = False


def _on(field: str, *done: str) -> Callable[[Any], date | None]:
    """Read a date that no longer counts once one of the fields `done` is filled."""

    def due(part: Any) -> date | None:
        is_done = any(getattr(part, name) for name in done)
        found: date | None = None if is_done else getattr(part, field)
        return found

    return due


def _again(last: str, every: str) -> Callable[[Any], date | None]:
    """Read when something that is done again and again is due next."""

    def due(part: Any) -> date | None:
        day: date | None = getattr(part, last)
        span: Duration | None = getattr(part, every)
        return span.after(day) if day and span else None

    return due


def _expected(milestone: Any) -> date | None:
    """Return when a milestone is expected; what nobody forecasts is expected as promised."""
    found: date | None = milestone.forecast_on or milestone.baseline_on
    return None if milestone.done_on else found


def _access_kind(access: Any) -> str:
    return str(access.type or "access").replace("_", " ").replace("api plan", "API plan")


def _notice(contract: Any) -> date | None:
    """Return the last day to give notice; none where it was given, or nobody knows."""
    if contract.notice_given_on or contract.notice_days is None or contract.end_on is None:
        return None
    try:
        day: date = contract.end_on - timedelta(days=contract.notice_days)
    except OverflowError:
        return None
    return day


def _validation_due(model: Any) -> date | None:
    found: date | None = model.validation.next_due_on if model.validation else None
    return found


def _deletion_due(handover: Any) -> date | None:
    return _on("due_on", "certified_on")(handover.data_deletion) if handover.data_deletion else None


def _support_end(handover: Any) -> date | None:
    support = handover.early_life_support
    found: date | None = support.end_on if support else None
    return found


_REVIEW = _Source("", "review", _again("last_reviewed_on", "review_in"))
_RISKS = (
    _Source("risks", "plan against a risk", _on("due_on")),
    _Source("risks", "accepted risk", _on("expires_on"), ("accepted_by", "owner")),
)
_SYSTEM = (
    _REVIEW,
    _Source("", "retirement", _on("retire_on"), is_end=True),
    _Source("access", _access_kind, _on("expires_on"), ("renewal_owner", "custodian")),
    _Source("components", "end of support", _on("end_of_support_on")),
    _Source("models", "training of a model", _again("trained_on", "max_age")),
    _Source("models", "validation of a model", _validation_due),
    _Source("models", "end of a model's version", _on("deprecates_on")),
    _Source("models[].metrics", "measurement", _again("measured_on", "cadence")),
    _Source("success_metrics", "measurement", _again("measured_on", "cadence"), ("reviewed_by",)),
    _Source("controls", "check of a control", _again("checked_on", "review_in")),
    *_RISKS,
)
_HANDOVER = (
    _Source("milestones", "milestone", _expected),
    _Source("training", "training", _on("due_on", "done_on"), ("person",)),
    _Source(
        "access_transfers",
        "transfer of access",
        _on("planned_on", "done_on", "revoked_on"),
        ("to",),
    ),
    _Source("waivers", "waiver", _on("expires_on"), ("approved_by",)),
    *_RISKS,
    _Source("", "deletion of data", _deletion_due),
    _Source("", "early life support", _support_end, is_end=True),
)
_VENDOR = (
    _Source("contracts", "contract", _on("end_on"), is_end=True),
    _Source("contracts", "last day to give notice", _notice, is_end=True),
    _Source("contracts", "transition support", _on("transition_support_until"), is_end=True),
)
_PERSON = (_Source("", "leaves", _on("until_on"), is_end=True),)
_ROLE = (_Source("held_by", "end of a term", _on("until_on"), is_end=True),)


def record_dates(base: KnowledgeBase) -> tuple[RecordDate, ...]:
    """Return every date of every record that still matters, the earliest first."""
    found = (one for record in base.documents for one in dates_of(record))
    return tuple(sorted(found, key=lambda one: one.order))


def dates_of(record: Record) -> Iterator[RecordDate]:
    """Yield the dates of one record; none of what is retired, superseded or abandoned."""
    if isinstance(record, Decision):
        yield from _of_decision(record)
    else:
        for source in _sources(record):
            yield from _of_source(record, source)


def _sources(record: Record) -> Iterable[_Source]:
    if isinstance(record, System):
        return () if record.lifecycle == "retired" else _SYSTEM
    if isinstance(record, Handover):
        return () if record.status in _OVER else _HANDOVER
    if isinstance(record, Runbook):
        return (_REVIEW,)
    if isinstance(record, Vendor):
        return _VENDOR
    if isinstance(record, Role):
        return _ROLE
    return _PERSON if isinstance(record, Person) else ()


def _of_source(record: Record, source: _Source) -> Iterator[RecordDate]:
    for entry in entries(record, source.each):
        day = source.due(entry.part)
        if day is not None:
            kind = source.kind if isinstance(source.kind, str) else source.kind(entry.part)
            yield RecordDate(day, kind, record, _subject(entry), _who(entry, source), source.is_end)


def _subject(entry: Entry) -> str:
    """Return what a date is about: `card-fraud: recall` for a metric of a model."""
    if not entry.path:
        return ""
    around = getattr(entry.record, str(entry.path[0]))[entry.path[1]]
    parts = [around] if around is entry.part else [around, entry.part]
    return ": ".join(filter(None, map(_name, parts)))


def _name(part: Any) -> str:
    return next((str(one) for name in _NAMES if (one := getattr(part, name, None))), "")


def _who(entry: Entry, source: _Source) -> tuple[str, ...]:
    """Return who must act: the one named beside the date, else the owner of the record."""
    named = [getattr(entry.part, name, None) for name in source.who]
    record = entry.record
    after = [getattr(record, name, None) for name in ("owner", "to")]
    return next(((str(one),) for one in (*named, *after) if one), ())


def _of_decision(decision: Decision) -> Iterator[RecordDate]:
    who = decision.owners or decision.decision_makers or ()
    if decision.review_by_on and decision.status in ("accepted", "proposed"):
        yield RecordDate(decision.review_by_on, "review of a decision", decision, "", who)
    if decision.is_in_force:
        for belief in beliefs_of(decision):
            if belief.until is not None:
                what = belief.assumption.what or ""
                yield RecordDate(belief.until, "assumption", decision, what, who)
