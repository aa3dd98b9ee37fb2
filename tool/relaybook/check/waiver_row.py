"""The waivers of handovers, one by one, each with the record that it is about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from relaybook.model.contact import Contact
from relaybook.model.decision import Decision
from relaybook.model.exercise import Exercise
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import Waiver
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.record import Record
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook
from relaybook.model.scope_digest import records_in_scope
from relaybook.model.system import System
from relaybook.source import Place

_ENDED = ("handed_back", "abandoned")


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """One waiver. index: from 0. subjects: the records that it may mean; one where it is clear."""

    handover: Handover
    index: int
    waiver: Waiver
    subjects: tuple[Record, ...]

    @property
    def subject(self) -> Record | None:
        """The record that it is about; None where that is not clear."""
        return self.subjects[0] if len(self.subjects) == 1 else None

    @property
    def key(self) -> tuple[str, str]:
        """What it waives: the rule, and the record as findings name it."""
        return self.waiver.rule or "", self.subject.reference if self.subject else ""

    @property
    def order(self) -> tuple[date, str, int]:
        """Sort key: the day of approval, then the place."""
        return self.waiver.approved_on or date.max, self.handover.path, self.index

    def at(self, field: str) -> Place:
        """Return the place of a field, or of the row where it is absent."""
        if getattr(self.waiver, field) is None:
            return self.handover.at("waivers", self.index)
        return self.handover.at("waivers", self.index, field)

    def has_expired(self, day: date) -> bool:
        """Whether its last day is past."""
        return self.waiver.expires_on is not None and self.waiver.expires_on < day

    def is_in_scope(self, base: KnowledgeBase) -> bool:
        """Whether its record is handed over, or named by what is."""
        subject = self.subject
        if isinstance(subject, Contact):
            paths = {one.path for one in records_in_scope(base, self.handover)}
            return subject.path in paths
        scope = set(systems_of(self.handover))
        return subject is self.handover or bool(scope & set(self._about(base)))

    def systems(self, base: KnowledgeBase) -> tuple[System, ...]:
        """Return the systems whose risk it is; of a contact all that are handed over."""
        return tuple(base.systems[one] for one in self._about(base) if one in base.systems)

    def _about(self, base: KnowledgeBase) -> tuple[str, ...]:
        subject = self.subject
        if isinstance(subject, Contact):
            return systems_of(self.handover)
        if isinstance(subject, Exercise):
            subject = base.runbooks.get(split_reference(subject.runbook or "")[1])
        return systems_of(subject) if subject else ()

    def owners(self, base: KnowledgeBase) -> tuple[str, ...]:
        """Return who answers for its record; of one that names nobody, who owns the systems."""
        subject = self.subject
        if isinstance(subject, Contact):
            return (f"{subject.type}:{subject.id}",)
        if isinstance(subject, Handover):
            return (subject.to,) if subject.to else ()
        if isinstance(subject, System | Runbook) and subject.owner:
            return (subject.owner,)
        if isinstance(subject, Decision) and subject.owners:
            return subject.owners
        return tuple(one.owner for one in self.systems(base) if one.owner)


def waiver_rows(base: KnowledgeBase) -> tuple[WaiverRow, ...]:
    """Return the waivers of every handover that was not given up, the first approved first."""
    return tuple(sorted(_rows(base), key=lambda row: row.order))


def _rows(base: KnowledgeBase) -> Iterator[WaiverRow]:
    handovers = [one for one in base.handovers.values() if one.waivers]
    named = _by_name(base) if handovers else {}
    for handover in handovers:
        if handover.status in _ENDED:
            continue
        for index, waiver in enumerate(handover.waivers or ()):
            subjects = named.get((waiver.subject or "").strip(), ())
            yield WaiverRow(handover, index, waiver, subjects)


def _by_name(base: KnowledgeBase) -> Mapping[str, tuple[Record, ...]]:
    """Return the records that a waiver may be about, by id and by `kind:id`."""
    found: dict[str, tuple[Record, ...]] = {}
    kinds = (base.systems, base.runbooks, base.decisions, base.handovers, base.exercises)
    for records in (*kinds, base.contacts):
        for record in records.values():
            found[record.reference] = (record,)
            found[record.id] = (*found.get(record.id, ()), record)
    for contact in base.contacts.values():
        found[f"{contact.type}:{contact.id}"] = (contact,)
    return found
