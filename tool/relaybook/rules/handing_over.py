"""What a handover rests on: the contract, the people on both sides, and the systems between."""

from collections.abc import Iterator
from datetime import date

from relaybook.model.contact import Contact, Contract, Team, Vendor
from relaybook.model.directory import Directory
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import systems_of
from relaybook.model.references import split_reference
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import people_behind

UNKNOWN_CONTRACT = "handovers that end a contract of which nobody knows the dates"
NOT_OVER = "the contract is not over, and nothing shows yet what happens then"
NOTHING_CRITICAL = "handovers without a system of tier 1 or 2 that we run"
UNKNOWN_VENDOR = "handovers from a vendor that nobody names"
_CRITICAL = 2
_LEAST_CRITICAL = 4
_UNDER_WAY = ("in_progress", "conditionally_accepted")


def handovers_of(system: System, context: Context) -> Iterator[Handover]:
    """Yield the handovers under way that have a system in their scope, by id."""
    for _, handover in sorted(context.kb.handovers.items()):
        if handover.status in _UNDER_WAY and system.id in systems_of(handover):
            yield handover


def vendor_of(handover: Handover, context: Context) -> Vendor | None:
    """Return the vendor that a handover takes over from; None where nobody names one that is."""
    named = (handover.contract.vendor if handover.contract else None) or handover.from_
    found = context.directory.find(named, ("vendor",)) if named else None
    return found if isinstance(found, Vendor) else None


def contract_of(handover: Handover, context: Context) -> tuple[int, Contract] | None:
    """Return the contract that a handover ends, with its number in the record of the vendor.

    Without a `ref` it is the only one there is.
    """
    vendor = vendor_of(handover, context)
    contracts = list(enumerate((vendor.contracts if vendor else None) or ()))
    ref = handover.contract.ref if handover.contract else None
    if ref:
        contracts = [one for one in contracts if _same(one[1].ref, ref)]
    return contracts[0] if len(contracts) == 1 else None


def _same(first: str | None, second: str) -> bool:
    return (first or "").strip().casefold() == second.strip().casefold()


def ends_on(handover: Handover, context: Context) -> date | None:
    """Return the last day of the contract that a handover ends; None where nobody says."""
    found = contract_of(handover, context)
    return found[1].end_on if found else None


def has_ended(handover: Handover, context: Context) -> bool:
    """Whether the vendor is gone at the day: its contract is over, or it is taken to be."""
    vendor = vendor_of(handover, context)
    if vendor is not None and vendor.id in context.gone:
        return True
    last = ends_on(handover, context)
    return last is not None and last < context.day


def teaching_since(handover: Handover) -> date | None:
    """Return the day of the first session in which knowledge was passed on."""
    return min((one.date for one in handover.sessions or () if one.date), default=None)


def is_receiving(
    reference: str, handover: Handover, context: Context, did_on: date | None = None
) -> bool:
    """Whether somebody is in the team that takes over, or is that team.

    A team that names nobody is taken at its word. did_on: when they did what is judged, so that
    whoever was in the team then, and has left since, has done it for the team.
    """
    team = context.directory.find(handover.to, ("team",)) if handover.to else None
    who = context.directory.find(reference)
    if team is None or who is None or who.id == team.id:
        return True  # what does not resolve is reported as such
    if isinstance(team, Team) and not team.members:
        return context.directory.is_internal(who)
    return any(
        people_behind(who, people) & people_behind(team, people)
        for people in now_or_then(did_on, context)
    )


def now_or_then(did_on: date | None, context: Context) -> tuple[Directory, ...]:
    """Return everybody as they are, and as they were on the day on which something was done."""
    then = (context.kb.directory(did_on),) if did_on else ()
    return (context.directory, *then)


def is_of_vendor(reference: str, vendor: Vendor, context: Context) -> bool:
    """Whether somebody belongs to a vendor: a team of ours does where all its members do."""
    who = context.directory.find(reference)
    if who is None:
        return split_reference(reference) == ("vendor", vendor.id)
    return _belongs(who, vendor, context)


def _belongs(who: Contact, vendor: Vendor, context: Context) -> bool:
    if who.id == vendor.id:
        return True
    org = getattr(who, "org", None)
    if org and split_reference(org)[1] == vendor.id:
        return True
    if not isinstance(who, Team) or not who.members:
        return False
    people = (context.kb.contacts.get(split_reference(one.person or "")[1]) for one in who.members)
    return all(one is not None and _belongs(one, vendor, context) for one in people)


def critical_systems(handover: Handover, context: Context) -> Iterator[tuple[int, System]]:
    """Yield the systems of tier 1 and 2 in scope that we run, with their numbers there."""
    for number, name in enumerate(systems_of(handover)):
        system = context.kb.systems.get(name)
        if system is None or system.scope == "external":
            continue
        if (system.service_tier or _LEAST_CRITICAL) <= _CRITICAL:
            yield number, system
