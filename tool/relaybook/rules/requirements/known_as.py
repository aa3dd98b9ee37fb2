"""What a contact is called: the words by which people see for what it answers."""

from collections.abc import Iterator

from relaybook.model.contact import Contact, Person, Role
from relaybook.rules.context import Context


def known_as(contact: Contact, context: Context) -> str:
    """Return the id and title of a role; of a person the position and the roles held on the day."""
    if isinstance(contact, Person):
        return "; ".join(_of_person(contact, context))
    return f"{contact.id}; {contact.title or ''}"


def _of_person(person: Person, context: Context) -> Iterator[str]:
    if person.position:
        yield person.position
    for one in context.kb.contacts.values():
        if isinstance(one, Role) and person in context.directory.holders(one):
            yield known_as(one, context)
