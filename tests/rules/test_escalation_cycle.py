"""Teams that hand a problem round, and the many that do not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity
from relaybook.rules.escalation_cycle import rings

RULE = "escalation-cycle"


def _team(name: str, *levels: str, more: str = "") -> str:
    called = f"escalation: [{', '.join(levels)}]\n" if levels else ""
    return f"type: team\ntitle: {name}\nreach: {{pager: p}}\n{called}{more}"


def _report(folder: Path, teams: dict[str, str], *rules: str) -> Report:
    files = {f"contacts/{name}.yaml": text for name, text in teams.items()}
    return judged(folder, files, Level.STANDARD, *(rules or (RULE,)))


def test_the_way_round_is_told_once_with_each_step(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        {
            "a-in": _team("In", "team:a-in", "team:cards"),
            "cards": _team("Cards", "team:cards", "team:rates"),
            "platform": _team("Platform", "team:cards"),
            "rates": _team("Rates", "role:duty-manager", "platform"),
        },
    )

    assert [(f.severity, f.path) for f in report.findings] == [
        (Severity.WARNING, "contacts/cards.yaml")
    ]
    assert said(report) == [
        (
            4,
            26,
            (
                "each of these calls the next in the end, and nobody decides: "
                "Cards → Rates → Platform → Cards"
            ),
            (
                "add a last level to one of them that calls nobody else, such as a role that may"
                " decide: `- role:<name>` in contacts/cards.yaml"
            ),
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("contacts/rates.yaml", 4, "Rates calls team:platform last"),
        ("contacts/platform.yaml", 4, "Platform calls team:cards last"),
    ]


DESK = {
    "acme": "type: vendor\ntitle: Acme\nreach: {pager: a}\ncontracts: [{end_on: 2027-12-31}]\n",
    "desk": _team("Desk", "team:desk", "team:cards", more="org: vendor:acme\n"),
}


@pytest.mark.parametrize(
    "teams",
    [
        {
            "cards": _team("Cards", "team:cards", "team:rates", "team:cards"),
            "rates": _team("Rates", "team:cards", "team:rates"),
        },
        {
            "cards": _team("Cards", "team:cards", "team:rates"),
            "rates": _team("Rates", "team:cards", "role:duty-manager"),
        },
        {"cards": _team("Cards", "team:rates"), "rates": _team("Rates")},
        {"cards": _team("Cards", "team:cards", "team:nobody")},
        # escalation-ends-outside and escalation-inactive say so
        {"cards": _team("Cards", "team:cards", "team:desk"), **DESK},
        {
            "cards": _team("Cards", "team:cards", "team:rates"),
            "rates": _team("Rates", "team:rates", "team:cards", more="members: [left]\n"),
            "left": "type: person\ntitle: Left\nuntil_on: 2026-01-31\n",
        },
    ],
)
def test_what_is_no_ring(tmp_path: Path, teams: dict[str, str]) -> None:
    assert said(_report(tmp_path, teams)) == []


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")))
def test_rings_are_what_leads_back_to_itself(following: dict[str, str]) -> None:
    found = rings(following)

    assert {name for ring in found for name in ring} == {
        name for name in following if name in _after(name, following)
    }
    assert found == sorted(found)
    for ring in found:
        assert ring[0] == min(ring)
        assert [following[name] for name in ring] == [*ring[1:], ring[0]]


def _after(name: str, following: dict[str, str]) -> set[str]:
    found: set[str] = set()
    while name in following and following[name] not in found:
        name = following[name]
        found.add(name)
    return found
