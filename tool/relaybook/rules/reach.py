"""How a contact is reached, and whose own file must say so."""

from relaybook.model.contact import Contact, Person, Role, Team
from relaybook.model.references import split_reference
from relaybook.rules.context import Context


def lacks_reach(contact: Contact, context: Context) -> bool:
    """Whether a contact gives no way to reach it although it must.

    A person in a team is reached through the team, a role through whoever holds it.
    """
    if contact.reach and contact.reach.ways():
        return False
    if isinstance(contact, Role):
        return not contact.held_by
    return not (isinstance(contact, Person) and _in_a_team(contact, context))


def _in_a_team(person: Person, context: Context) -> bool:
    return any(
        split_reference(member.person or "")[1] == person.id
        for team in context.kb.contacts.values()
        if isinstance(team, Team)
        for member in team.members or ()
    )
