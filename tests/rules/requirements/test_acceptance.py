"""What is asked before a handover is accepted, beside what the pages show."""

from pathlib import Path

import pytest
from tests.rules.requirements.exit_records import handover, of, of_handover

TWO = "sign_offs:\n  - {role: receiving lead, by: person:k-das%s}\n"
OWNER = "  - {role: business owner, by: %s}\n"


@pytest.mark.parametrize(
    ("settled", "is_checkable"),
    [
        ("never-run-alone", True),
        ("The rule escalation-inactive finds nothing", True),
        ("KTR003", True),
        ("exercise of retrain, help_needed none", True),
        ("a testimony", False),
        ("the steering committee agrees", False),
    ],
)
def test_a_criterion_is_settled_by_a_rule_or_by_evidence(
    settled: str, is_checkable: bool, tmp_path: Path
) -> None:
    fields = f"acceptance_criteria: [{{id: AC-1, check: '{settled}'}}]\n"

    found = of_handover(tmp_path, "uncheckable-criterion", fields)

    told = f"nobody can tell when AC-1 is met: {settled!r} names neither a rule nor a kind of "
    assert found == ([] if is_checkable else [f"{told}evidence"])


@pytest.mark.parametrize(
    ("profiles", "lacking"),
    [
        ("", ""),
        ("profiles: [ai]\n", "model owner, model validator"),
        ("profiles: [regulated]\n", "security, compliance, data protection"),
        ("profiles: [vendor-exit]\n", "contract manager, vendor"),
    ],
)
def test_who_has_to_agree_depends_on_what_is_handed_over(
    profiles: str, lacking: str, tmp_path: Path
) -> None:
    fields = f"{profiles}{TWO % ''}{OWNER % 'person:r-okafor'}"

    found = of_handover(tmp_path, "missing-sign-off-role", fields)

    assert found == ([f"nobody is named to sign as {lacking}"] if lacking else [])


@pytest.mark.parametrize(
    ("owner", "found"),
    [
        ("person:unknown", []),
        ("role:duty-manager", []),
        ("team:receivers", ["k-das signs as business owner and as receiving lead"]),
        (
            "person:v-shah",
            ["person:v-shah signs as business owner, and belongs to vendor:nimbus"],
        ),
        ("vendor:nimbus", ["vendor:nimbus signs as business owner, and is a vendor"]),
    ],
)
def test_whoever_signs_for_us_is_ours_and_signs_once(
    owner: str, found: list[str], tmp_path: Path
) -> None:
    fields = f"{TWO % ''}{OWNER % owner}"

    assert of_handover(tmp_path, "missing-sign-off-role", fields) == found


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("person:v-shah", []),
        ("team:secondees", []),
        (
            "person:left",
            ["person:left signs as vendor, on what it delivered, and is not of vendor:nimbus"],
        ),
    ],
)
def test_whoever_signs_for_the_vendor_is_of_the_vendor(
    by: str, found: list[str], tmp_path: Path
) -> None:
    vendor = f"  - {{role: 'vendor, on what it delivered', by: {by}}}\n"
    fields = f"{TWO % ''}{OWNER % 'person:r-okafor'}{vendor}"

    assert of_handover(tmp_path, "missing-sign-off-role", fields) == found


@pytest.mark.parametrize(
    ("signed", "is_signed"),
    [
        (", date: 2026-11-20, decision: accept", True),
        (", date: 2026-11-21, decision: accept", False),
        (", date: 2026-11-20", False),
        ("", False),
    ],
)
def test_what_is_accepted_has_been_signed(signed: str, is_signed: bool, tmp_path: Path) -> None:
    owner = OWNER % "person:r-okafor, date: 2026-11-19, decision: accept"
    fields = f"{TWO % signed}{owner}"
    page = {"handovers/exit.md": handover(fields, status="accepted")}

    found = of(tmp_path, "missing-sign-off-role", page)

    told = "person:k-das has not signed as receiving lead, though the handover is accepted"
    assert found == ([] if is_signed else [told])


def test_whoever_manages_the_vendor_is_ours(tmp_path: Path) -> None:
    manager = "  - {role: vendor manager, by: person:left}\n"
    vendor = "  - {role: vendor, by: person:v-shah}\n"
    fields = f"profiles: [vendor-exit]\n{TWO % ''}{OWNER % 'person:r-okafor'}{manager}{vendor}"

    assert of_handover(tmp_path, "missing-sign-off-role", fields) == []
