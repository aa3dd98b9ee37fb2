"""What is known, decided, agreed and under way, and goes with those who leave."""

from datetime import date

import pytest
from tests.review.leaving_base import EXIT, TODAY, gone, leaving_base, told

from relaybook.model.knowledge_base import KnowledgeBase


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return leaving_base(tmp_path_factory.mktemp("leaving"))


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
    found = "nobody else of ours has exercised it"
    read = "let somebody of ours go through it with them and write down what is missing"

    assert told(gone(base, "acme"), "knowledge")[0] == (
        "runbooks/restart.md:3 authors",
        "nobody else of ours is named as its author",
        (),
        read,
    )
    assert told(gone(base, "b-roy"), "knowledge")[0] == (
        "runbooks/rates-down.md:6 ",
        found,  # c-das failed, a-lee has left by then
        (),
        "let somebody of ours do so: relaybook new exercise rates-down",
    )
    # a-lee is still here today, and is the vendor's
    assert told(gone(base, "b-roy", TODAY), "knowledge")[0][1] == found


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
            "handovers/acme-leaves.md:3 from",
            "nobody has certified that their copies of our data are deleted",
        ),
        ("handovers/acme-leaves.md:3 from", "nobody has verified that our data is back"),
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
