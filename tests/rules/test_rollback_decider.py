from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level

MISSING, UNAVAILABLE = "missing-rollback-decider", "unavailable-rollback-decider"
CHANGE = """
# Scorer is stuck

## Steps

1. **Restart it.** Changes production.

    **Undo:** restart it again.
"""
READ = "\n# Scorer is stuck\n\n## Steps\n\n1. Read the log: `journalctl -u scorer -n 100`.\n"
NO_UNDO = CHANGE.replace("    **Undo:** restart it again.\n", "")
UNSAID = "this changes something and does not say"
EXAMPLE = '`rollback: {decider: role:<id>, trigger: "error rate > 2% for 5m", deadline: 15m}`'


def _said(folder: Path, front: str, body: str = CHANGE) -> list[tuple[int, int, str, str]]:
    page = f"---\nsystems: [ledger]\n{front}---\n{body}"
    return said(judged(folder, {"runbooks/a.md": page}, Level.FULL, MISSING, UNAVAILABLE))


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    assert _said(tmp_path, "") == [
        (
            5,
            1,
            f"{UNSAID} who decides to go back, on what sign or by when",
            f"write {EXAMPLE}",
        )
    ]
    assert _said(tmp_path, "rollback: {decider: role:duty-manager, deadline: 15m}\n") == [
        (
            3,
            1,
            f"{UNSAID} on what sign",
            f"add trigger, as in {EXAMPLE}",
        )
    ]


@pytest.mark.parametrize(
    ("front", "body"),
    [
        ("", READ),
        ("", NO_UNDO),
        ("reversible: none\ncompensating_action: file again\napproved_by: duty-manager\n", CHANGE),
        ('rollback: {not_applicable: "The change is taken back by itself at night."}\n', CHANGE),
        ("rollback: {decider: duty-manager, trigger: errors, deadline: 15m}\n", CHANGE),
        ("rollback: later\n", CHANGE),
    ],
)
def test_no_false_alarm(tmp_path: Path, front: str, body: str) -> None:
    assert _said(tmp_path, front, body) == []


def test_a_decider_that_nobody_knows_is_another_rules(tmp_path: Path) -> None:
    front = "rollback: {decider: role:duty-manger, trigger: errors, deadline: 15m}\n"

    assert _said(tmp_path, front) == []


def test_a_decider_who_left_is_named_with_the_day(tmp_path: Path) -> None:
    person = "type: person\ntitle: Lea Brandt\nreach: {phone: '1'}\nuntil_on: 2026-06-30\n"
    page = f"---\nrollback:\n  decider: person:l-brandt\n---\n{READ}"
    files = {"runbooks/a.md": page, "contacts/l-brandt.yaml": person}
    report = judged(tmp_path, files, Level.FULL, UNAVAILABLE)

    assert said(report) == [
        (
            3,
            3,
            "person:l-brandt decides to go back and cannot answer: left on 2026-06-30",
            "write somebody who can, best a role or a team, which outlast people",
        )
    ]
    assert [one.message for one in report.findings[0].related] == [
        "person:l-brandt left on 2026-06-30"
    ]
