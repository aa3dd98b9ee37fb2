"""What rules judge is no better met than what checks judge, where something is missing."""

from pathlib import Path
from typing import Any

import pytest
from tests.load.folder import write
from tests.review.test_ladder import judged

COPIES: dict[str, Any] = {
    "id": "copies-too-rare",
    "checks": (),
    "rules": ["backup-too-rare"],
    "needs": "backups",
    "profiles": {"base": "error"},
}
REASON = "It keeps nothing; each request brings all that it needs."


@pytest.mark.parametrize(
    ("system", "state", "reason"),
    [
        ("", "open", ""),
        (f'backups: {{not_applicable: "{REASON}"}}\n', "not applicable", REASON),
        ("rpo: 15m\nbackups: [{what: Scores, frequency: 24h}]\n", "open", ""),
        ("rpo: 1d\nbackups: [{what: Scores, frequency: 24h}]\n", "met", ""),
    ],
)
def test_what_a_rule_needs_is_missing_or_said_not_to_apply(
    system: str, state: str, reason: str, tmp_path: Path
) -> None:
    found = judged(tmp_path, system, COPIES)

    assert (found.state, found.reason) == (state, reason)


def test_a_rule_is_put_to_those_whom_its_requirement_asks(tmp_path: Path) -> None:
    when = {"values": {"type": "batch"}, "reason": "it is no batch"}

    found = judged(tmp_path, "", {**COPIES, "when": when})

    assert (found.state, found.reason) == ("not applicable", "it is no batch")


@pytest.mark.parametrize(
    ("took", "risk", "found"),
    [
        ("1h", "", ("met", "evidenced")),
        ("3h", "", ("open", "missing")),
        ("3h", "risks: [{id: R-1, what: It took 3h on 2026-09-20}]\n", ("met", "stated")),
        ("1h", "risks: [{id: R-1, what: It took 3h on 2026-09-20}]\n", ("met", "evidenced")),
    ],
    ids=["kept", "missed", "a risk says so", "a risk for nothing"],
)
def test_what_only_a_risk_answers_for_is_stated(
    took: str, risk: str, found: tuple[str, str], tmp_path: Path
) -> None:
    asked = {
        **COPIES,
        "id": "slow-recovery",
        "rules": ["unrehearsed-recovery"],
        "needs": "drills",
        "strength": "evidence",
    }
    system = f"rto: 2h\ndrills: [{{date: 2026-09-20, actual_rto: {took}}}]\n{risk}"

    judgement = judged(tmp_path, system, asked)

    assert (judgement.state, judgement.rung.word) == found


def test_a_single_point_of_failure_that_a_risk_names_is_stated(tmp_path: Path) -> None:
    needing = "title: Cards\nservice_tier: 1\ndepends_on: [scoring]\n"
    write(tmp_path, {"systems/cards.yaml": needing})
    asked = {**COPIES, "rules": ["single-point-of-failure"], "needs": (), "strength": "evidence"}
    risk = "{id: R-1, what: A single point of failure, owner: team:payments, plan: One more}"

    bare = judged(tmp_path, "redundancy: {mode: none}\n", asked)
    named = judged(tmp_path, f"redundancy: {{mode: none}}\nrisks: [{risk}]\n", asked)
    tested = judged(tmp_path, "redundancy: {mode: warm, tested_on: 2026-09-20}\n", asked)

    assert [(one.state, one.rung.word) for one in (bare, named, tested)] == [
        ("open", "missing"),
        ("met", "stated"),
        ("met", "evidenced"),
    ]
