"""What a handover covers: the records that a review judges."""

from collections.abc import Iterator

from relaybook.model.contact import Contact
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.record import Record
from relaybook.model.references import split_reference
from relaybook.model.system import System


def systems_in(base: KnowledgeBase, handover: Handover) -> tuple[System, ...]:
    """Return the systems in the scope of a handover that exist, in its order."""
    found = (base.systems.get(name) for name in dict.fromkeys(systems_of(handover)))
    return tuple(one for one in found if one is not None)


def records_in(base: KnowledgeBase, handover: Handover) -> tuple[Record, ...]:
    """Return what a review judges, by path: the handover, its systems, what is about them.

    Contacts are the two sides, the owners, and whoever an escalation calls.
    """
    systems = {one.id for one in systems_in(base, handover)}
    contacts = set(_contacts(base, handover))
    return tuple(
        record
        for record in sorted(base.documents, key=lambda one: one.path)
        if record is handover
        or (isinstance(record, Contact) and record.id in contacts)
        or (
            record.kind in ("system", "runbook", "decision")
            and not systems.isdisjoint(systems_of(record))
        )
    )


def _contacts(base: KnowledgeBase, handover: Handover) -> Iterator[str]:
    named = [handover.from_, handover.to]
    for system in systems_in(base, handover):
        named += [system.owner, *(level.contact for level in system.escalation or ())]
    yield from (split_reference(one)[1] for one in named if one)
