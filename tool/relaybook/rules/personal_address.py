import re
from collections.abc import Iterator, Mapping

from relaybook.findings import Level, Problem
from relaybook.model.contact import Contact, Person
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_WORDS = re.compile(r"[a-z]+")


@rule("personal-address", on=Contact, level=Level.FULL, area="escalation", severity=None)
def check(contact: Contact, context: Context) -> Iterator[Problem]:
    """No team, role or vendor is reached through what belongs to one person."""
    if isinstance(contact, Person) or contact.reach is None:
        return
    owners = context.once("what belongs to one person", lambda: _personal(context))
    for channel, value in contact.reach.ways():
        plain = value.strip().casefold()
        person = owners.get(plain)
        if person is None and channel == "email":
            person = owners.get(_name(plain.partition("@")[0]))
        if person is not None:
            yield Problem(
                contact.at("reach", channel),
                f"the {channel} of {contact.id} is that of person:{person}, and goes with them",
                "write a shared address, a rota or a pager that outlasts people",
            )


def _personal(context: Context) -> Mapping[str, str]:
    """Return whom an address, or a mailbox named after a person, belongs to."""
    found: dict[str, str] = {}
    for _, person in sorted(context.kb.contacts.items()):
        if isinstance(person, Person):
            ways = person.reach.ways() if person.reach else ()
            found |= {value.strip().casefold(): person.id for _, value in ways}
            if person.title and len(person.title.split()) > 1:
                found[_name(person.title.casefold())] = person.id
    return found


def _name(text: str) -> str:
    return " ".join(_WORDS.findall(text))
