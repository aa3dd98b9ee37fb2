"""A comment accepts no gate of a handover: that takes an approver and an end."""

from pathlib import Path

import pytest
from tests.check.waived_records import FILES, judged, row

from relaybook.check.options import CheckOptions
from relaybook.findings import Report

SYSTEM = "systems/scoring.yaml"
GONE = (
    "# relaybook: accept[missing-executive] the board meets in December\n"
    "accountable_executive: person:o-sand\n"
)
OPTIONS = CheckOptions(
    select=frozenset({"missing-executive", "invalid-acceptance", "unused-acceptance"}),
    raise_errors=True,
)


def with_comment(folder: Path, status: str, profiles: str, tier: int, *rows: str) -> Report:
    handover = FILES["handovers/acme.md"].replace("in_progress", status)
    tiered = FILES[SYSTEM].replace("service_tier: 2", f"service_tier: {tier}")
    changed = {
        "handovers/acme.md": handover.replace("from:", f"profiles: [{profiles}]\nfrom:"),
        SYSTEM: tiered + GONE,
        "systems/ledger.yaml": FILES["systems/ledger.yaml"] + "scope: external\n",
    }
    return judged(folder, *rows, changed=changed, options=OPTIONS)


def test_a_comment_does_not_accept_a_gate_of_a_handover(tmp_path: Path) -> None:
    report = with_comment(tmp_path, "in_progress", "vendor-exit", 2)

    assert report.accepted == ()
    assert [(one.span.line, one.rule) for one in report.findings] == [
        (5, "invalid-acceptance"),
        (6, "missing-executive"),
    ]
    assert report.findings[0].message == (
        "missing-executive is a gate of the handover acme: no comment accepts it"
    )
    assert report.findings[0].help == (
        "waive it there, with an approver and an end: `waivers` of the handover acme"
    )


def test_a_waiver_beside_it_does(tmp_path: Path) -> None:
    waiver = row(rule="missing-executive", subject="scoring")

    report = with_comment(tmp_path, "conditionally_accepted", "vendor-exit", 2, waiver)

    assert [one.rule for one in report.findings] == ["invalid-acceptance"]
    assert [one.record for one in report.accepted] == ["system:scoring"]


@pytest.mark.parametrize(
    ("status", "profiles", "tier"),
    [
        ("in_progress", "base", 2),  # there it is a warning
        ("in_progress", "vendor-exit", 3),  # it is a gate up to tier 2
    ],
)
def test_what_blocks_no_handover_may_be_accepted(
    status: str, profiles: str, tier: int, tmp_path: Path
) -> None:
    report = with_comment(tmp_path, status, profiles, tier)

    assert report.findings == ()
    assert [one.accepted for one in report.accepted] == ["the board meets in December"]


def test_a_handover_that_is_over_has_no_gates(tmp_path: Path) -> None:
    changed = {
        "relaybook.yml": "format: 1\nlevel: full\nprofiles: [vendor-exit]\n",
        "handovers/acme.md": FILES["handovers/acme.md"].replace("in_progress", "accepted"),
        SYSTEM: FILES[SYSTEM] + GONE,
    }

    report = judged(tmp_path, changed=changed, options=OPTIONS)

    assert [one.record for one in report.accepted] == ["system:scoring"]
