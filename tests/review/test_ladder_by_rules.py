"""What rules judge is no better met than what checks judge, where something is missing."""

from pathlib import Path
from typing import Any

import pytest
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
