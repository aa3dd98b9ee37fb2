"""What is asked of ways back, beside what pages show."""

from pathlib import Path

import pytest
from tests.rules.requirements.asking import asked, messages

BODY = "\n# Release\n\n## Steps\n\n1. Release it.\n\n## Rollback\n\n1. Release the one before.\n"


def said(folder: Path, rollback: str, tier: int = 2, kind: str = "deploy_rollback") -> list[str]:
    front = f"---\ntype: {kind}\nsystems: [cards]\n{rollback}---\n"
    files = {
        "systems/cards.yaml": f"title: Cards\nservice_tier: {tier}\n",
        "runbooks/release.md": front + BODY,
    }
    return messages(asked(folder / "base", files, "untested-rollback"))


@pytest.mark.parametrize(
    ("tested_on", "tier", "found"),
    [
        ("2025-11-20", 2, []),
        ("2025-11-19", 2, ["the way back was last gone 366 days ago; 365 are allowed"]),
        ("2026-05-24", 1, []),
        ("2026-05-23", 1, ["the way back was last gone 181 days ago; 180 are allowed"]),
        ("2026-11-20", 1, []),
        ("2026-11-21", 1, ["the way back is said to be tested on 2026-11-21, which is to come"]),
        ("TBD", 2, []),  # invalid-field says so
        ('{not_applicable: "It is gone with each release, see its log"}', 2, []),
    ],
)
def test_a_test_holds_for_its_time(
    tested_on: str, tier: int, found: list[str], tmp_path: Path
) -> None:
    assert said(tmp_path, f"rollback:\n  tested_on: {tested_on}\n", tier) == found


def test_what_says_nothing_of_its_way_back_is_another_rules(tmp_path: Path) -> None:
    assert said(tmp_path, "") == []


def test_a_plan_without_a_day_is_only_a_plan(tmp_path: Path) -> None:
    assert said(tmp_path, "rollback: {decider: role:duty-manager}\n") == [
        "nobody has gone this way back, as far as the runbook says"
    ]


def test_what_changes_nothing_needs_no_way_back(tmp_path: Path) -> None:
    front = "---\ntype: operational_procedure\nsystems: [cards]\nrollback: {deadline: 5m}\n---\n"
    body = "\n# Look\n\n## Steps\n\n1. Look at the screen.\n\n## Rollback\n\nNone is needed here.\n"
    files = {"systems/cards.yaml": "title: Cards\n", "runbooks/look.md": front + body}

    assert messages(asked(tmp_path / "base", files, "untested-rollback")) == []
