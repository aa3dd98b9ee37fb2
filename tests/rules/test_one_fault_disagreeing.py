"""Systems that disagree on what their runbook inherits are one finding, in the runbook."""

from pathlib import Path

from tests.rules.knowledge import judged
from tests.rules.ledger_records import LEDGER, SECURITY, STEPS, places


def test_an_owner_who_differs_between_systems_is_one_conflict(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER,
        "systems/vault.yaml": LEDGER.replace("payments", "security")
        + "escalation: [team:security, role:duty-manager]\n",
        "contacts/security.yaml": SECURITY,
        "runbooks/both.md": f"---\nsystems: [ledger, vault]\n---\n{STEPS}",
    }

    found = judged(tmp_path, files)

    assert places(found) == [("runbooks/both.md", 2, 1, "conflicting-inheritance")]
    assert found.findings[0].message == (
        "its systems (ledger, vault) do not share one owner, so it inherits none"
    )


def test_an_escalation_that_differs_between_systems_is_not_taken_from_their_team(
    tmp_path: Path,
) -> None:
    files = {
        "systems/ledger.yaml": LEDGER,
        "systems/vault.yaml": f"{LEDGER}escalation: [role:duty-manager, team:payments]\n",
        "runbooks/both.md": f"---\nsystems: [ledger, vault]\n---\n{STEPS}",
    }

    found = judged(tmp_path, files)

    assert places(found) == [("runbooks/both.md", 2, 1, "conflicting-inheritance")]


def test_a_runbook_with_its_own_owner_takes_the_escalation_of_that_team(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER,
        "systems/vault.yaml": f"{LEDGER}escalation: [role:duty-manager, team:payments]\n",
        "runbooks/both.md": f"---\nsystems: [ledger, vault]\nowner: payments\n---\n{STEPS}",
    }

    assert places(judged(tmp_path, files)) == []


def test_a_runbook_whose_systems_disagree_and_whose_team_has_nothing_says_so_itself(
    tmp_path: Path,
) -> None:
    files = {
        "systems/ledger.yaml": LEDGER,
        "systems/vault.yaml": f"{LEDGER}escalation: [role:duty-manager, team:payments]\n",
        "contacts/security.yaml": SECURITY,
        "runbooks/both.md": f"---\nsystems: [ledger, vault]\nowner: security\n---\n{STEPS}",
    }

    found = judged(tmp_path, files)

    assert places(found) == [("runbooks/both.md", 6, 1, "missing-escalation")]
