"""Who decided, and whether anybody who knows why is still here."""

from pathlib import Path

import pytest
from tests.rules.decision_log import decision, found
from tests.rules.knowledge import judged

from relaybook.findings import Level

ORPHANED, DECIDER = "rationale-orphaned", "missing-decider"
GONE = "type: person\ntitle: Ana Costa\nhandles: ['@acosta']\nuntil_on: 2026-06-30\n"
NIMBUS = "type: vendor\ntitle: Nimbus\ncontracts: [{ref: C-1, end_on: 2026-10-31}]\n"
ENDED = "contract C-1 with vendor:nimbus ended on 2026-10-31"
DESK = "type: person\ntitle: Ben Ito\norg: vendor:nimbus\n"
CONTACTS = {
    "contacts/a-costa.yaml": GONE,
    "contacts/nimbus.yaml": NIMBUS,
    "contacts/b-ito.yaml": DESK,
}


@pytest.mark.parametrize(
    ("makers", "reason"),
    [
        ("[person:a-costa]", "a-costa left on 2026-06-30"),
        ("[Ana Costa]", "a-costa left on 2026-06-30"),
        ("['@acosta']", "a-costa left on 2026-06-30"),
        ("[person:b-ito]", f"b-ito {ENDED}"),
        (
            "[person:a-costa, vendor:nimbus]",
            f"a-costa left on 2026-06-30; nimbus {ENDED}",
        ),
    ],
)
def test_everybody_left(tmp_path: Path, makers: str, reason: str) -> None:
    files = {**CONTACTS, **decision("0001", decision_makers=makers)}

    assert found(judged(tmp_path, files, Level.FULL, ORPHANED)) == [
        (
            "0001-choice.md",
            4,
            1,
            f"nobody who decided or confirmed it is here on 2026-11-20: {reason}",
        )
    ]


@pytest.mark.parametrize(
    ("status", "fields"),
    [
        ("accepted", {"decision_makers": "[person:a-costa, person:r-okafor]"}),
        ("accepted", {"decision_makers": "[person:a-costa, Remi Okafor]"}),
        (
            "accepted",
            {"decision_makers": "[Ana Costa]", "rationale_confirmed_by": "person:r-okafor"},
        ),
        ("accepted", {"decision_makers": "[person:a-costa]", "origin": "reconstructed"}),
        ("rejected", {"decision_makers": "[person:a-costa]"}),
        ("proposed", {"decision_makers": "[person:a-costa]"}),
    ],
)
def test_somebody_is_here_or_nobody_is_asked(
    tmp_path: Path, status: str, fields: dict[str, str]
) -> None:
    files = {**CONTACTS, **decision("0001", status, **fields)}

    assert judged(tmp_path, files, Level.FULL, ORPHANED).findings == ()


def test_unknown_people_cannot_be_judged(tmp_path: Path) -> None:
    files = {**CONTACTS, **decision("0001", decision_makers="[person:a-costa, Jo Unknown]")}

    report = judged(tmp_path, files, Level.FULL, ORPHANED)

    assert report.findings == ()
    assert report.tallies[ORPHANED].unknown == {"decisions by people who are no contacts here": 1}


def test_a_name_that_two_people_have_is_nobody(tmp_path: Path) -> None:
    twin = {"contacts/a-costa-2.yaml": "type: person\ntitle: Ana Costa\n"}
    files = {**CONTACTS, **twin, **decision("0001", decision_makers="[Ana Costa]")}

    assert judged(tmp_path, files, Level.FULL, ORPHANED).tallies[ORPHANED].unknown


@pytest.mark.parametrize(
    ("status", "fields", "is_asked"),
    [
        ("accepted", {}, True),
        ("accepted", {"origin": "authored"}, True),
        ("accepted", {"origin": "imported"}, False),
        ("accepted", {"decision_makers": "'{list everyone involved}'"}, False),
        (
            "accepted",
            {"decision_makers": "{not_applicable: The log has always been anonymous.}"},
            False,
        ),
        ("proposed", {}, False),
        ("superseded", {}, False),
    ],
)
def test_who_is_asked_for_a_decider(
    tmp_path: Path, status: str, fields: dict[str, str], is_asked: bool
) -> None:
    report = judged(tmp_path, decision("0001", status, **fields), Level.FULL, DECIDER)

    assert bool(report.findings) is is_asked
