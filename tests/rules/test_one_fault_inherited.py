"""What a system, team or folder hands down wrongly is one finding, at the place to mend it."""

from pathlib import Path

from tests.rules.knowledge import judged
from tests.rules.ledger_records import ACME, DESK, LEDGER, SECURITY, STEPS, places, runbooks


def test_an_owner_missing_in_a_system_is_not_missing_in_its_runbooks(tmp_path: Path) -> None:
    system = {"systems/ledger.yaml": LEDGER.replace("owner: payments\n", "")}

    found = judged(tmp_path, {**system, **runbooks("systems: [ledger]\n")})

    assert places(found) == [("systems/ledger.yaml", 1, 1, "missing-owner")]


def test_an_escalation_missing_in_a_system_is_not_missing_in_its_runbooks(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER.replace("payments", "security"),
        "contacts/security.yaml": SECURITY,
        **runbooks("systems: [ledger]\n"),
    }

    found = judged(tmp_path, files)

    assert places(found) == [("systems/ledger.yaml", 1, 1, "missing-escalation")]


def test_a_runbook_that_names_no_system_lacks_just_that(tmp_path: Path) -> None:
    found = judged(tmp_path, {"runbooks/restart.md": STEPS.lstrip()})

    assert places(found) == [("runbooks/restart.md", 1, 1, "missing-field")]


def test_a_runbook_of_no_system_says_itself_whose_it_is(tmp_path: Path) -> None:
    reason = 'systems: {not_applicable: "It is about the whole building."}\n'

    found = judged(tmp_path, {"runbooks/restart.md": f"---\n{reason}---\n{STEPS}"})

    assert places(found) == [("runbooks/restart.md", 5, 1, "missing-owner")]


def test_what_a_runbook_cannot_inherit_from_an_unknown_system_is_no_fault_of_its_own(
    tmp_path: Path,
) -> None:
    text = f"---\nsystems: [legder]\n---\n{STEPS}"

    found = judged(tmp_path, {"runbooks/restart.md": text})

    assert places(found) == [("runbooks/restart.md", 2, 11, "unresolved-reference")]
    assert found.tallies["missing-owner"].unknown == {"runbooks whose system is unknown": 1}


def test_a_fault_in_what_a_team_hands_down_stands_in_the_team_file_once(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER.replace("payments", "security"),
        "systems/vault.yaml": LEDGER.replace("payments", "security"),
        "contacts/security.yaml": f"{SECURITY}escalation: [team:security, team:desk]\n",
        "contacts/desk.yaml": DESK,
        "contacts/acme.yaml": ACME.replace("2026-06-30", "2027-06-30"),
        **runbooks("systems: [ledger, vault]\n"),
    }

    found = judged(tmp_path, files)

    assert places(found) == [("contacts/security.yaml", 4, 29, "escalation-ends-outside")]


def test_a_fault_in_the_defaults_of_a_folder_stands_there_once(tmp_path: Path) -> None:
    files = {
        "systems/_defaults.yaml": "owner: paiments\nescalation: [team:payments, role:duty]\n",
        "systems/ledger.yaml": LEDGER.replace("owner: payments\n", ""),
        "systems/vault.yaml": LEDGER.replace("owner: payments\n", ""),
    }

    found = judged(tmp_path, files)

    assert places(found) == [
        ("systems/_defaults.yaml", 1, 1, "unresolved-reference"),
        ("systems/_defaults.yaml", 2, 29, "unresolved-reference"),
    ]


def test_a_runbook_of_an_unknown_system_with_an_owner_cannot_be_told(tmp_path: Path) -> None:
    files = {
        "contacts/security.yaml": SECURITY,
        "runbooks/restart.md": f"---\nsystems: [legder]\nowner: security\n---\n{STEPS}",
    }

    found = judged(tmp_path, files)

    assert places(found) == [("runbooks/restart.md", 2, 11, "unresolved-reference")]
    assert found.tallies["missing-escalation"].unknown == {"runbooks whose system is unknown": 1}
