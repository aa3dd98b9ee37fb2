"""Who knows about which systems, and whose departure would leave nobody."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from relaybook.model.contact import Contact, Person, Role, Team
from relaybook.model.directory import Directory
from relaybook.model.system import System

Knowing = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Departure:
    """What a departure would leave. who: `person:x` or `vendor:y`.

    systems: those that fewer than enough people would know, each with who is left, by id.
    """

    who: str
    systems: Mapping[str, tuple[str, ...]]


def known_by(systems: Mapping[str, System], people: Directory) -> Knowing:
    """Return the ids of the people who know about each system and are active at the day.

    Teams and roles in `known_about_by` stand for the people in them. Systems of which nobody says
    who knows are left out: that is unknown, not nobody.
    """
    return {
        name: frozenset(
            person.id
            for reference in systems[name].known_about_by or ()
            for person in _persons(people.find(reference), people)
        )
        for name in sorted(systems)
        if systems[name].known_about_by is not None
    }


def ours_of(knowing: Knowing, people: Directory) -> Knowing:
    """Return the same with our own people only."""
    own = {
        name
        for name in {name for known in knowing.values() for name in known}
        if people.is_internal(people.contacts[name])
    }
    return {system: known & own for system, known in knowing.items()}


def departures(
    knowing: Knowing, people: Directory, critical: Collection[str], fewest: int = 2
) -> tuple[Departure, ...]:
    """Return whose departure leaves fewer than `fewest` of our own who know a `critical` system.

    Each person alone, then each vendor with all of its people. A system that has too few already
    is listed only with those who know it and would be missed.
    """
    ours = ours_of(knowing, people)
    groups = _groups(knowing, people)
    known = _known_systems({name: knowing[name] for name in critical if name in knowing})
    found = []
    for who in sorted(groups):
        missed = {system for name in groups[who] for system in known.get(name, ())}
        hit = {
            system: tuple(sorted(ours[system] - groups[who]))
            for system in sorted(missed)
            if len(ours[system] - groups[who]) < fewest
        }
        if hit:
            found.append(Departure(who, hit))
    return tuple(found)


def _known_systems(knowing: Knowing) -> Mapping[str, tuple[str, ...]]:
    """Return the systems that each person knows."""
    found: dict[str, list[str]] = {}
    for system, names in knowing.items():
        for name in names:
            found.setdefault(name, []).append(system)
    return {name: tuple(systems) for name, systems in found.items()}


def _persons(contact: Contact | None, people: Directory) -> tuple[Contact, ...]:
    if isinstance(contact, Person):
        return (contact,) if people.standing(contact).active else ()
    if isinstance(contact, Team):
        return people.members(contact)
    if isinstance(contact, Role):
        return tuple(who for held in people.holders(contact) for who in _persons(held, people))
    return ()


def _groups(knowing: Knowing, people: Directory) -> Mapping[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for name in {name for known in knowing.values() for name in known}:
        groups[f"person:{name}"] = {name}
        vendor = people.vendor_of(people.contacts[name])
        if vendor:
            groups.setdefault(f"vendor:{vendor.id}", set()).add(name)
    return {who: frozenset(names) for who, names in groups.items()}
