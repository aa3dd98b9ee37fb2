"""Who must act on a finding before its day comes."""

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
    kb: KnowledgeBase, record: Record | None, beside: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return references to those who answer for a finding in `record`, sorted, each once.

    beside: who is named beside the date that brings it about; they come before the owner. `NOBODY`
    alone where no record says.
    """
    named = beside or (_of_record(kb, record) if record is not None else ())
    return tuple(sorted({_typed(kb, one) for one in named if one})) or (NOBODY,)


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
    """Return every reference that means a contact: itself, its teams and the roles it holds."""
    teams = directory.teams_of(contact)
    roles = (
        one
        for one in kb.contacts.values()
        if isinstance(one, Role) and any(who is contact for who in directory.holders(one))
    )
    return frozenset(reference_of(one) for one in (contact, *teams, *roles))
