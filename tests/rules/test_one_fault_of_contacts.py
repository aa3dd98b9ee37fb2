"""A contact that is wrong is one finding, not one for each record that names it."""

from pathlib import Path

from tests.rules.knowledge import judged
from tests.rules.ledger_records import ACME, DESK, LEDGER, SECURITY, places, runbooks

from relaybook.findings import Level


def test_an_owner_that_does_not_exist_is_only_unresolved(tmp_path: Path) -> None:
    system = {"systems/ledger.yaml": LEDGER.replace("payments", "paiments")}

    found = judged(tmp_path, {**system, **runbooks("systems: [ledger]\n")})

    assert places(found) == [("systems/ledger.yaml", 2, 1, "unresolved-reference")]


def test_a_team_of_a_vendor_that_is_gone_is_only_not_ours(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER.replace("payments", "desk")
        + "escalation: [team:payments, team:desk]\n",
        "contacts/desk.yaml": DESK,
        "contacts/acme.yaml": ACME,
    }

    found = judged(tmp_path, files)

    assert places(found) == [
        ("systems/ledger.yaml", 2, 1, "owner-not-internal"),
        ("systems/ledger.yaml", 5, 29, "escalation-ends-outside"),
    ]


def test_a_contact_that_nobody_can_reach_is_reported_in_its_own_file_once(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER.replace("payments", "security"),
        "systems/vault.yaml": LEDGER.replace("payments", "security"),
        "contacts/security.yaml": "type: team\ntitle: Security\nreach: {email: s@example.com}\n"
        "escalation: [team:security, role:duty-manager]\n",
        **runbooks("systems: [ledger]\n"),
    }

    found = judged(tmp_path, files)

    assert places(found) == [("contacts/security.yaml", 3, 1, "unreachable-contact")]


def test_a_contact_without_reach_is_only_missing_it(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER.replace("payments", "security"),
        "contacts/security.yaml": "type: team\ntitle: Security\n"
        "escalation: [team:security, role:duty-manager]\n",
    }

    assert places(judged(tmp_path, files)) == [("contacts/security.yaml", 1, 1, "missing-field")]


def test_a_contact_without_a_type_has_no_unknown_fields(tmp_path: Path) -> None:
    text = "title: Security\nreach: {pager: s}\nmembers: [r-okafor]\ncolour: red\n"

    found = judged(tmp_path, {"contacts/security.yaml": text}, Level.BASIC)

    assert places(found) == [
        ("contacts/security.yaml", 1, 1, "missing-field"),
        ("contacts/security.yaml", 4, 1, "unknown-field"),
    ]


def test_a_member_who_does_not_exist_does_not_empty_the_team(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER.replace("payments", "security"),
        "contacts/security.yaml": f"{SECURITY}members: [l-brant]\n"
        "escalation: [team:security, role:duty-manager]\n",
    }

    found = judged(tmp_path, files)

    assert places(found) == [("contacts/security.yaml", 4, 11, "unresolved-reference")]


def test_a_role_that_nobody_holds_and_nobody_can_reach_lacks_its_reach(tmp_path: Path) -> None:
    files = {"contacts/auditor.yaml": "type: role\ntitle: Auditor\n"}

    found = judged(tmp_path, files, Level.BASIC)

    assert places(found) == [("contacts/auditor.yaml", 1, 1, "missing-field")]
