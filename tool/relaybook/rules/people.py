"""Who stands behind a system or runbook, and why somebody cannot answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from relaybook.findings import Related
from relaybook.model.contact import Contact, Holder, Member, Person, Role, Team
from relaybook.model.directory import Directory, within
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.source import Place

_MOST_CAUSES = 5
_WRITTEN = "contacts by written name"


@dataclass(frozen=True, slots=True)
class Called:
    """One level of an escalation whose contact is known. number: from 1."""

    number: int
    contact: Contact
    place: Place
    is_last: bool


def owner_of(record: System | Runbook, context: Context) -> Contact | None:
    """Return the team that owns a record; None where none is named, or none of that name exists."""
    return context.directory.find(record.owner, ("team",)) if record.owner else None


def called(record: System | Runbook, context: Context) -> tuple[Called, ...]:
    """Return the levels of the escalation of a record whose contact exists."""
    # Several rules ask about each record.
    return context.once(f"called:{record.path}", lambda: tuple(_called(record, context)))


def _called(record: System | Runbook, context: Context) -> Iterator[Called]:
    levels = record.escalation or ()
    for number, level in enumerate(levels, 1):
        contact = context.directory.find(level.contact) if level.contact else None
        if contact is not None:
            place = record.at("escalation", number - 1, "contact")
            yield Called(number, contact, place, is_last=number == len(levels))


def by_written_name(context: Context) -> Mapping[str, Contact]:
    """Return contacts by title and by handle, see `contacts_by_written_name`."""
    if _WRITTEN not in context.memo:
        context.memo[_WRITTEN] = contacts_by_written_name(context.kb.contacts)
    names: Mapping[str, Contact] = context.memo[_WRITTEN]
    return names


def contacts_by_written_name(contacts: Mapping[str, Contact]) -> Mapping[str, Contact]:
    """Return contacts by title and by handle, lower case, as pages without references name them.

    A name that two contacts have is none of them.
    """
    found: dict[str, list[Contact]] = {}
    for _, contact in sorted(contacts.items()):
        for name in (contact.title, *(getattr(contact, "handles", None) or ())):
            if name:
                found.setdefault(name.strip().casefold(), []).append(contact)
    return {name: who[0] for name, who in found.items() if len(who) == 1}


def is_retired(record: System | Runbook) -> bool:
    """Whether a system is gone, so that nobody has to answer for it."""
    return isinstance(record, System) and record.lifecycle == "retired"


def is_planned(record: System | Runbook) -> bool:
    """Whether a system does not run yet, so that nobody can be called for it."""
    return isinstance(record, System) and record.lifecycle == "planned"


def people_behind(contact: Contact | None, directory: Directory) -> frozenset[str]:
    """Return the ids of the people behind a contact that are active; empty where not all known."""
    if isinstance(contact, Person):
        return frozenset({contact.id})
    if isinstance(contact, Team):
        return frozenset(one.id for one in directory.members(contact))
    if isinstance(contact, Role):
        held = [people_behind(who, directory) for who in directory.holders(contact)]
        return frozenset[str]().union(*held) if all(held) else frozenset()
    return frozenset()


def named(contact: Contact) -> str:
    """Return how a reference names a contact: `team:payments`."""
    return f"{contact.type or 'contact'}:{contact.id}"


def outside(contact: Contact, directory: Directory) -> str:
    """Return why a contact is not ours; empty where it is."""
    if directory.is_internal(contact):
        return ""
    if isinstance(contact, Role):
        holders = (who for who in directory.holders(contact) if not directory.is_internal(who))
        who = next(holders, contact)
        return f"is held by {named(who)} of {getattr(who, 'org', 'a vendor')}"
    return f"belongs to {contact.org}" if isinstance(contact, Team | Person) else "is a vendor"


def causes(contact: Contact, directory: Directory) -> tuple[Related, ...]:
    """Return the places that make a contact inactive, such as the last day of each member."""
    return tuple(dict.fromkeys(_causes(contact, directory)))[:_MOST_CAUSES]


def _causes(contact: Contact, directory: Directory) -> Iterator[Related]:
    vendor = directory.vendor_of(contact)
    if vendor is not None and not directory.standing(vendor).active:
        yield Related(vendor.at("contracts"), directory.standing(vendor).reason)
    elif isinstance(contact, Person):
        standing = directory.standing(contact)
        if not standing.active:
            field = "until_on" if standing.reason.startswith("left") else "from_on"
            yield Related(contact.at(field), f"{named(contact)} {standing.reason}")
    elif isinstance(contact, Role):
        yield from _terms(contact, "held_by", contact.held_by or (), directory)
    elif isinstance(contact, Team):
        yield from _terms(contact, "members", contact.members or (), directory)


def _terms(
    contact: Contact, field: str, terms: tuple[Holder | Member, ...], directory: Directory
) -> Iterator[Related]:
    for index, term in enumerate(terms):
        reference = (term.person if isinstance(term, Member) else term.contact) or ""
        if within(directory.day, term.from_on, term.until_on):
            if who := directory.find(reference):
                yield from _causes(who, directory)
        else:
            ended = term.until_on is not None and term.until_on < directory.day
            when = f"until {term.until_on}" if ended else f"from {term.from_on}"
            yield Related(contact.at(field, index), f"{reference} only {when}")
