"""Every date that records hold, to find the one that makes a finding begin or end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from relaybook.findings import Acceptance
from relaybook.model.assumptions import beliefs_of
from relaybook.model.contact import Contact
from relaybook.model.decision import Decision
from relaybook.model.duration import Duration, days_before
from relaybook.model.exercise import Exercise
from relaybook.model.fields import Part
from relaybook.model.handover_tables import Waiver
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.references import references_of, split_reference
from relaybook.rules import invalid_acceptance, unused_acceptance
from relaybook.source import FieldPath, Place

_LASTS = {
    "last_reviewed_on": "review_in",
    "checked_on": "review_in",
    "trained_on": "max_age",
    "measured_on": "cadence",
}
"""For how long what was done on a day holds: the field beside it."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a record. path: the keys that lead to it. part: the object that holds it.

    lasts: for how long it holds, where it is a time after the date that is written there.
    """

    day: date
    record: Record
    path: FieldPath
    part: Part
    lasts: Duration | None = None

    @property
    def place(self) -> Place:
        """Where it is written."""
        return self.record.at(*self.path)

    @property
    def entry(self) -> tuple[str, int] | None:
        """The list of the record that it stands in and the number in it, None for no list."""
        if len(self.path) > 1 and isinstance(self.path[1], int):
            return str(self.path[0]), self.path[1]
        return None

    @property
    def around(self) -> Any:
        """The entry of a list of the record that it stands in, else the object that holds it."""
        if self.entry is None:
            return self.part
        name, index = self.entry
        return getattr(self.record, name)[index]

    @property
    def name(self) -> str:
        """The keys that lead to it, without numbers: `models.metrics.measured_on`."""
        return ".".join(step for step in self.path if isinstance(step, str))


class RecordedDates:
    """The dates of a knowledge base, by day and by record."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._by_day: dict[date, list[Dated]] = {}
        self._by_record: dict[str, list[Dated]] = {}
        self._terms: dict[tuple[str, date], list[Dated]] = {}
        self._named_by: dict[int, frozenset[str]] = {}
        self._owners = {path: record for record in kb.documents for path in record.files}
        for record in kb.documents:
            for one in _dates_of(record):
                self._by_day.setdefault(one.day, []).append(one)
                self._by_record.setdefault(record.path, []).append(one)
                if who := _whose_term(one):
                    self._terms.setdefault((who, one.day), []).append(one)

    def record_at(self, path: str) -> Record | None:
        """Return the record that a file is part of."""
        return self._owners.get(path)

    def in_record(self, path: str) -> tuple[Dated, ...]:
        """Return every date of the record that a file is part of."""
        record = self.record_at(path)
        return tuple(self._by_record.get(record.path, ())) if record else ()

    def near(self, day: date, path: str) -> tuple[Dated, ...]:
        """Return what is dated on a day, or lasts until then, and has to do with a file.

        That is what its own record says; else what records say that name it or that it names; else
        what contacts say.
        """
        found, record = self._by_day.get(day, ()), self.record_at(path)
        own = tuple(one for one in found if one.record is record)
        linked = (one for one in found if record and self._is_about(one, record))
        contacts = (one for one in found if isinstance(one.record, Contact))
        return own + tuple(linked) or tuple(contacts)

    def _is_about(self, dated: Dated, record: Record) -> bool:
        """Whether a date of another record has to do with a record: one of both names the other.

        In a list only the entry counts that does; a waiver is about its subject. What an exercise
        proves of a runbook it proves of the systems that this is about.
        """
        other = dated.record
        if isinstance(dated.part, Waiver):
            return split_reference(dated.part.subject or "")[1] == record.id
        if isinstance(other, Exercise):
            runbook = self._kb.runbooks.get(split_reference(other.runbook or "")[1])
            return runbook is not None and (runbook is record or self._names(runbook, record))
        is_entry = dated.part is not other and not isinstance(other, Contact)
        return self._names(dated.part if is_entry else other, record) or (
            not is_entry and self._names(record, other)
        )

    def _names(self, one: Part, other: Record) -> bool:
        """Whether a part of a record names another record; it is asked for each of its dates."""
        if id(one) not in self._named_by:
            names = (split_reference(use.value)[1] for use in references_of(one))
            self._named_by[id(one)] = frozenset(names)
        return other.id in self._named_by[id(one)]

    def of_contact(self, day: date, id_: str) -> tuple[Dated, ...]:
        """Return what is dated on a day of a contact: by itself, else a term, else its vendor."""
        contact = self._kb.contacts.get(id_)
        org = getattr(contact, "org", None)
        vendor = self._kb.contacts.get(split_reference(org)[1]) if org else None
        terms = self._terms.get((id_, day), ())
        return self._on(day, contact) or tuple(terms) or self._on(day, vendor)

    def _on(self, day: date, record: Record | None) -> tuple[Dated, ...]:
        known = self._by_record.get(record.path, ()) if record else ()
        return tuple(one for one in known if one.day == day and one.record is record)

    def acceptances(self, day: date, path: str, rule: str) -> tuple[Acceptance, ...]:
        """Return the acceptances in a file that end on a day, for a finding of a rule there."""
        of_comments = (unused_acceptance.check.id, invalid_acceptance.check.id)
        return tuple(
            one
            for one in self._kb.acceptances
            if one.until == day and one.place.path == path and rule in (one.rule, *of_comments)
        )


def _whose_term(dated: Dated) -> str:
    """Return who is in a team or holds a role from or until a date, by id; empty for nobody."""
    if not isinstance(dated.record, Contact):
        return ""
    who = getattr(dated.part, "person", None) or getattr(dated.part, "contact", None)
    return split_reference(who or "")[1]


def _dates_of(record: Record) -> Iterator[Dated]:
    yield from _walk(record, record, ())
    if isinstance(record, Decision):
        for belief in beliefs_of(record):
            if belief.until and belief.field == "revisit_when":
                path = ("assumptions", belief.number - 1, belief.field)
                yield Dated(belief.until, record, path, belief.assumption)


def _walk(record: Record, part: Part, path: FieldPath) -> Iterator[Dated]:
    for name, alias in _keys_of(type(part)):
        value = getattr(part, name, None)
        if value is None:
            continue
        at = (*path, alias)
        if isinstance(value, date):
            yield Dated(value, record, at, part)
            lasts = getattr(part, _LASTS.get(name, ""), None)
            if isinstance(lasts, Duration):
                yield Dated(lasts.after(value), record, at, part, lasts)
            notice = getattr(part, "notice_days", None) if name == "end_on" else None
            if notice is not None:
                yield Dated(days_before(value, notice), record, (*path, "notice_days"), part)
        elif isinstance(value, Part):
            yield from _walk(record, value, at)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Part):
                    yield from _walk(record, item, (*at, index))


@cache
def _keys_of(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return each field that may hold a date, with the key that it is written under."""
    return tuple(
        (name, info.alias or name)
        for name, info in kind.model_fields.items()
        if _may_hold_a_date(info.annotation)
    )


def _may_hold_a_date(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, date | Part)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _may_hold_a_date(inner[0])
    return origin in (Union, UnionType, tuple) and any(map(_may_hold_a_date, inner))
