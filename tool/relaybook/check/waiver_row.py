"""The waivers of handovers, one by one, each with the record that it is about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from relaybook.model.handover import Handover
from relaybook.model.handover_tables import Waiver
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.record import Record
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

    def systems(self, base: KnowledgeBase) -> tuple[System, ...]:
        """Return the systems that its record is about."""
        named = systems_of(self.subject) if self.subject else ()
        return tuple(base.systems[one] for one in named if one in base.systems)


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
    for records in (base.systems, base.runbooks, base.decisions, base.handovers):
        for record in records.values():
            found[record.reference] = (record,)
            found[record.id] = (*found.get(record.id, ()), record)
    return found
