"""Contacts: teams, people, roles and vendors."""

import re
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from relaybook.model.fields import (
    LISTED,
    ContactRef,
    Day,
    OrgRef,
    Part,
    PersonRef,
    Span,
    SupportHours,
    Text,
    Texts,
    VendorsOrTexts,
)
from relaybook.model.placeholder import is_placeholder
from relaybook.model.record import Record

Audience = Literal["all", "team", "restricted"]


URGENT = ("phone", "pager", "chat", "rota_url")
_FEWEST_DIGITS = 3
_ELSEWHERE = re.compile(
    r"(?i)(?:see|ask|check|refer|consult)\b.*"
    r"|(?:\S+ +)*(?:spread)?(?:sheet|wiki|document|handbook|intranet|directory)\b.*"
)


def leads_to_somebody(channel: str, value: str) -> bool:
    """Whether a way to reach is one, not a hint at where the number might be found."""
    if is_placeholder(value):
        return False
    if channel == "phone":
        return sum(character.isdigit() for character in value) >= _FEWEST_DIGITS
    if channel == "rota_url":
        return "://" in value
    return "://" in value or not _ELSEWHERE.fullmatch(value.strip())


class Reach(Part):
    """Ways to reach a contact."""

    phone: Text | None = None
    chat: Text | None = None
    email: Text | None = None
    pager: Text | None = None
    rota_url: Text | None = None
    ticket: Text | None = None

    def ways(self) -> tuple[tuple[str, str], ...]:
        """Return (channel, value) of each that is given, the fastest first."""
        names = ("phone", "pager", "chat", "rota_url", "email", "ticket")
        return tuple((name, value) for name in names if (value := getattr(self, name)))

    def urgent_ways(self) -> tuple[tuple[str, str], ...]:
        """Return the ways that reach somebody at night; `see the sheet` is none."""
        return tuple(way for way in self.ways() if way[0] in URGENT and leads_to_somebody(*way))


class EscalationLevel(Part):
    """One level of an escalation: who is called, and how soon they answer."""

    contact: ContactRef | None = None
    respond_within: Span | None = None
    hours: SupportHours | None = None
    channel: Text | None = None


def _level(value: object) -> object:
    return {"contact": value} if isinstance(value, str) else value


Escalation = Annotated[tuple[Annotated[EscalationLevel, BeforeValidator(_level)], ...], LISTED]


class Member(Part):
    """Somebody in a team, perhaps for a time."""

    person: PersonRef | None = None
    from_on: Day | None = None
    until_on: Day | None = None


def _member(value: object) -> object:
    return {"person": value} if isinstance(value, str) else value


class Holder(Part):
    """Who holds a role, perhaps for a time."""

    contact: ContactRef | None = None
    from_on: Day | None = None
    until_on: Day | None = None


def _holder(value: object) -> object:
    return {"contact": value} if isinstance(value, str) else value


class Contract(Part):
    """A contract with a vendor."""

    ref: Text | None = None
    covers: Texts | None = None
    start_on: Day | None = None
    end_on: Day | None = None
    notice_days: int | None = None
    notice_given_on: Day | None = None
    transition_support_until: Day | None = None
    exit_type: Text | None = None
    audit_rights: bool | None = None
    supervisor_access: bool | None = None
    records_until: Day | None = None


class Contact(Record):
    """Somebody who can be called. What all types have in common."""

    kind: ClassVar[str] = "contact"

    type: Literal["team", "person", "role", "vendor"] | None = None
    title: Text | None = None
    reach: Reach | None = None
    hours: SupportHours | None = None
    time_zone: Text | None = None
    audience: Audience | None = None
    tags: Texts | None = None


class Team(Contact):
    """A team, ours unless `org` names a vendor."""

    org: OrgRef | None = None
    members: Annotated[tuple[Annotated[Member, BeforeValidator(_member)], ...] | None, LISTED] = (
        None
    )
    lead: PersonRef | None = None
    escalation: Escalation | None = None
    handles: Texts | None = None


class Person(Contact):
    """A person, ours unless `org` names a vendor."""

    org: OrgRef | None = None
    position: Text | None = None
    from_on: Day | None = None
    until_on: Day | None = None
    handles: Texts | None = None


class Role(Contact):
    """A role that somebody holds; a reference to it means whoever holds it at the date."""

    held_by: Annotated[tuple[Annotated[Holder, BeforeValidator(_holder)], ...] | None, LISTED] = (
        None
    )


class Vendor(Contact):
    """A company we have contracts with."""

    domains: Texts | None = None
    contracts: Annotated[tuple[Contract, ...] | None, LISTED] = None
    subcontractors: VendorsOrTexts | None = None


CONTACT_TYPES: dict[str, type[Contact]] = {
    "team": Team,
    "person": Person,
    "role": Role,
    "vendor": Vendor,
}
