"""A level that calls who has just not answered brings nobody new."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "escalation-repeats"
LEDGER = "title: Ledger\nowner: payments\nescalation:\n"
OKAFOR = {
    "contacts/solo.yaml": "type: team\ntitle: Solo\nreach: {pager: s}\nmembers: [r-okafor]\n",
    "contacts/pair.yaml": "type: team\ntitle: Pair\nreach: {pager: p}\n"
    "members: [r-okafor, x-ade]\n",
    "contacts/x-ade.yaml": "type: person\ntitle: Xavi Ade\nreach: {phone: '+44 20 7946 0003'}\n",
    "contacts/gone.yaml": "type: person\ntitle: Gone\nuntil_on: 2026-01-31\n",
    "contacts/acme.yaml": "type: vendor\ntitle: Acme\nreach: {phone: '+44 20 7946 0100'}\n"
    "contracts: [{ref: C-1, end_on: 2027-12-31}]\n",
}


def _report(folder: Path, *levels: str, rules: tuple[str, ...] = (RULE,)) -> Report:
    text = LEDGER + "".join(f"  - {level}\n" for level in levels)
    return judged(folder, {**OKAFOR, "systems/ledger.yaml": text}, Level.FULL, *rules)


def test_the_person_is_named_with_the_level_before(tmp_path: Path) -> None:
    report = _report(tmp_path, "team:payments", "team:solo", "role:duty-manager")

    assert said(report) == [
        (
            6,
            5,
            (
                "level 3 calls role:duty-manager, who is again person:r-okafor: nobody answered"
                " there at level 2 (team:solo)"
            ),
            (
                "call somebody else, or leave this level out; where it is another way or another"
                " time, write `channel` or `hours` at both levels"
            ),
        )
    ]
    assert [f.severity for f in report.findings] == [Severity.ERROR]
    related = report.findings[0].related
    assert [(one.span.line, one.message) for one in related] == [(5, "level 2 calls team:solo")]


@pytest.mark.parametrize(
    ("levels", "message"),
    [
        (
            ("team:payments", "team:payments", "role:duty-manager"),
            "level 2 calls team:payments again: nobody answered there at level 1",
        ),
        (
            ("team:payments", "role:duty-manager", "payments"),
            "level 3 calls team:payments again: nobody answered there at level 1",
        ),
        (
            ("team:payments", "team:solo", "person:r-okafor"),
            "level 3 calls person:r-okafor again: nobody answered there at level 2 (team:solo)",
        ),
    ],
)
def test_whom_a_level_calls_again(tmp_path: Path, levels: tuple[str, ...], message: str) -> None:
    assert [f.message for f in _report(tmp_path, *levels).findings] == [message]


@pytest.mark.parametrize(
    "levels",
    [
        ("team:pair", "role:duty-manager"),  # one of two is asked again, but two were called
        ("team:solo", "team:pair", "role:duty-manager"),  # somebody else lies between
        ("team:solo", "vendor:acme", "person:x-ade"),
        (
            "{contact: team:payments, hours: 'Mon-Fri 09:00-18:00'}",
            "{contact: team:payments, hours: 'Mon-Fri 18:00-09:00'}",
            "role:duty-manager",
        ),
        (
            "{contact: team:payments, channel: chat}",
            "{contact: team:payments, channel: pager}",
            "role:duty-manager",
        ),
    ],
)
def test_what_is_no_repetition(tmp_path: Path, levels: tuple[str, ...]) -> None:
    assert said(_report(tmp_path, *levels)) == []


@pytest.mark.parametrize(
    ("levels", "rule"),
    [
        (("team:solo", "role:duty-manager"), "escalation-too-short"),
        (("team:payments", "team:payments"), "escalation-too-short"),
        (("person:gone", "person:gone", "team:payments"), "escalation-inactive"),
    ],
)
def test_what_another_rule_says_is_not_said_twice(
    tmp_path: Path, levels: tuple[str, ...], rule: str
) -> None:
    report = _report(tmp_path, *levels, rules=(RULE, "escalation-too-short", "escalation-inactive"))

    assert {f.rule for f in report.findings} == {rule}


def test_an_escalation_of_a_team_is_one_finding_for_all_its_systems(tmp_path: Path) -> None:
    files = {
        **OKAFOR,
        "contacts/owners.yaml": "type: team\ntitle: Owners\nreach: {pager: o}\n"
        "escalation: [team:owners, team:solo, role:duty-manager]\n",
        "systems/ledger.yaml": "title: Ledger\nowner: owners\n",
        "systems/rates.yaml": "title: Rates\nowner: owners\n",
    }
    report = judged(tmp_path, files, Level.STANDARD, RULE)

    assert [(f.path, f.span.line, f.span.column) for f in report.findings] == [
        ("contacts/owners.yaml", 4, 38)
    ]


def test_teams_whose_people_nobody_knows_are_no_pass(tmp_path: Path) -> None:
    reason = "escalations with two levels in a row of which nobody knows who they are"

    unknown = _report(tmp_path / "unknown", "team:payments", "role:duty-manager")
    known = _report(tmp_path / "known", "team:pair", "role:duty-manager")

    assert unknown.tallies[RULE].unknown == {reason: 1}
    assert known.tallies[RULE].unknown == {}
