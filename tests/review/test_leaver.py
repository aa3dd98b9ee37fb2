"""What rests on somebody who leaves: each place once, with who remains and what to write."""

from dataclasses import replace
from datetime import date

import pytest
from tests.review.leaving_base import FILES

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Finding, Level
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.review.leaver import Leaving, leaver
from relaybook.review.leaver_fields import AREAS
from relaybook.review.leaver_people import first_day_without

EXIT = date(2027, 1, 1)
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    folder = tmp_path_factory.mktemp("leaving")
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return load(WorkingTree(folder))


def gone(base: KnowledgeBase, contact: str, day: date = EXIT) -> Leaving:
    return leaver(base, base.contacts[contact], day)


def told(leaving: Leaving, area: str) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [
        (f"{one.path}:{one.span.line} {one.key}", one.what, one.remains, one.instead)
        for one in leaving.resting
        if one.area == area
    ]


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


def test_knowledge_that_fewer_than_two_of_ours_keep_is_thin(base: KnowledgeBase) -> None:
    learn = "let somebody else of ours learn it, by shadowing or by exercising its runbooks"

    found = told(gone(base, "acme"), "knowledge")

    assert found[1:] == [
        (
            "systems/ledger.yaml:6 known_about_by",
            "only one of ours knows it then",
            ("person:b-roy",),
            f"{learn}, and add them",
        )
    ]
    assert told(gone(base, "b-roy"), "knowledge")[1][1:3] == ("nobody of ours knows it then", ())


def test_runbooks_that_nobody_else_wrote_or_tried_are_named(base: KnowledgeBase) -> None:
    read = "let somebody of ours go through it with them and write down what is missing"

    assert told(gone(base, "acme"), "knowledge")[0] == (
        "runbooks/restart.md:3 authors",
        "nobody else is named as its author",
        (),
        read,
    )
    assert told(gone(base, "b-roy"), "knowledge")[0] == (
        "runbooks/rates-down.md:6 ",
        "nobody else has exercised it",  # c-das failed, a-lee has left by then
        (),
        "let somebody of ours do so: relaybook new exercise rates-down",
    )
    assert len(told(gone(base, "b-roy", TODAY), "knowledge")) == 1


def test_only_decisions_without_anybody_left_are_named(base: KnowledgeBase) -> None:
    leaving = gone(base, "acme")

    found = [one for one in leaving.resting if one.area == "decisions"]
    assert [(one.record, one.on, one.span.line) for one in found] == [
        ("decision:0001-one-ledger", "person:a-lee", 4)
    ]
    assert leaving.unknown == (
        "1 decision also made by people who are no contacts here",
        "who wrote what: there is no git repository",
    )


def test_work_that_is_over_needs_nobody(base: KnowledgeBase) -> None:
    found = told(gone(base, "acme"), "work under way")

    assert [(where, what) for where, what, _, _ in found] == [
        (
            "handovers/acme-leaves.md:9 milestones[2]",
            "milestone 'Data returned' is expected on 2027-01-10, when they are gone",
        ),
        ("handovers/acme-leaves.md:13 sessions[2].from", "teaches in S2"),
    ]


@pytest.mark.parametrize(
    ("day", "what", "instead"),
    [
        (EXIT, "contract C-1 ends on 2026-12-31", "name who does what it covers"),
        (
            TODAY,
            "contract C-1 binds us until 2026-12-31, after they are gone",
            "give notice; name who does what it covers",
        ),
    ],
)
def test_contracts_end_or_bind_us(base: KnowledgeBase, day: date, what: str, instead: str) -> None:
    (found,) = told(gone(base, "acme", day), "contracts")

    assert found == (
        "contacts/acme.yaml:6 contracts[1]",
        what,
        (),
        f"{instead}: Running the ledger",
    )


def test_notice_is_due_where_a_contract_still_binds_us(base: KnowledgeBase) -> None:
    found = told(gone(base, "beta"), "contracts")

    assert found == [
        (
            "contacts/acme.yaml:7 subcontractors[1]",
            "works for them",
            (),
            "ask vendor:acme who it is from then on",
        ),
        (
            "contacts/beta.yaml:5 contracts[1]",
            "contract B-1 binds us until 2027-12-31, after they are gone",
            (),
            "give notice by 2027-10-02; write what it `covers`",
        ),
        (
            "contacts/beta.yaml:6 contracts[2]",
            "a contract has no end",
            (),
            "give notice; write what it `covers`",
        ),
        (
            "contacts/beta.yaml:7 contracts[3]",
            "contract B-3 ends on 0001-01-02",
            (),
            "write what it `covers`",
        ),
    ]


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

    order = [(AREAS.index(one.area), bool(one.remains)) for one in leaving.resting]
    assert order == sorted(order)
    assert len(leaving.alone) == sum(not one.remains for one in leaving.resting) > 0
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
