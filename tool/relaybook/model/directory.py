"""Who is this, are they ours, are they active at a date, and how are they reached."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeVar

from relaybook.model.contact import (
    Contact,
    Contract,
    Holder,
    Member,
    Person,
    Reach,
    Role,
    Team,
    Vendor,
)
from relaybook.model.references import split_reference

T = TypeVar("T")
Kind = Literal["team", "person", "role", "vendor"]
Way = tuple[str, str]
Ways = Callable[[Reach], tuple[Way, ...]]


def within(day: date, start: date | None, end: date | None) -> bool:
    """Whether `day` lies between two dates, both included; an absent one is no limit."""
    return (start is None or start <= day) and (end is None or day <= end)


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a contact is active at a date. reason: why not, empty where it is."""

    active: bool
    reason: str = ""


_ACTIVE = Standing(True)


@dataclass(frozen=True)
class Directory:
    """All contacts as of one day; every question about people is asked here.

    contacts: by id. day: the date at which everything is resolved. gone: ids of contacts that are
    taken to have left before the day, with all who belong to them.
    """

    contacts: Mapping[str, Contact]
    day: date
    gone: frozenset[str] = frozenset()
    # Thousands of records name the same few contacts: each is judged once.
    _known: dict[tuple[str, str], Any] = field(default_factory=dict, compare=False, repr=False)

    def find(self, reference: str, kinds: tuple[str, ...] = ()) -> Contact | None:
        """Return the contact that `reference` names, if it exists and is of one of `kinds`.

        A contact whose type is not known fits everywhere: that it has none is its own fault.
        """
        kind, name = split_reference(reference)
        contact = self.contacts.get(name)
        if contact is None or (kind and kinds and kind not in kinds):
            return None
        fits = (kind,) if kind else kinds
        return contact if not fits or contact.type in (*fits, None) else None

    def vendor_of(self, contact: Contact) -> Vendor | None:
        """Return the vendor that a contact belongs to; None for our own."""
        if isinstance(contact, Vendor):
            return contact
        org = getattr(contact, "org", None)
        if not org or org == "internal":
            return None
        found = self.contacts.get(split_reference(org)[1])
        return found if isinstance(found, Vendor) else None

    def is_internal(self, contact: Contact) -> bool:
        """Whether a contact is ours: a role is, if everyone who holds it now is."""
        return self._once(contact, "internal", lambda: self._is_internal(contact))

    def _is_internal(self, contact: Contact) -> bool:
        if isinstance(contact, Role):
            return all(self.is_internal(holder) for holder in self.holders(contact))
        org = getattr(contact, "org", None)
        return not isinstance(contact, Vendor) and (not org or org == "internal")

    def holders(self, role: Role) -> tuple[Contact, ...]:
        """Return who holds a role at the day and is active then."""
        named = (
            self.find(holding.contact, ("person", "team"))
            for holding in role.held_by or ()
            if holding.contact and within(self.day, holding.from_on, holding.until_on)
        )
        return tuple(
            who
            for who in named
            if who is not None and not isinstance(who, Role) and self.standing(who).active
        )

    def members(self, team: Team) -> tuple[Contact, ...]:
        """Return who is in a team at the day and active then."""
        named = (
            self.find(member.person, ("person",))
            for member in team.members or ()
            if member.person and within(self.day, member.from_on, member.until_on)
        )
        return tuple(who for who in named if isinstance(who, Person) and self.standing(who).active)

    def standing(self, contact: Contact) -> Standing:
        """Whether a contact is active at the day, and why not."""
        return self._once(contact, "standing", lambda: self._stand(contact))

    def _once(self, contact: Contact, asked: str, compute: Callable[[], T]) -> T:
        """Return what `compute` gives, worked out once for a question about a contact."""
        if self.contacts.get(contact.id) is not contact:
            return compute()
        key = (asked, contact.id)
        if key not in self._known:
            self._known[key] = compute()
        value: T = self._known[key]
        return value

    def _stand(self, contact: Contact) -> Standing:
        if self.gone and (reason := self._gone_reason(contact)):
            return Standing(False, reason)
        vendor = self.vendor_of(contact)
        if vendor is not None and not _has_contract(vendor, self.day):
            return Standing(False, _contract_reason(vendor, self.day))
        if isinstance(contact, Person):
            return _person_standing(contact, self.day)
        return self._staffed(contact)

    def _gone_reason(self, contact: Contact) -> str:
        """Return why a contact is taken to have left: itself, its vendor, or all its teams."""
        vendor = self.vendor_of(contact)
        if contact.id in self.gone:
            return "taken to be gone"
        if vendor is not None and vendor.id in self.gone:
            return f"gone with vendor:{vendor.id}"
        teams = [team.id for team in self.teams_of(contact)] if isinstance(contact, Person) else []
        if teams and self.gone.issuperset(teams):
            return f"gone with team:{teams[0]}"
        return ""

    def _staffed(self, contact: Contact) -> Standing:
        """Whether anybody stands behind a role or a team that names its people."""
        role = contact if isinstance(contact, Role) else None
        if role and not self._somebody(role.held_by or (), self.holders(role)):
            return Standing(False, f"nobody holds it on {self.day}")
        team = contact if isinstance(contact, Team) and contact.members else None
        if team and not self._somebody(team.members or (), self.members(team)):
            return Standing(False, f"none of its members is active on {self.day}")
        return _ACTIVE

    def _somebody(self, terms: tuple[Holder | Member, ...], active: tuple[Contact, ...]) -> bool:
        """Whether anybody is there; a name that nobody knows is a fault of its own, not a gap."""
        return bool(active) or any(
            within(self.day, term.from_on, term.until_on)
            and self.find((term.person if isinstance(term, Member) else term.contact) or "") is None
            for term in terms
        )

    def reach(self, contact: Contact) -> tuple[Way, ...]:
        """Return (channel, value) by which a contact is reached: its own, else through others.

        A role is reached through whoever holds it, a person through the team, a team through
        the people in it.
        """
        return self._ways(contact, Reach.ways)

    def urgent_reach(self, contact: Contact) -> tuple[Way, ...]:
        """Return the ways that reach somebody at night, found as in `reach`."""
        return self._once(contact, "urgent", lambda: self._ways(contact, Reach.urgent_ways))

    def _ways(self, contact: Contact, ways: Ways) -> tuple[Way, ...]:
        if contact.reach and (own := ways(contact.reach)):
            return own
        if isinstance(contact, Role):
            return _first(self._ways(holder, ways) for holder in self.holders(contact))
        if isinstance(contact, Person):
            return _first(ways(team.reach) for team in self.teams_of(contact) if team.reach)
        if isinstance(contact, Team):
            return _first(ways(who.reach) for who in self.members(contact) if who.reach)
        return ()

    def teams_of(self, person: Contact) -> Iterator[Team]:
        """Yield the teams that a person is in at the day, by id."""
        for _, contact in sorted(self.contacts.items()):
            if isinstance(contact, Team) and any(
                split_reference(member.person or "")[1] == person.id
                and within(self.day, member.from_on, member.until_on)
                for member in contact.members or ()
            ):
                yield contact


def _first(found: Iterator[tuple[Way, ...]]) -> tuple[Way, ...]:
    return next((ways for ways in found if ways), ())


def _person_standing(person: Person, day: date) -> Standing:
    if person.until_on and day > person.until_on:
        return Standing(False, f"left on {person.until_on}")
    if person.from_on and day < person.from_on:
        return Standing(False, f"starts on {person.from_on}")
    return _ACTIVE


def _has_contract(vendor: Vendor, day: date) -> bool:
    return any(_binds(contract, day) for contract in vendor.contracts or ())


def _binds(contract: Contract, day: date) -> bool:
    return within(day, contract.start_on, contract.end_on)


def _contract_reason(vendor: Vendor, day: date) -> str:
    ended = [
        (contract.end_on, contract.ref or "")
        for contract in vendor.contracts or ()
        if contract.end_on and contract.end_on < day
    ]
    if not ended:
        return f"vendor:{vendor.id} has no contract on {day}"
    end, ref = max(ended)
    named = f"contract {ref}" if ref else "the contract"
    return f"{named} with vendor:{vendor.id} ended on {end}"
