"""Who follows a runbook once a vendor has gone."""

from collections.abc import Iterable, Iterator

from relaybook.model.contact import Contact, Team
from relaybook.model.handover import Handover
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.handing_over import handovers_of, is_receiving
from relaybook.rules.people import owner_of, people_behind


def handovers_about(systems: Iterable[str], context: Context) -> Iterator[Handover]:
    """Yield the handovers under way that have one of the systems in their scope, each once."""
    found: dict[str, Handover] = {}
    for name in systems:
        system = context.kb.systems.get(name)
        found |= {one.id: one for one in handovers_of(system, context)} if system else {}
    yield from (found[name] for name in sorted(found))


def follows(who: str, runbook: Runbook, handover: Handover, context: Context) -> bool:
    """Whether somebody of ours will follow a runbook: as one who takes over, or as its owner."""
    contact = context.directory.find(who)
    if contact is None or not context.directory.is_internal(contact):
        return False
    return is_receiving(who, handover, context) or is_of_owner(contact, runbook, context)


def is_of_owner(contact: Contact, runbook: Runbook, context: Context) -> bool:
    """Whether a contact is the team that owns a runbook, or somebody of it."""
    owner = owner_of(runbook, context)
    if owner is None or owner.id == contact.id:
        return owner is not None
    if isinstance(owner, Team) and not owner.members:
        return True  # nobody says who is in it, so it is taken at its word
    directory = context.directory
    return bool(people_behind(contact, directory) & people_behind(owner, directory))
