"""Who goes when a contact leaves, and whom that leaves empty."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from relaybook.model.contact import Contact, Person, Role, Team, Vendor
from relaybook.model.directory import Directory
from relaybook.model.knowledge_base import KnowledgeBase

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Going:
    """A contact that is gone from a day on.

    ids: of the contact and all who belong to it. before: everybody on the last day with them.
    after: everybody on `day`, without them. emptied: ids of the teams and roles that have nobody
    then, because of them.
    """

    contact: Contact
    day: date
    ids: frozenset[str]
    before: Directory
    after: Directory
    emptied: frozenset[str]

    def takes(self, contact: Contact | None) -> bool:
        """Whether a contact leaves, or has nobody any more."""
        return contact is not None and (contact.id in self.ids or contact.id in self.emptied)

    def stays(self, reference: str) -> bool:
        """Whether somebody whom a reference names is here on the day."""
        found = self.after.find(reference)
        return found is not None and not self.takes(found) and self.after.standing(found).active


def last_day(base: KnowledgeBase, contact: Contact) -> date | None:
    """Return the last day that the records give a contact; None where they give none.

    That of a person is `until_on`; whoever belongs to a vendor stays no longer than its contracts.
    """
    vendor = base.directory(date.min).vendor_of(contact)
    own = contact.until_on if isinstance(contact, Person) else None
    ends = [one for one in (own, _last_contract(vendor)) if one is not None]
    return min(ends, default=None)


def first_day_without(base: KnowledgeBase, contact: Contact, today: date) -> date:
    """Return the day after the last one in the records, else today."""
    last = last_day(base, contact)
    return today if last in (None, date.max) else (last or today) + _ONE_DAY


def going(base: KnowledgeBase, contact: Contact, day: date) -> Going:
    """Return who leaves with a contact that is gone from `day` on."""
    before = base.directory(_eve(base, contact, day))
    ids = frozenset({contact.id, *_belonging(base, contact, before)})
    after = base.directory(day, ids)
    emptied: set[str] = set()
    for kind in (Team, Role):  # a team may hold a role, so teams first
        emptied.update(_emptied(kind, before, after, ids | emptied))
    return Going(contact, day, ids, before, after, frozenset(emptied))


def _last_contract(vendor: Vendor | None) -> date | None:
    ends = [one.end_on for one in (vendor.contracts or ())] if vendor else []
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def _eve(base: KnowledgeBase, contact: Contact, day: date) -> date:
    """Return the last day on which they are here: what they had then is what goes with them."""
    last = last_day(base, contact)
    eve = day - _ONE_DAY if day > date.min else day
    return min(eve, last) if last else eve


def _belonging(base: KnowledgeBase, contact: Contact, before: Directory) -> Iterator[str]:
    for other in base.contacts.values():
        is_theirs = isinstance(contact, Vendor) and before.vendor_of(other) is contact
        teams = (
            {team.id for team in before.teams_of(other)}
            if isinstance(contact, Team) and isinstance(other, Person)
            else set()
        )
        if is_theirs or teams == {contact.id}:
            yield other.id


def _emptied(
    kind: type[Team | Role], before: Directory, after: Directory, gone: frozenset[str] | set[str]
) -> Iterator[str]:
    for contact in before.contacts.values():
        if not isinstance(contact, kind) or contact.id in gone:
            continue
        had = before.members(contact) if isinstance(contact, Team) else before.holders(contact)
        if any(one.id in gone for one in had) and not after.standing(contact).active:
            yield contact.id
