"""What the records tell about the exit of a vendor: what it runs, holds, decided and leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from relaybook.graph.boundary import exit_boundary, leaving
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.knowledge import known_by
from relaybook.model.access import Access
from relaybook.model.contact import Contact, Team, Vendor
from relaybook.model.decision import Decision
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.record import Record
from relaybook.model.references import split_reference
from relaybook.model.system import System
from relaybook.review.leaver_people import Going, going, last_day
from relaybook.review.leaver_places import named_in
from relaybook.review.leaver_replacements import UNDER_WAY
from relaybook.review.resting import Resting, typed


@dataclass(frozen=True, slots=True)
class Held:
    """An access that somebody of the vendor holds or keeps. via: as the record says it."""

    access: str
    holder: str
    via: str


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the vendor in which something of ours lies. what: such as an address."""

    record: Record
    what: str
    whose: str


@dataclass(frozen=True, slots=True)
class Leaver:
    """A contact that goes with the vendor, or that has nobody any more.

    last: its last day in the records. is_emptied: whether it is ours and loses its people. places:
    how many name it.
    """

    contact: Contact
    last: date | None
    is_emptied: bool
    places: int


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody who takes over. knows: the systems in scope that they know about, by id."""

    person: Contact
    knows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExitFacts:
    """What is known before anybody writes a word about the handover.

    boundary: the needs of which one end changes hands or goes, and the other stays.
    subcontractors: each with the systems that it provides. decisions: in force, about the systems
    in scope. left_out: names of what the vendor runs and no handover that is under way takes over.
    """

    access: tuple[Held, ...] = ()
    leavers: tuple[Leaver, ...] = ()
    takers: tuple[Taker, ...] = ()
    boundary: tuple[Edge, ...] = ()
    subcontractors: tuple[tuple[str, tuple[str, ...]], ...] = ()
    decisions: tuple[Decision, ...] = ()
    accounts: tuple[Account, ...] = ()
    left_out: tuple[str, ...] = ()


def systems_of_vendor(base: KnowledgeBase, vendor: Contact, day: date) -> tuple[str, ...]:
    """Return the systems that a vendor provides, or that its people own or know about, by id.

    day: the first without the vendor.
    """
    gone = going(base, vendor, day)
    return tuple(
        name
        for name, system in sorted(base.systems.items())
        if system.lifecycle != "retired" and any(gone.takes(one) for one in _runs(system, gone))
    )


def exit_facts(
    base: KnowledgeBase, vendor: Contact, team: Contact, scope: tuple[str, ...], day: date
) -> ExitFacts:
    """Return what is known when `team` takes over the systems of `scope` and the vendor is gone."""
    gone = going(base, vendor, day)
    named = named_in(base, gone)
    return ExitFacts(
        tuple(_access(base, gone)),
        tuple(_leavers(base, gone, named)),
        tuple(_takers(gone, team, scope, base)),
        _boundary(base, gone, scope),
        tuple(_subcontractors(base, vendor)),
        tuple(_decisions(base, scope)),
        tuple(_accounts(base, gone, named)),
        tuple(_left_out(base, vendor, scope, day)),
    )


def _runs(system: System, gone: Going) -> Iterator[Contact | None]:
    """Yield who provides a system, owns it, answers for its technology or knows about it."""
    people = gone.after
    for one in (system.provider, system.owner, system.technical_owner):
        yield people.find(one) if one else None
    for one in system.known_about_by or ():
        yield people.find(one)


def _access(base: KnowledgeBase, gone: Going) -> Iterator[Held]:
    for _, system in sorted(base.systems.items()):
        for access in system.access or ():
            holders = [one for one in access.holders or () if gone.takes(gone.after.find(one))]
            keeper = access.custodian
            if not holders and keeper and gone.takes(gone.after.find(keeper)):
                holders = [keeper]
            for holder in holders:
                yield Held(_name(access), _typed(holder, gone), access.via or "")


def _name(access: Access) -> str:
    return access.id or access.what or ""


def _typed(reference: str, gone: Going) -> str:
    found = gone.after.find(reference)
    return typed(found) if found else reference


def _accounts(base: KnowledgeBase, gone: Going, named: tuple[Resting, ...]) -> Iterator[Account]:
    theirs = {typed(base.contacts[one]) for one in gone.ids}
    for one in named:
        system = base.systems.get(one.record.removeprefix(f"{System.kind}:"))
        if system is not None and one.key.endswith("account_owner") and one.on in theirs:
            what = one.what.removeprefix("has the account ").removeprefix("of ")
            yield Account(system, what, one.on)


def _left_out(
    base: KnowledgeBase, vendor: Contact, scope: tuple[str, ...], day: date
) -> Iterator[str]:
    """Yield what the vendor runs or knows, by name, that nobody takes over or leaves out."""
    told = set(scope)
    for handover in base.handovers.values():
        if handover.status in UNDER_WAY and split_reference(handover.from_ or "")[1] == vendor.id:
            excluded = (one.system or "" for one in handover.excluded or ())
            told.update(systems_of(handover), (split_reference(one)[1] for one in excluded))
    for name in systems_of_vendor(base, vendor, day):
        if name not in told:
            yield base.systems[name].name


def _leavers(base: KnowledgeBase, gone: Going, named: tuple[Resting, ...]) -> Iterator[Leaver]:
    counts: dict[str, int] = {}
    for one in named:
        counts[one.on] = counts.get(one.on, 0) + 1
    contacts = [base.contacts[id_] for id_ in gone.ids | gone.emptied]
    for contact in sorted(contacts, key=typed):
        is_emptied = contact.id in gone.emptied
        yield Leaver(contact, last_day(base, contact), is_emptied, counts.get(typed(contact), 0))


def _takers(
    gone: Going, team: Contact, scope: tuple[str, ...], base: KnowledgeBase
) -> Iterator[Taker]:
    if not isinstance(team, Team):
        return
    knowing = known_by({name: base.systems[name] for name in scope}, gone.after)
    for person in gone.after.members(team):
        yield Taker(person, tuple(name for name in scope if person.id in knowing.get(name, ())))


def _boundary(base: KnowledgeBase, gone: Going, scope: tuple[str, ...]) -> tuple[Edge, ...]:
    before, after = (leaving(base.systems, people) for people in (gone.before, gone.after))
    theirs = after.keys() - before.keys()
    crossings = exit_boundary(DependencyGraph.of(base), {*theirs, *scope})
    edges = [one.edge for one in crossings]
    told = {(edge.source, edge.target) for edge in edges if not edge.is_listed}
    # What is only listed as needed to recover says nothing more where the need itself is written.
    return tuple(
        edge for edge in edges if not edge.is_listed or (edge.source, edge.target) not in told
    )


def _subcontractors(base: KnowledgeBase, vendor: Contact) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each by the name of its contact, else as it is written."""
    for written in (vendor.subcontractors or ()) if isinstance(vendor, Vendor) else ():
        id_ = split_reference(written)[1]
        known = base.contacts.get(id_)
        provided = (
            name
            for name, system in sorted(base.systems.items())
            if known and split_reference(system.provider or "")[1] == id_
        )
        yield known.name if known else written, tuple(provided)


def _decisions(base: KnowledgeBase, scope: tuple[str, ...]) -> Iterator[Decision]:
    for decision in sorted(base.decisions.values(), key=lambda one: one.path):
        named = {split_reference(one)[1] for one in systems_of(decision)}
        if decision.is_in_force and named & set(scope):
            yield decision
