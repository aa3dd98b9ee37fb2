"""What rests on somebody who leaves: each place once, with who remains and what to write."""

from dataclasses import replace
from datetime import date

import pytest
from tests.review.leaving_base import EXIT, TODAY, gone, leaving_base, told

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Finding, Level
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.review.leaver_fields import AREAS
from relaybook.review.leaver_people import first_day_without


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return leaving_base(tmp_path_factory.mktemp("leaving"))


def test_all_who_belong_to_a_vendor_go_with_it_and_leave_roles_empty(base: KnowledgeBase) -> None:
    leaving = gone(base, "acme")

    assert (leaving.contact, leaving.name, leaving.last) == (
        "vendor:acme",
        "Acme",
        date(2026, 12, 31),
    )
    assert leaving.with_them == ("person:a-lee", "team:acme-desk")
    assert leaving.emptied == ("role:releaser",)


def test_a_person_leaves_a_team_empty_that_has_nobody_else(base: KnowledgeBase) -> None:
    leaving = gone(base, "b-roy")

    assert leaving.with_them == ()
    assert leaving.emptied == ("team:night",)
    assert told(leaving, "teams and roles") == [
        (
            "contacts/night.yaml:4 members[1].person",
            "is in the team",
            (),
            "name who is in the team from then on",
        ),
        (
            "contacts/payments.yaml:4 members[1].person",
            "is in the team",
            ("person:c-das",),
            "take them off the list",
        ),
    ]


def test_a_team_takes_along_who_is_in_no_other(base: KnowledgeBase) -> None:
    leaving = gone(base, "payments")

    assert leaving.with_them == ("person:c-das",)  # b-roy is in the night desk, too
    assert leaving.emptied == ("role:tester",)


def test_ownership_goes_to_the_team_that_takes_over_or_to_who_knows(base: KnowledgeBase) -> None:
    assert told(gone(base, "acme"), "ownership") == [
        (
            "systems/ledger.yaml:4 provider",
            "provider",
            (),
            "name who provides it from then on, or `retire_on`",
        ),
        (
            "systems/ledger.yaml:5 technical_owner",
            "technical owner",
            (),
            "name somebody of ours: person:b-roy knows about it",
        ),
    ]


def test_an_empty_team_needs_people_and_what_it_owns_is_reached_no_more(
    base: KnowledgeBase,
) -> None:
    refill = "name who is in it from then on, in `members` of contacts/night.yaml"
    leaving = gone(base, "b-roy")

    (owner,) = [one for one in leaving.resting if one.area == "ownership"]
    assert (owner.record, owner.on, owner.instead) == ("system:rates", "team:night", refill)
    assert owner.shared_by == ("runbook:rates-down",)
    answer = "name at least one level that answers: of ours, with a phone, pager or chat"
    assert told(leaving, "calls") == [
        (
            "systems/rates.yaml:5 escalation",
            "nobody can be called about it, nor about RatesDown",
            (),
            answer,
        ),
        ("systems/rates.yaml:6 escalation[1].contact", "level 1 of the escalation", (), refill),
    ]


def test_calls_say_which_levels_remain(base: KnowledgeBase) -> None:
    assert told(gone(base, "acme"), "calls") == [
        (
            "systems/ledger.yaml:9 alert_route",
            "alerts go to them",
            (),
            "name team:payments, who takes it over (handover:acme-leaves)",
        ),
        (
            "systems/ledger.yaml:14 escalation[1].contact",
            "level 1 of the escalation",
            ("team:payments",),
            "name somebody of ours",
        ),
    ]


def test_decision_rights_of_a_role_without_holder_need_one(base: KnowledgeBase) -> None:
    assert told(gone(base, "acme"), "decision rights") == [
        (
            "runbooks/restart.md:4 rollback.decider",
            "decides on rolling back",
            (),
            "name somebody of ours: person:b-roy knows about it",
        ),
        (
            "systems/ledger.yaml:7 decision_rights.change",
            "decides on change",
            (),
            "name who holds it from then on, in `held_by` of contacts/releaser.yaml",
        ),
    ]


def test_access_is_passed_on_as_the_handover_says_and_secrets_are_replaced(
    base: KnowledgeBase,
) -> None:
    taken = "name team:payments, who takes it over (handover:acme-leaves)"
    replaced = "replace it; team:payments keeps the new one"

    assert [one for one in told(gone(base, "acme"), "access") if "ledger-read" not in one[1]] == [
        (
            "systems/ledger/access.csv:2 access[1].custodian",
            "keeps ledger-admin",
            (),
            f"{taken}; replace the secret (vault:ledger/admin)",
        ),
        ("systems/ledger/access.csv:2 access[1].grant_by", "grants ledger-admin", (), taken),
        (
            "systems/ledger/access.csv:3 access[2].holders[1]",
            "can use ledger-key",
            (),
            f"{replaced} (handover:acme-leaves: planned 2026-12-20)",
        ),
        (
            "systems/ledger/access.csv:2 access[1].holders[1]",
            "can use ledger-admin",
            ("person:b-roy",),
            "revoke it; replace the secret (vault:ledger/admin)",
        ),
    ]


def test_a_way_in_through_the_vendor_goes_with_it(base: KnowledgeBase) -> None:
    (found,) = [one for one in gone(base, "acme").resting if one.key.endswith("via")]

    assert (found.what, found.remains, found.span.line) == (
        "ledger-read is reached through them",
        (),
        4,
    )
    assert not [one for one in gone(base, "beta").resting if one.key.endswith("via")]


def test_only_terms_that_somebody_is_missed_for_are_named(base: KnowledgeBase) -> None:
    found = [one for one in told(gone(base, "a-lee"), "teams and roles") if "tester" in one[0]]

    assert found == [
        (
            "contacts/tester.yaml:8 held_by[4].contact",
            "holds the role",
            ("person:c-das",),
            "give their term an `until_on`",
        )
    ]
    assert told(gone(base, "acme"), "teams and roles")[0] == (
        "contacts/releaser.yaml:5 held_by[1].contact",
        "holds the role",
        (),
        "name who holds it from then on",
    )


def test_a_desk_of_the_vendor_is_for_the_vendor_to_fill(base: KnowledgeBase) -> None:
    assert told(gone(base, "a-lee"), "teams and roles")[0] == (
        "contacts/acme-desk.yaml:5 members[1].person",
        "is in the team",
        (),
        "ask vendor:acme who it is from then on",
    )


def test_the_same_person_today_leaves_the_role_empty_too(base: KnowledgeBase) -> None:
    assert gone(base, "a-lee", TODAY).emptied == ("role:releaser", "team:acme-desk")


@pytest.mark.parametrize(
    ("contact", "day"), [("acme", EXIT), ("a-lee", EXIT), ("acme-desk", EXIT), ("b-roy", TODAY)]
)
def test_the_first_day_without_them_follows_from_the_records(
    base: KnowledgeBase, contact: str, day: date
) -> None:
    assert first_day_without(base, base.contacts[contact], TODAY) == day


def test_places_come_by_area_and_first_those_with_nobody_else(base: KnowledgeBase) -> None:
    leaving = gone(base, "acme")

    order = [(AREAS.index(one.area), not one.is_alone) for one in leaving.resting]
    assert order == sorted(order)
    assert len(leaving.alone) == sum(one.is_alone for one in leaving.resting) > 0
    assert not any("old" in one.record for one in leaving.resting)  # retired


def test_each_place_is_named_once(base: KnowledgeBase) -> None:
    for contact in base.contacts.values():
        found = [(one.path, one.key, one.what) for one in gone(base, contact.id).resting]
        assert len(found) == len(set(found))


def test_addresses_below_a_domain_of_the_vendor_are_found_in_fields_and_links(
    base: KnowledgeBase,
) -> None:
    move = "move what is there to an account of ours, and write where it is then"

    assert told(gone(base, "acme"), "addresses") == [
        ("runbooks/restart.md:11 ", "leads to boards.acme.example.com", (), move),
        ("systems/ledger.yaml:11 repositories[1].url", "leads to git.acme.example.com", (), move),
    ]
    assert told(gone(base, "a-lee"), "addresses") == []


@pytest.mark.parametrize("day", [TODAY, EXIT])
def test_no_rule_finds_a_place_that_is_not_named(base: KnowledgeBase, day: date) -> None:
    """Whatever a check finds once they are gone, and not before, stands in the list."""
    options = CheckOptions(level=Level.FULL, select=_ABOUT_PEOPLE, raise_errors=True)
    had = set(map(_fault, check(base, AsOf(day), options).findings))
    found = set()
    for contact in ("acme", "acme-desk", "a-lee", "b-roy", "c-das", "payments"):
        without = check(base, AsOf(day), replace(options, gone=frozenset({contact})))
        more = {(path, line) for path, line, _ in set(map(_fault, without.findings)) - had}
        found |= more
        assert more <= {(one.path, one.span.line) for one in gone(base, contact, day).resting}
    assert len(found) > 1


_ABOUT_PEOPLE = frozenset(
    {
        *("owner-inactive", "escalation-inactive", "key-person-risk", "rationale-orphaned"),
        *("unavailable-rollback-decider", "escalation-ends-outside", "missing-escalation"),
    }
)


def _fault(one: Finding) -> tuple[str, int, str]:
    return one.path, one.span.line, one.rule
