"""What a requirement needs before it is judged: fields, steps and sections that say something."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.review.handed_over import base_with

from relaybook.check.options import CheckOptions
from relaybook.findings import Level
from relaybook.model.requirement import Requirement
from relaybook.review.bench import bench_at
from relaybook.rules.pack_faults import faults_of

ASKED: dict[str, Any] = {
    "id": "any-name",
    "area": "rollback",
    "asks": "It holds.",
    "profiles": {"base": "error"},
}
STEPS = "## Steps\n\n1. Look at it.\n"
REASON = "It keeps nothing; each request brings all that it needs."


def state(folder: Path, page: str, needs: str) -> str:
    """Judge a runbook with this page by a rule that finds nothing in it."""
    text = f"---\ntype: operational_procedure\nsystems: [scoring]\n---\n\n# R\n\n{page}"
    base = base_with(folder, {"runbooks/r.md": text})
    bench = bench_at(base, date(2026, 11, 20), CheckOptions(level=Level.FULL))
    rules = ["undo-none-without-reason"]
    asked = Requirement.model_validate({**ASKED, "on": "runbook", "rules": rules, "needs": needs})
    (found,) = bench.judged([asked], [base.runbooks["r"]])
    return found.state


@pytest.mark.parametrize(
    ("page", "needs", "expected"),
    [
        ("Text.\n", "steps", "open"),
        (STEPS, "steps", "met"),
        (STEPS, "section rollback", "open"),
        (STEPS, "section rollback if any", "met"),
        (f"{STEPS}\n## Rollback\n\nTODO\n", "section rollback if any", "open"),
        (f"{STEPS}\n## Rollback\n\nn/a\n", "section rollback", "open"),
        (f"{STEPS}\n## Rollback\n\nStart the old one.\n", "section rollback", "met"),
    ],
)
def test_a_page_has_what_is_needed(page: str, needs: str, expected: str, tmp_path: Path) -> None:
    assert state(tmp_path, page, needs) == expected


def judged(
    folder: Path, system: str, needs: list[str], rule: str = "backup-too-rare"
) -> tuple[str, str]:
    base = base_with(folder, {"systems/scoring.yaml": f"title: Scoring\n{system}"})
    bench = bench_at(base, date(2026, 11, 20), CheckOptions(level=Level.FULL))
    asked = Requirement.model_validate({**ASKED, "on": "system", "rules": [rule], "needs": needs})
    (found,) = bench.judged([asked], [base.systems["scoring"]])
    return found.state, found.reason


@pytest.mark.parametrize(
    ("system", "needs", "expected"),
    [
        ("rpo: 1d\n", ["backups", "rpo"], ("open", "")),
        (f'backups: {{not_applicable: "{REASON}"}}\n', ["backups"], ("not applicable", REASON)),
        ("backups: {not_applicable: n/a}\n", ["backups"], ("open", "")),
        ("backups: [{what: A}]\nrpo: 1d\n", ["backups[].frequency"], ("open", "")),
        ("backups: [{what: A, frequency: TODO}]\nrpo: 1d\n", ["backups[].frequency"], ("open", "")),
        ("backups: [{what: A, frequency: 1h}]\nrpo: 1d\n", ["backups", "rpo"], ("met", "")),
        (
            f'backups: [{{what: A, frequency: 1h}}]\nrpo: {{not_applicable: "{REASON}"}}\n',
            ["backups", "rpo"],
            ("met", ""),
        ),
    ],
)
def test_a_record_has_what_is_needed(
    system: str, needs: list[str], expected: tuple[str, str], tmp_path: Path
) -> None:
    assert judged(tmp_path, system, needs) == expected


def test_what_cannot_be_read_is_open_though_the_rule_leaves_it_to_another(tmp_path: Path) -> None:
    assert judged(tmp_path, "drills: TODO\n", [], "unrehearsed-recovery") == ("open", "")


@pytest.mark.parametrize(
    ("kind", "need", "message"),
    [
        ("system", "backups[].frequenzy", "backups.frequenzy is no field"),
        ("runbook", "section rolback", "rolback is no section"),
        ("runbook", "section rollback if any", ""),
        ("runbook", "steps", ""),
        ("system", "backups", ""),
    ],
)
def test_a_need_of_nothing_is_a_fault_of_the_pack(kind: str, need: str, message: str) -> None:
    asked = Requirement.model_validate(
        {**ASKED, "on": kind, "rules": ["backup-too-rare"], "needs": need}
    )
    found = [said for path, said in faults_of(asked, ()) if path == ("needs", 0)]

    assert len(found) == bool(message)
    assert all(said.startswith(message) for said in found)
