"""Contacts that somebody takes to have left, to see what would be missing."""

from collections.abc import Iterable

from relaybook.errors import UsageError
from relaybook.model.contact import Contact
from relaybook.model.contact_hint import did_you_mean
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.references import split_reference

_LEAVE = ("vendor", "person", "team")
Gone = tuple[str, ...]


def assumed_gone(base: KnowledgeBase, written: Iterable[str]) -> Gone:
    """Return the typed ids of the contacts that `written` names, sorted, each once.

    Raises UsageError where there is none, with a suggestion, and for a role, which cannot leave.
    """
    return tuple(sorted({_typed(base, one.strip()) for one in written}))


def ids_of(gone: Gone) -> frozenset[str]:
    """Return the ids, as a `Directory` takes them."""
    return frozenset(split_reference(one)[1] for one in gone)


def gone_by_id(base: KnowledgeBase, ids: Iterable[str]) -> Gone:
    """Return the typed ids of contacts, sorted; the other way round than `ids_of`."""
    known = (base.contacts.get(one) for one in ids)
    return tuple(sorted(f"{one.type or 'contact'}:{one.id}" for one in known if one))


def _typed(base: KnowledgeBase, written: str) -> str:
    kind, name = split_reference(written)
    contact = base.contacts.get(name) or _called(base, written)
    if contact is None or (kind and contact.type not in (kind, None)):
        hint = did_you_mean(base, name, _LEAVE)
        raise UsageError(f"there is no contact {written!r} who could be gone{hint}")
    if contact.type not in (*_LEAVE, None):
        raise UsageError(f"a role does not leave; name who holds {written!r}")
    return f"{contact.type or 'contact'}:{contact.id}"


def _called(base: KnowledgeBase, written: str) -> Contact | None:
    """Return the only contact whose title, address or handle somebody has written."""
    plain = _plain(written)
    found = [one for one in base.contacts.values() if plain in map(_plain, _names(one))]
    return found[0] if len(found) == 1 and plain else None


def _names(contact: Contact) -> Iterable[str]:
    email = contact.reach.email if contact.reach else None
    handles = getattr(contact, "handles", None) or ()
    return [one for one in (contact.title, email, *handles) if one]


def _plain(name: str) -> str:
    return name.strip().lstrip("@").casefold()
