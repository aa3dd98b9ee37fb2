"""Whether criteria for acceptance are met."""

from pathlib import Path

import pytest
from tests.review.handed_over import FILES
from tests.review.test_scorecard import reviewed

from relaybook.review.criteria import Criterion

RUNBOOK = (
    "---\ntype: incident\nsystems: [scoring]\n---\n\n# Restart\n\n## Steps\n\n1. Restart it.\n"
)


def criterion(folder: Path, check: str, files: dict[str, str] | None = None) -> Criterion:
    """Return the one criterion of the small handover."""
    row = f"  - {{id: AC-1, statement: It holds, check: '{check}', owner: person:r-okafor}}\n"
    lines = f"profiles: [vendor-exit]\nacceptance_criteria:\n{row}"
    return reviewed(folder, lines, files).criteria[0]


def test_a_rule_that_fails_in_scope_is_not_met(tmp_path: Path) -> None:
    system = FILES["systems/scoring.yaml"].replace("accountable_executive: person:r-okafor\n", "")

    one = criterion(tmp_path, "missing-executive", {"systems/scoring.yaml": system})

    assert (one.state, one.by, one.open) == ("not met", ("missing-executive",), ("system:scoring",))
    assert one.at_exit == "not met"


@pytest.mark.parametrize("check", ["missing-executive", "own002", "OWN002 of each system"])
def test_a_rule_is_named_by_id_or_code_and_may_find_nothing(tmp_path: Path, check: str) -> None:
    one = criterion(tmp_path, check)

    assert (one.state, one.at_exit, one.open) == ("nothing found", "nothing found", ())
    assert one.by[0] in check.casefold()


def test_what_is_not_due_yet_is_found_at_the_exit(tmp_path: Path) -> None:
    calling = FILES["contacts/payments.yaml"].replace(
        "escalation: [team:payments,", "escalation: [team:payments, person:v-shah,"
    )

    one = criterion(tmp_path, "escalation-inactive", {"contacts/payments.yaml": calling})

    assert (one.state, one.at_exit) == ("nothing found", "not met")


def test_a_rule_that_no_requirement_names_is_judged_too(tmp_path: Path) -> None:
    assert criterion(tmp_path, "duplicate-id").state == "nothing found"


@pytest.mark.parametrize("check", ["a demo", "", "exercise of nothing-at-all"])
def test_of_what_names_no_rule_nobody_can_tell(tmp_path: Path, check: str) -> None:
    assert criterion(tmp_path, check).state.startswith("nobody can tell")


def test_an_exercise_is_of_the_runbook_that_is_named(tmp_path: Path) -> None:
    files = {"runbooks/restart.md": RUNBOOK, "runbooks/other.md": RUNBOOK}

    one = criterion(tmp_path, "exercise of restart, help_needed none", files)

    assert (one.state, one.by) == ("not met", ("exercise",))
    assert one.open == ("runbook:restart",)
