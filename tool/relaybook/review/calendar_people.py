"""Who must act on a finding before its day comes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from relaybook.model.contact import Contact, Role
from relaybook.model.decision import Decision
from relaybook.model.directory import Directory
from relaybook.model.exercise import Exercise
from relaybook.model.fields import Part
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.record import Record
from relaybook.model.references import split_reference
from relaybook.review.calendar_words import reference_of

NOBODY = "nobody"
"""Stands for whom no record names."""
_BESIDE = ("renewal_owner", "custodian", "owner", "new_owner", "reviewed_by", "person")


def named_beside(part: Part) -> str:
    """Return whom an entry of a list names for what is in it, empty for nobody."""
    return next((str(who) for name in _BESIDE if (who := getattr(part, name, None))), "")


def who_must_act(
    kb: KnowledgeBase,
    record: Record | None,
    beside: tuple[str, ...] = (),
    people: Directory | None = None,
) -> tuple[str, ...]:
    """Return references to those who answer for a finding in `record`, sorted, each once.

    beside: who is named beside the date that brings it about; they come before the owner. people:
    as of the last day to act; who has left by then comes after whoever has not. `NOBODY` alone
    where no record says.
    """
    owners = _of_record(kb, record) if record is not None else ()
    both = [{_typed(kb, one) for one in named if one} for named in (beside, owners)]
    gone = who_left(people, both[0] | both[1]) if people else ()
    known = [*(named.difference(gone) for named in both), *both]
    return tuple(sorted(next(filter(None, known), {NOBODY})))


def who_left(people: Directory, named: Iterable[str]) -> tuple[str, ...]:
    """Return which of those named are contacts who are not there on the day of `people`."""
    known = ((one, people.find(one)) for one in named)
    return tuple(one for one, contact in known if contact and not people.standing(contact).active)


def _of_record(kb: KnowledgeBase, record: Record) -> tuple[str, ...]:
    if isinstance(record, Contact):
        return (reference_of(record),)
    if isinstance(record, Handover):
        return (record.to or "",)
    if isinstance(record, Decision):
        return record.owners or record.decision_makers or ()
    if isinstance(record, Exercise):
        runbook = kb.runbooks.get(split_reference(record.runbook or "")[1])
        return _of_record(kb, runbook) if runbook else ()
    owner = getattr(record, "owner", None)
    if owner:
        return (str(owner),)
    systems = (kb.systems.get(name) for name in systems_of(record))
    return tuple(one.owner for one in systems if one and one.owner and one is not record)


def _typed(kb: KnowledgeBase, written: str) -> str:
    """Return a reference with its kind, so that one contact is named in one way."""
    contact = kb.contacts.get(split_reference(written)[1])
    return reference_of(contact) if contact else written


def acting_for(kb: KnowledgeBase, directory: Directory, contact: Contact) -> frozenset[str]:
    """Return every reference that means a contact: itself, its teams and the roles it holds.

    Who is not there on the day means only itself.
    """
    if not directory.standing(contact).active:
        return frozenset({reference_of(contact)})
    teams = directory.teams_of(contact)
    roles = (
        one
        for one in kb.contacts.values()
        if isinstance(one, Role) and any(who is contact for who in directory.holders(one))
    )
    return frozenset(reference_of(one) for one in (contact, *teams, *roles))


@dataclass(frozen=True)
class Crowd:
    """Who is there as days go by. gone: ids of those taken to have left."""

    kb: KnowledgeBase
    gone: frozenset[str] = frozenset()
    _before: dict[date, Directory] = field(default_factory=dict, compare=False, repr=False)

    def before(self, day: date) -> Directory:
        """Return the contacts on the last day on which what comes up on `day` can be prevented."""
        if day not in self._before:
            self._before[day] = self.kb.directory(day - timedelta(days=1), self.gone)
        return self._before[day]

    def acting_for(self, contact: Contact, day: date) -> frozenset[str]:
        """Return every reference that means a contact then."""
        return acting_for(self.kb, self.before(day), contact)
