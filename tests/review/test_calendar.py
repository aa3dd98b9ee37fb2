"""Which day something becomes a finding, and which date in which record brings it about."""

from dataclasses import replace
from datetime import date

import pytest
from tests.review.calendar_bases import knowledge_base
from tests.review.calendar_example import FILES, FIRST, due, said

from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf
from relaybook.model.history import Change, History
from relaybook.review.calendar import calendar, only_for
from relaybook.review.calendar_people import NOBODY, Crowd, who_must_act

SCORER = FILES["systems/scorer.yaml"]


def test_each_finding_begins_the_day_after_what_it_rests_on_ends() -> None:
    found = due("escalation-inactive", "review-overdue", "assumption-expired")

    assert [said(one) for one in found.entries] == [
        (
            "2027-01-16",
            "escalation-inactive",
            "systems/scorer.yaml:6",
            ["person: person:bob leaves on 2027-01-15 (contacts/bob.yaml:4)"],
        ),
        (
            "2027-02-02",
            "review-overdue",
            "runbooks/scorer-down.md:4",
            [
                (
                    "review: runbook:scorer-down is to be reviewed again by 2027-02-01 "
                    "(runbooks/scorer-down.md:4)"
                )
            ],
        ),
        (
            "2027-02-11",
            "assumption-expired",
            "decisions/bank/0001-buy.md:7",
            [
                (
                    'assumption: the assumption "It is cheap." of decision:bank/0001-buy holds '
                    "until 2027-02-10 (decisions/bank/0001-buy.md:7)"
                )
            ],
        ),
        (
            "2027-04-01",
            "escalation-inactive",
            "systems/scorer.yaml:5",
            ["contract: contract C-1 with vendor:acme ends on 2027-03-31 (contacts/acme.yaml:5)"],
        ),
    ]
    assert (found.open, found.at_end) == ((), 4)


def test_an_exercise_grows_old_after_the_days_that_its_tier_allows() -> None:
    found = due("exercise-stale", last=date(2027, 12, 31))

    assert [said(one) for one in found.entries] == [
        (
            "2027-09-02",
            "exercise-stale",
            "runbooks/scorer-down.md:7",
            [
                (
                    "exercise: the exercise of runbook:scorer-down is dated 2026-09-01, 366 days "
                    "ago (exercises/2026-09-01-scorer.yaml:2)"
                )
            ],
        )
    ]


def test_what_is_mended_by_a_date_ends() -> None:
    bob = FILES["contacts/bob.yaml"].replace("until_on: 2027-01-15", "from_on: 2026-12-10")

    found = due("escalation-inactive", bob=bob, last=date(2027, 3, 1))

    assert [(str(one.day), one.begins, said(one)[3]) for one in found.entries] == [
        ("2026-12-10", False, ["person: person:bob starts on 2026-12-10 (contacts/bob.yaml:4)"])
    ]
    assert (len(found.open), found.at_end) == (1, 0)


def test_a_finding_may_begin_again() -> None:
    acme = FILES["contacts/acme.yaml"].replace(
        "end_on: 2027-03-31}",
        "end_on: 2026-12-31}\n  - {ref: C-2, start_on: 2027-02-01, end_on: 2027-04-30}",
    )

    found = due("escalation-inactive", acme=acme, bob=FILES["contacts/cy.yaml"])

    assert [(str(one.day), one.begins, said(one)[3]) for one in found.entries] == [
        (
            "2027-01-01",
            True,
            ["contract: contract C-1 with vendor:acme ends on 2026-12-31 (contacts/acme.yaml:5)"],
        ),
        (
            "2027-02-01",
            False,
            ["contract: contract C-2 with vendor:acme starts on 2027-02-01 (contacts/acme.yaml:6)"],
        ),
        (
            "2027-05-01",
            True,
            ["contract: contract C-2 with vendor:acme ends on 2027-04-30 (contacts/acme.yaml:6)"],
        ),
    ]


def test_who_is_taken_to_be_gone_is_gone_from_the_first_day() -> None:
    found = due("escalation-inactive", gone=("acme",))

    assert found.gone == ("vendor:acme",)
    assert [one.span.line for one in found.open] == [5]
    assert [str(one.day) for one in found.entries] == ["2027-01-16"]


def test_an_acceptance_that_ends_is_the_cause() -> None:
    accepted = SCORER.replace(
        "  - {contact: person:ann",
        "  # relaybook: accept[escalation-inactive] until 2027-05-02 known\n"
        "  - {contact: person:ann",
    )

    found = due("escalation-inactive", "unused-acceptance", scorer=accepted)

    ended = [
        (
            "acceptance: the acceptance of escalation-inactive ends on 2027-05-02 "
            "(systems/scorer.yaml:5)"
        )
    ]
    assert [said(one) for one in found.entries if one.day > date(2027, 5, 1)] == [
        ("2027-05-03", "unused-acceptance", "systems/scorer.yaml:5", ended),
        (
            "2027-05-03",
            "escalation-inactive",
            "systems/scorer.yaml:6",
            ended,
        ),
    ]


@pytest.mark.parametrize(
    ("path", "whom"),
    [
        ("systems/scorer.yaml", ("team:fraud",)),
        ("runbooks/scorer-down.md", ("team:fraud",)),
        ("decisions/bank/0001-buy.md", ("team:fraud",)),
    ],
)
def test_the_owner_must_act(path: str, whom: tuple[str, ...]) -> None:
    found = due()

    assert {one.who for one in found.entries if one.finding.path == path} == {whom}


def test_whoever_is_named_beside_the_date_comes_before_the_owner() -> None:
    access = "access: [{id: tls, type: certificate, expires_on: 2027-03-01, renewal_owner: cy}]\n"
    options = CheckOptions(select=frozenset({"expires-unseen"}), profiles=("regulated",))
    files = {**FILES, "systems/scorer.yaml": SCORER + access}

    found = calendar(knowledge_base(files), AsOf(FIRST), date(2027, 6, 1), options)

    assert [one.who for one in found.entries] == [("person:cy",)]


def test_nobody_is_named_where_no_record_does() -> None:
    runbook = FILES["runbooks/scorer-down.md"].replace("systems: [scorer]\nowner: fraud\n", "")
    files = {**FILES, "runbooks/scorer-down.md": runbook}
    options = CheckOptions(select=frozenset({"review-overdue"}))

    found = calendar(knowledge_base(files), AsOf(FIRST), date(2027, 6, 1), options)

    assert [one.who for one in found.entries] == [(NOBODY,)]


def test_only_what_somebody_must_act_on_is_left() -> None:
    kb = knowledge_base(FILES)
    found, crowd = due(), Crowd(kb)

    mine = only_for(found, kb.contacts["cy"], crowd)
    theirs = only_for(found, kb.contacts["ann"], crowd)

    assert mine == replace(found, only_for=("person:cy", "team:fraud"))
    assert theirs == replace(found, entries=(), only_for=("person:ann",))


def test_a_team_is_somebody_for_as_long_as_they_are_in_it() -> None:
    """Whoever leaves or joins acts on what comes up while they are there."""
    fraud = FILES["contacts/fraud.yaml"].replace(
        "[bob, cy]", "[bob, {person: cy, from_on: 2027-02-05}]"
    )
    kb = knowledge_base({**FILES, "contacts/fraud.yaml": fraud})
    found, crowd = due(fraud=fraud), Crowd(kb)
    assert str(found.entries[0].day) == "2027-01-16"

    mine = {name: only_for(found, kb.contacts[name], crowd) for name in ("bob", "cy")}

    assert {str(one.day) for one in mine["bob"].entries} == {"2027-01-16"}
    assert min(one.day for one in mine["cy"].entries) == date(2027, 2, 11)
    assert mine["cy"].only_for == ("person:cy", "team:fraud")


@pytest.mark.parametrize(
    ("until", "owner_until", "who", "left"),
    [
        ("2027-02-28", None, ("person:bob",), ()),
        ("2027-01-15", None, ("team:fraud",), ()),
        ("2027-01-15", "2027-01-20", ("person:bob",), ("person:bob",)),
    ],
)
def test_who_has_left_by_then_does_not_act(
    until: str, owner_until: str | None, who: tuple[str, ...], left: tuple[str, ...]
) -> None:
    """The owner of the record does; where nobody is left, it is said of whoever is named."""
    risk = "risks: [{id: R, what: w, owner: bob, response: reduce, plan: p, due_on: 2027-02-01}]\n"
    term = "cy" if owner_until is None else f"{{person: cy, until_on: {owner_until}}}"
    files = {
        **FILES,
        "systems/scorer.yaml": SCORER + risk,
        "contacts/bob.yaml": FILES["contacts/bob.yaml"].replace("2027-01-15", until),
        "contacts/fraud.yaml": FILES["contacts/fraud.yaml"].replace("bob, cy", term),
    }
    options = CheckOptions(select=frozenset({"unplanned-risk"}), profiles=("regulated",))

    found = calendar(knowledge_base(files), AsOf(FIRST), date(2027, 6, 1), options)

    (due_,) = [one for one in found.entries if one.day == date(2027, 2, 2)]
    assert (due_.who, due_.left) == (who, left)


def test_rules_about_git_judge_the_history_as_it_is() -> None:
    text = FILES["runbooks/scorer-down.md"].replace("2026-08-01", "2026-12-01")
    kb = knowledge_base({**FILES, "runbooks/scorer-down.md": text})
    changes = {"runbooks/scorer-down.md": (Change(date(2026, 8, 1), "cy", "c" * 40),)}
    options = CheckOptions(select=frozenset({"date-only-review-repeated"}))

    found = calendar(kb, AsOf(FIRST), date(2027, 6, 1), options, history=History(changes))

    assert (found.open, found.entries) == ((), ())


def test_a_handover_and_an_exercise_lead_to_their_teams() -> None:
    handover = "---\nstatus: planned\nfrom: acme\nto: fraud\nsystems: [scorer]\n---\n# Out\n"
    kb = knowledge_base({**FILES, "handovers/out.md": handover})
    by_path = kb.by_path()

    paths = ("handovers/out.md", "exercises/2026-09-01-scorer.yaml", "contacts/acme.yaml")

    assert [who_must_act(kb, by_path[path]) for path in paths] == [
        ("team:fraud",),
        ("team:fraud",),
        ("vendor:acme",),
    ]
    assert who_must_act(kb, None) == (NOBODY,)
    assert who_must_act(kb, None, ("cy", "somebody-else")) == ("person:cy", "somebody-else")


def test_a_baseline_keeps_what_it_holds_out_of_the_calendar() -> None:
    entry = (
        "{rule: escalation-inactive, path: systems/scorer.yaml, record: 'system:scorer', count: 1}"
    )
    baseline = f"format: 1\nfindings:\n  - {entry}\n"
    kb = knowledge_base({**FILES, "relaybook-baseline.yml": baseline})
    options = CheckOptions(select=frozenset({"escalation-inactive"}), judges_baseline=False)

    found = calendar(kb, AsOf(FIRST), date(2027, 6, 1), options)

    assert [str(one.day) for one in found.entries] == ["2027-04-01"]  # the second of them
