"""Every field that names a record is followed, wherever it stands."""

from typing import Any

import pytest

from relaybook.model.contact import Person, Role, Team, Vendor
from relaybook.model.handover import Handover
from relaybook.model.record import Facts, Record
from relaybook.model.references import references_of, split_reference
from relaybook.model.runbook import Runbook
from relaybook.model.system import System

SYSTEM: dict[str, Any] = {
    "title": "Ledger",
    "owner": "payments",
    "escalation": ["team:payments", {"contact": "role:duty-manager"}],
    "depends_on": ["vault", {"to": "rates", "runbook": "rates-down", "agreed": {"by": "ann"}}],
    "part_of": [{"to": "books", "as": "domain"}],
    "roles": {"business": "person:ann"},
    "access": [{"id": "db", "holders": ["ann", "team:payments"]}],
    "operational_dependencies": {"dns": ["dns"]},
    "models": [{"id": "m", "validation": {"by": "role:validator"}}],
}


def _found(record: Record) -> list[tuple[tuple[str | int, ...], str, tuple[str, ...]]]:
    return [(use.path, use.value, use.kinds) for use in references_of(record)]


def _follow(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        if isinstance(value, str):
            return value  # a bare id stands for the object that it names
        value = value[step]
    return value


def test_the_references_of_a_system() -> None:
    contact = ("team", "role", "person", "vendor")
    found = _found(System.from_fields(SYSTEM, Facts("ledger")))

    assert sorted(found, key=repr) == sorted(
        [
            (("owner",), "payments", ("team",)),
            (("escalation", 0, "contact"), "team:payments", contact),
            (("escalation", 1, "contact"), "role:duty-manager", contact),
            (("depends_on", 0, "to"), "vault", ("system",)),
            (("depends_on", 1, "to"), "rates", ("system",)),
            (("depends_on", 1, "runbook"), "rates-down", ("runbook",)),
            (("depends_on", 1, "agreed", "by"), "ann", contact),
            (("part_of", 0, "to"), "books", ("system",)),
            (("roles", "business"), "person:ann", contact),
            (("access", 0, "holders", 0), "ann", contact),
            (("access", 0, "holders", 1), "team:payments", contact),
            (("operational_dependencies", "dns", 0), "dns", ("system",)),
            (("models", 0, "validation", "by"), "role:validator", contact),
        ],
        key=repr,
    )


def test_a_path_leads_back_to_what_was_written() -> None:
    for use in references_of(System.from_fields(SYSTEM, Facts("ledger"))):
        assert _follow(SYSTEM, use.path) == use.value


def test_keys_are_those_of_the_file() -> None:
    fields = {"from": "acme", "to": "payments", "sessions": [{"from": "ann", "to": "bob"}]}

    paths = [use.path for use in references_of(Handover.from_fields(fields, Facts("exit")))]

    assert paths == [("sessions", 0, "from"), ("sessions", 0, "to", 0), ("from",), ("to",)]


@pytest.mark.parametrize("model", [Team, Person])
def test_our_own_organisation_is_no_reference(model: type[Team | Person]) -> None:
    assert _found(model.from_fields({"org": "internal"}, Facts("x"))) == []
    assert _found(model.from_fields({"org": "vendor:acme"}, Facts("x"))) == [
        (("org",), "vendor:acme", ("vendor",))
    ]


def test_a_field_of_names_holds_only_the_references_that_say_their_kind() -> None:
    names = ["vendor:labelworks", "Two Sons: Haulage", "labelworks", "person:ann"]
    vendor = Vendor.from_fields({"subcontractors": names}, Facts("acme"))

    assert _found(vendor) == [
        (("subcontractors", 0), "vendor:labelworks", ("vendor",)),
        (("subcontractors", 3), "person:ann", ("vendor",)),
    ]


def test_who_holds_a_role_is_followed() -> None:
    role = Role.from_fields({"held_by": [{"contact": "person:ann"}]}, Facts("auditor"))

    assert [use.path for use in references_of(role)] == [("held_by", 0, "contact")]


def test_a_record_without_references_has_none() -> None:
    assert _found(Runbook.from_fields({"type": "access"}, Facts("x"))) == []


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("payments", (None, "payments")),
        ("team:payments", ("team", "payments")),
        ("team: payments", ("team", "payments")),
        ("https://example.com", (None, "https://example.com")),
        ("squad:payments", (None, "squad:payments")),
    ],
)
def test_a_reference_may_say_its_kind(written: str, parts: tuple[str | None, str]) -> None:
    assert split_reference(written) == parts
