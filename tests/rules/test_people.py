"""What the rules about owners and escalations say, word for word."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report

LEDGER = 'title: Ledger\ndepends_on: {not_applicable: "It runs alone on one host."}\n'
ACME = """\
type: vendor
title: Acme
reach: {phone: "+44 20 7946 0100"}
contracts: [{ref: C-1, end_on: 2026-06-30}]
"""
ANN = "type: person\ntitle: Ann\norg: vendor:acme\nreach: {email: a@example.com}\n"


def _related(report: Report) -> list[tuple[str, int, str]]:
    return [(r.path, r.span.line, r.message) for f in report.findings for r in f.related]


def test_an_owner_without_people_names_the_day_each_one_left(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": f"{LEDGER}owner: risk\n",
        "contacts/risk.yaml": "type: team\ntitle: Risk\nreach: {pager: r}\nmembers:\n"
        "  - ann\n  - bob\n  - {person: r-okafor, until_on: 2026-03-31}\n",
        "contacts/acme.yaml": ACME,
        "contacts/ann.yaml": ANN,
        "contacts/bob.yaml": "type: person\ntitle: Bob\nuntil_on: 2026-10-31\n",
    }

    report = judged(tmp_path, files, Level.STANDARD, "owner-inactive")

    assert said(report) == [
        (
            3,
            1,
            "the owner team:risk cannot answer: none of its members is active on 2026-11-20",
            "name another team of ours, or give it members who stay, in contacts/risk.yaml",
        )
    ]
    assert _related(report) == [
        ("contacts/acme.yaml", 4, "contract C-1 with vendor:acme ended on 2026-06-30"),
        ("contacts/bob.yaml", 3, "person:bob left on 2026-10-31"),
        ("contacts/risk.yaml", 7, "r-okafor only until 2026-03-31"),
    ]


@pytest.mark.parametrize(
    ("contact", "text", "reason", "help_"),
    [
        (
            "role:auditor",
            "type: role\ntitle: Auditor\nreach: {pager: a}\n",
            "nobody holds it on 2026-11-20",
            "write who holds it in contacts/auditor.yaml, or call somebody else",
        ),
        (
            "person:auditor",
            "type: person\ntitle: Auditor\nreach: {pager: a}\nfrom_on: 2026-12-01\n",
            "starts on 2026-12-01",
            "call a team or a role, which outlives a person",
        ),
        (
            "vendor:auditor",
            "type: vendor\ntitle: Auditor\nreach: {pager: a}\n",
            "vendor:auditor has no contract on 2026-11-20",
            "call a team or role that is active then",
        ),
    ],
)
def test_a_silent_level_says_why(
    tmp_path: Path, contact: str, text: str, reason: str, help_: str
) -> None:
    files = {
        "systems/ledger.yaml": f"{LEDGER}escalation:\n  - {contact}\n  - team:payments\n",
        "contacts/auditor.yaml": text,
    }

    report = judged(tmp_path, files, Level.STANDARD, "escalation-inactive")

    message = f"level 1 calls {contact}, which cannot answer: {reason}"
    assert said(report) == [(4, 5, message, help_)]


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        ("team:desk", "team:desk, which belongs to vendor:acme"),
        ("person:ann", "person:ann, which belongs to vendor:acme"),
        ("vendor:acme", "vendor:acme, which is a vendor"),
        ("role:auditor", "role:auditor, which is held by person:ann of vendor:acme"),
    ],
)
def test_an_end_outside_says_whose_it_is(tmp_path: Path, last: str, reason: str) -> None:
    files = {
        "systems/ledger.yaml": f"{LEDGER}escalation: [team:payments, {last}]\n",
        "contacts/acme.yaml": ACME.replace("2026-06-30", "2027-06-30"),
        "contacts/ann.yaml": ANN,
        "contacts/desk.yaml": "type: team\ntitle: Desk\norg: acme\nreach: {pager: d}\n".replace(
            "org: acme", "org: vendor:acme"
        ),
        "contacts/auditor.yaml": "type: role\ntitle: Auditor\nheld_by: [ann, r-okafor]\n",
    }

    report = judged(tmp_path, files, Level.STANDARD, "escalation-ends-outside")

    assert [message for _, _, message, _ in said(report)] == [
        f"the last level calls {reason}: after them nobody of ours is called"
    ]


@pytest.mark.parametrize(
    ("levels", "message"),
    [
        (
            "[team:payments]",
            (
                "the escalation calls only team:payments:"
                " when they do not answer, nobody else is called"
            ),
        ),
        (
            "[payments, team:payments]",
            "the escalation calls only payments: when they do not answer, nobody else is called",
        ),
    ],
)
def test_a_short_escalation_says_who_is_all_there_is(
    tmp_path: Path, levels: str, message: str
) -> None:
    files = {"systems/ledger.yaml": f"{LEDGER}escalation: {levels}\n"}

    report = judged(tmp_path, files, Level.STANDARD, "escalation-too-short")

    help_ = "name at least 2 different contacts, the last one ours, such as a role"
    assert said(report) == [(3, 1, message, help_)]


def test_how_long_an_escalation_must_be_can_be_set(tmp_path: Path) -> None:
    files = {
        "relaybook.yml": "rule_settings: {escalation-too-short: {at_least: 3}}\n",
        "systems/ledger.yaml": f"{LEDGER}escalation: [team:payments, role:duty-manager]\n",
    }

    report = judged(tmp_path, files, Level.STANDARD, "escalation-too-short")

    assert [message for _, _, message, _ in said(report)] == [
        (
            "the escalation calls only team:payments and role:duty-manager:"
            " when they do not answer, nobody after them is called"
        )
    ]


@pytest.mark.parametrize(
    ("reach", "place", "message"),
    [
        (
            "{phone: see the sheet}",
            (3, 9),
            "the phone of team:risk is 'see the sheet', which reaches nobody",
        ),
        (
            "{email: r@example.com, ticket: RISK}",
            (3, 1),
            "team:risk is reached only by email and ticket, which wakes nobody",
        ),
    ],
)
def test_an_unreachable_contact_says_what_its_reach_is_worth(
    tmp_path: Path, reach: str, place: tuple[int, int], message: str
) -> None:
    files = {
        "systems/ledger.yaml": f"{LEDGER}owner: risk\n",
        "contacts/risk.yaml": f"type: team\ntitle: Risk\nreach: {reach}\n",
    }

    report = judged(tmp_path, files, Level.STANDARD, "unreachable-contact")

    help_ = "write a number, pager, chat or rota_url in `reach` of contacts/risk.yaml"
    assert said(report) == [(*place, message, help_)]


def test_a_person_whose_team_gives_no_number_is_unreachable(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": f"{LEDGER}escalation: [person:ann, team:payments]\n",
        "contacts/ann.yaml": "type: person\ntitle: Ann\n",
        "contacts/risk.yaml": "type: team\ntitle: Risk\nreach: {email: r@example.com}\n"
        "members: [ann]\n",
    }

    report = judged(tmp_path, files, Level.STANDARD, "unreachable-contact")

    assert [message for _, _, message, _ in said(report)] == [
        "nobody behind person:ann has a number, pager, chat or rota"
    ]


@pytest.mark.parametrize(
    ("members", "count"), [("members: [bob]\n", 1), ("", 0), ("members: [bob, r-okafor]\n", 0)]
)
def test_one_person_under_two_names_is_one(tmp_path: Path, members: str, count: int) -> None:
    files = {
        "systems/ledger.yaml": f"{LEDGER}owner: risk\nescalation: [team:risk, role:lead]\n",
        "contacts/risk.yaml": f"type: team\ntitle: Risk\nreach: {{pager: r}}\n{members}",
        "contacts/lead.yaml": "type: role\ntitle: Lead\nreach: {pager: l}\nheld_by: [person:bob]\n",
        "contacts/bob.yaml": "type: person\ntitle: Bob\n",
    }

    report = judged(tmp_path, files, Level.STANDARD, "escalation-too-short")

    assert [one[2] for one in said(report)] == [
        "team:risk and role:lead are all person:bob: when they do not answer, nobody else is called"
    ] * count
