from datetime import date
from typing import Any

from relaybook.graph.knowledge import Departure, departures, known_by
from relaybook.model.contact import CONTACT_TYPES, Contact
from relaybook.model.directory import Directory
from relaybook.model.record import Facts
from relaybook.model.system import System


def _contact(name: str, type_: str, **fields: Any) -> Contact:
    return CONTACT_TYPES[type_].from_fields({"type": type_, **fields}, Facts(id=name))


_CONTRACTS = [{"start_on": "2025-01-01", "end_on": "2026-12-31"}]
_CONTACTS = (
    _contact("ann", "person"),
    _contact("bob", "person"),
    _contact("cy", "person", until_on="2026-01-31"),
    _contact("eve", "person", org="vendor:acme"),
    _contact("acme", "vendor", contracts=_CONTRACTS),
    _contact("duty", "role", held_by=[{"contact": "person:bob"}]),
    _contact("desk", "team", members=["ann", "cy"]),
)
_PEOPLE = Directory({one.id: one for one in _CONTACTS}, date(2026, 11, 23))


def _known(**systems: list[str] | None) -> dict[str, frozenset[str]]:
    records = {
        name: System.from_fields({"known_about_by": known}, Facts(id=name))
        for name, known in systems.items()
    }
    return dict(known_by(records, _PEOPLE))


def test_teams_and_roles_stand_for_the_people_in_them_now() -> None:
    assert _known(a=["desk", "role:duty"], b=["cy", "person:nobody"], c=None) == {
        "a": {"ann", "bob"},
        "b": frozenset(),
    }


def test_a_departure_counts_our_own_people_who_are_left() -> None:
    knowing = _known(a=["ann", "bob"], b=["ann", "eve"], c=["bob", "eve"])

    assert departures(knowing, _PEOPLE, ["a", "b"], fewest=1) == (
        Departure("person:ann", {"b": ()}),
    )
    assert departures(knowing, _PEOPLE, ["b"]) == (
        Departure("person:ann", {"b": ()}),
        Departure("person:eve", {"b": ("ann",)}),
        Departure("vendor:acme", {"b": ("ann",)}),
    )
