"""Whom to name in the place of somebody who leaves, as far as the records tell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from relaybook.graph.knowledge import Knowing, known_by, ours_of
from relaybook.model.access import Access
from relaybook.model.contact import Contact, Holder, Member, Person, Role, Team
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import AccessTransfer
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.record import Record
from relaybook.model.references import ReferenceUse, split_reference
from relaybook.review.leaver_fields import CONFIRMATIONS, dotted
from relaybook.review.leaver_people import Going
from relaybook.review.resting import typed

UNDER_WAY = (None, "planned", "in_progress", "conditionally_accepted")
_MOST_NAMED = 5
_FEWEST_LEVELS = 2
_Transfers = Mapping[tuple[str, str], tuple[Handover, AccessTransfer]]
_METHODS: Mapping[str | None, str] = {
    None: "hand it to {to}",
    "reissue": "reissue it to {to}, and revoke theirs",
    "rotate": "replace it; {to} keeps the new one",
    "transfer": "transfer it to {to}",
    "revoke": "revoke it; {to} sees to that",
}
_PROVIDER = "name who provides it from then on, or `retire_on`"


@dataclass(frozen=True)
class Replacements:
    """Answers for one departure."""

    base: KnowledgeBase
    going: Going

    def instead(
        self, record: Record, use: ReferenceUse, holder: object, remains: tuple[str, ...]
    ) -> str:
        """Return what to write where `use` names who leaves.

        holder: the part of the record in which it stands. remains: who else stands there.
        """
        name = dotted(use.path)
        contact = self.going.after.find(use.value)
        if isinstance(holder, Access) and contact is not None:
            row = self._transfers.get((holder.id or "", contact.id))
            if row is not None and name == "access.holders":
                return self._transfer(*row)
        if contact is not None and self._is_refilled(contact, record, name):
            return _refill(contact)
        if isinstance(holder, Access):
            return self._access(name, record, holder, remains)
        theirs = self.going.after.vendor_of(record) if isinstance(record, Contact) else None
        if theirs is not None:
            return f"ask {typed(theirs)} who it is from then on"
        return self._somebody(record, use, holder, remains)

    def _is_refilled(self, contact: Contact, record: Record, name: str) -> bool:
        """Whether a team or role of ours needs somebody in it, not another in its place."""
        is_ours = contact.id in self.going.emptied and self.going.after.is_internal(contact)
        return is_ours and not (name == "owner" and self._receiving(record))

    def _access(self, name: str, record: Record, access: Access, remains: tuple[str, ...]) -> str:
        to = self._receiving(record)
        owning = self._owning(record)
        whom = f"{owning}, which owns it" if owning else "a team of ours"
        whom = f"{to[0]}, who takes it over ({to[1].reference})" if to else whom
        secret = f"replace the secret ({access.secret_ref})" if access.secret_ref else ""
        if name == "access.holders":
            first = "revoke it" if remains else f"give it to {whom}; revoke theirs"
            return f"{first}; {secret}" if secret else first
        return f"name {whom}; {secret}" if secret and name == "access.custodian" else f"name {whom}"

    def _signature(self, by: str) -> str:
        contact = self.going.after.find(by)
        vendor = self.going.after.vendor_of(contact) if contact else None
        if vendor is None:
            return "let them sign before they go, or name who signs in their place"
        if vendor.id in self.going.ids:
            return "let them sign before they go"
        return f"let them sign before they go, or ask {typed(vendor)} who does then"

    def _transfer(self, handover: Handover, row: AccessTransfer) -> str:
        to = row.to or "somebody of ours"
        how = _METHODS[row.method].format(to=to)
        if row.to and not self.going.stays(row.to):
            how += ", who is not here then either"
        planned = f"planned {row.planned_on}" if row.planned_on else "no date"
        return f"{how} ({handover.reference}: {f'done {row.done_on}' if row.done_on else planned})"

    def _somebody(
        self, record: Record, use: ReferenceUse, holder: object, remains: tuple[str, ...]
    ) -> str:
        name = dotted(use.path)
        if isinstance(holder, Holder | Member):
            return _term(holder, name, remains)
        if name in ("sign_offs.by", "provider"):
            return self._signature(use.value) if name == "sign_offs.by" else _PROVIDER
        if name in CONFIRMATIONS:
            return CONFIRMATIONS[name]
        whom = self._whom(record, use, remains)
        if remains and isinstance(use.path[-1], int):
            return f"take them off the list, or name {whom}"
        if len(remains) >= _FEWEST_LEVELS and name == "escalation.contact":
            return f"take the level out, or name {whom}"
        return f"name {whom}"

    def _whom(self, record: Record, use: ReferenceUse, remains: tuple[str, ...]) -> str:
        if use.kinds == ("vendor",):
            return "another vendor"
        contact = self.going.after.find(use.value)
        if isinstance(record, Handover) and isinstance(contact, Person):
            return self._of_receiver(record)
        others = [one for one in self._fitting(record) if one not in remains][:_MOST_NAMED]
        to = self._receiving(record)
        if isinstance(contact, Person) and others:
            known = "" if isinstance(record, Team) else f" {_knows(others)} about it"
            return f"somebody of ours: {' or '.join(others)}{known}"
        if to and "team" in use.kinds and to[0] not in remains:
            return f"{to[0]}, who takes it over ({to[1].reference})"
        if use.kinds == ("team",):
            return "a team of ours"
        owning = self._owning(record)
        is_new = owning and owning not in remains
        return f"somebody of {owning}, which owns it" if is_new else "somebody of ours"

    def _fitting(self, record: Record) -> tuple[str, ...]:
        """Return who fits best: who knows the systems of a record, of a team who stays in it."""
        if not isinstance(record, Team):
            return self.knowers(record)
        stay = (one for one in self.going.after.members(record) if self.going.stays(one.id))
        return tuple(typed(one) for one in stay)

    def _of_receiver(self, handover: Handover) -> str:
        """Return who steps in where a handover names a person: nobody who knows needs teaching."""
        to = handover.to and self.going.after.find(handover.to, ("team",))
        is_there = to and self.going.stays(to.id)
        return (
            f"somebody of {typed(to)}, which takes over" if to and is_there else "somebody of ours"
        )

    def _owning(self, record: Record) -> str:
        """Return the team of ours that owns a record and stays; else empty."""
        owner = getattr(record, "owner", None)
        found = self.going.after.find(owner, ("team",)) if owner else None
        is_there = found and self.going.after.is_internal(found) and self.going.stays(found.id)
        return typed(found) if found and is_there else ""

    def _receiving(self, record: Record) -> tuple[str, Handover] | None:
        """Return the team that takes over a system of the vendor who leaves, and where it does."""
        systems = set(systems_of(record))
        for _, handover in sorted(self.base.handovers.items()):
            vendor = split_reference(handover.from_ or "")[1]
            is_theirs = vendor in self.going.ids or vendor == self._vendor
            if handover.status in UNDER_WAY and is_theirs and systems & set(systems_of(handover)):
                to = self.going.after.find(handover.to or "", ("team",))
                if to is not None and self.going.stays(to.id):
                    return typed(to), handover
        return None

    def knowers(self, record: Record) -> tuple[str, ...]:
        """Return who of ours knows the systems of a record on the day, typed."""
        names = {name for system in systems_of(record) for name in self.known.get(system, ())}
        return tuple(f"person:{name}" for name in sorted(names))

    @cached_property
    def known(self) -> Knowing:
        """Who of ours still knows which system; those of which nobody says so are left out."""
        after = self.going.after
        return ours_of(known_by(self.base.systems, after), after)

    @cached_property
    def _vendor(self) -> str:
        vendor = self.going.before.vendor_of(self.going.contact)
        return vendor.id if vendor else ""

    @cached_property
    def _transfers(self) -> _Transfers:
        """How a handover passes on each access, by the access and who holds it."""
        return {
            (row.access or "", holder.id): (handover, row) for handover, row, holder in self._rows()
        }

    def _rows(self) -> Iterator[tuple[Handover, AccessTransfer, Contact]]:
        for _, handover in sorted(self.base.handovers.items()):
            for row in handover.access_transfers or ():
                holder = self.going.after.find(row.holder) if row.holder else None
                if handover.status in UNDER_WAY and holder is not None:
                    yield handover, row, holder


def _term(term: Holder | Member, name: str, remains: tuple[str, ...]) -> str:
    is_role = name == "held_by.contact"
    whom = "who holds it" if is_role else "who is in the team"
    first = "" if remains else f"name {whom} from then on"
    end = "give their term an `until_on`" if is_role else "take them off the list" * bool(remains)
    return "; ".join(one for one in (first, "" if term.until_on else end) if one)


def _refill(contact: Contact) -> str:
    field = "held_by" if isinstance(contact, Role) else "members"
    whom = "who holds it" if isinstance(contact, Role) else "who is in it"
    return f"name {whom} from then on, in `{field}` of {contact.path}"


def _knows(names: list[str]) -> str:
    return "know" if len(names) > 1 else "knows"
