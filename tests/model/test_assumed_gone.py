"""The directory as if somebody had left."""

from datetime import date
from typing import Any

from relaybook.model.contact import CONTACT_TYPES, Contact
from relaybook.model.directory import Directory, Standing
from relaybook.model.record import Facts

_DAY = date(2026, 11, 23)


def _contact(name: str, type_: str, **fields: Any) -> Contact:
    return CONTACT_TYPES[type_].from_fields({"type": type_, **fields}, Facts(id=name))


_CONTACTS = {
    one.id: one
    for one in (
        _contact("ann", "person"),
        _contact("bob", "person"),
        _contact("eve", "person", org="vendor:acme"),
        _contact("acme", "vendor", contracts=[{"start_on": "2026-01-01"}]),
        _contact("desk", "team", members=["ann", "bob"]),
        _contact("crew", "team", members=["ann"]),
        _contact("duty", "role", held_by=["person:bob"]),
    )
}


def _standing(name: str, *gone: str) -> Standing:
    people = Directory(_CONTACTS, _DAY, frozenset(gone))
    return people.standing(_CONTACTS[name])


def test_nobody_is_gone_unless_it_is_said() -> None:
    assert all(_standing(name).active for name in _CONTACTS)


def test_who_is_gone_is_not_active_nor_who_belongs_to_them() -> None:
    assert _standing("bob", "bob") == Standing(False, "taken to be gone")
    assert _standing("eve", "acme") == Standing(False, "gone with vendor:acme")
    assert _standing("ann", "acme").active


def test_a_role_is_gone_with_its_last_holder_and_a_team_with_its_last_member() -> None:
    assert _standing("duty", "bob") == Standing(False, "nobody holds it on 2026-11-23")
    assert _standing("crew", "ann") == Standing(
        False, "none of its members is active on 2026-11-23"
    )
    assert _standing("desk", "ann").active


def test_a_person_leaves_with_a_team_unless_they_are_in_another() -> None:
    assert _standing("bob", "desk") == Standing(False, "gone with team:desk")
    assert _standing("ann", "desk").active
    assert not _standing("ann", "desk", "crew").active
