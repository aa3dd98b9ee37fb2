"""Tables, and statuses that tell how a decision went on: each end in its form, no line lost."""

from datetime import date
from pathlib import Path

import pytest

from relaybook.fix.supersession import plan_supersession
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

OLD, NEW = "decisions/0001-old.md", "decisions/0002-new.md"
TODAY = date(2026, 11, 23)
REST = "\n## Context\n\nText.\n"
PAIRS = f"# Keep it\n\n| Status | Accepted |\n|--------|----------|\n| Date | 2026-03-01 |\n{REST}"
ROWS = (
    "# Keep it\n\n| Field | Value |\n|---|---|\n| **Status** | Accepted |\n| **Date** | 2026-03-01"
)
ROWS = f"{ROWS} |\n{REST}"
ACROSS = f"| Status | Date |\n|:--|--|\n| Accepted | 2026-03-01 |\n\n# Keep it\n{REST}"
HERE, THERE = "[ADR-0001](0001-old.md)", "[ADR-0002](0002-new.md)"


def section(lines: str) -> str:
    return f"# Keep it\n\n## Status\n\n{lines}{REST}"


def planned(folder: Path, old: str, new: str) -> dict[str, str]:
    for path, text in ((OLD, old), (NEW, new)):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(text.encode())
    kb = load(WorkingTree(folder))
    files = plan_supersession(kb, kb.decisions["0001-old"], kb.decisions["0002-new"], TODAY)
    return {one.path: one.after.decode() for one in files}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (
            PAIRS,
            ("| Accepted |", f"| Superseded by {THERE} |"),
            ("|----------|\n", f"|----------|\n| Supersedes | {HERE} |\n"),
        ),
        (
            ROWS,
            ("| Accepted |", f"| Superseded by {THERE} |"),
            ("| Accepted |\n", f"| Accepted |\n| **Supersedes** | {HERE} |\n"),
        ),
        (
            ACROSS,
            ("| Accepted |", f"| Superseded by {THERE} |"),
            ("| Accepted |", f"| Accepted, supersedes {HERE} |"),
        ),
    ],
)
def test_a_table_says_it_in_its_rows_or_cells(
    tmp_path: Path, text: str, old: tuple[str, str], new: tuple[str, str], newline: str
) -> None:
    written = text.replace("\n", newline)
    found = planned(tmp_path, written, written)

    assert found == {
        OLD: text.replace(*old).replace("\n", newline),
        NEW: text.replace(*new).replace("\n", newline),
    }


BY = "by [Keep it](0002-new.md)"
BEFORE = "[Keep it](0001-old.md)"
TABLE = "| Date | Status | By |\n|--|--|--|\n"
FIRST, SECOND = "| 2026-01-01 | Proposed | Ann |\n", "| 2026-02-02 | Accepted | Ann |\n"


@pytest.mark.parametrize(
    ("lines", "old", "new"),
    [
        (
            "Proposed\n\nAccepted\n",
            f"Proposed\n\nAccepted\n\nSuperseded {BY}\n",
            f"Proposed\n\nAccepted\n\nSupersedes {BEFORE}\n",
        ),
        (
            "Accepted (2026-02-02)\n",
            f"Accepted (2026-02-02)\n\nSuperseded {BY} on 2026-11-23\n",
            f"Accepted (2026-02-02)\n\nSupersedes {BEFORE}\n",
        ),
        (
            "* 2026-01-01: proposed\n* 2026-02-02: accepted\n",
            f"* 2026-01-01: proposed\n* 2026-02-02: accepted\n* 2026-11-23: superseded {BY}\n",
            f"* 2026-01-01: proposed\n* 2026-02-02: accepted\n* Supersedes {BEFORE}\n",
        ),
        (
            "- 2026-02-02 - Accepted\n- 2026-01-01 - Proposed\n",
            f"- 2026-11-23 - Superseded {BY}\n- 2026-02-02 - Accepted\n- 2026-01-01 - Proposed\n",
            f"- 2026-02-02 - Accepted\n- Supersedes {BEFORE}\n- 2026-01-01 - Proposed\n",
        ),
        (
            "2 Feb 2026 - Accepted\n\n1 Jan 2026 - Draft\n",
            f"Superseded {BY} on 2026-11-23\n\n2 Feb 2026 - Accepted\n\n1 Jan 2026 - Draft\n",
            f"2 Feb 2026 - Accepted\n\nSupersedes {BEFORE}\n\n1 Jan 2026 - Draft\n",
        ),
        (
            f"{TABLE}{FIRST}{SECOND}",
            f"{TABLE}{FIRST}{SECOND}| 2026-11-23 | Superseded by {THERE} |     |\n",
            f"{TABLE}{FIRST}{SECOND.replace('Accepted', f'Accepted, supersedes {HERE}')}",
        ),
        (
            f"{TABLE}{SECOND}{FIRST}",
            f"{TABLE}| 2026-11-23 | Superseded by {THERE} |     |\n{SECOND}{FIRST}",
            f"{TABLE}{SECOND.replace('Accepted', f'Accepted, supersedes {HERE}')}{FIRST}",
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_history_gets_one_more_step(
    tmp_path: Path, lines: str, old: str, new: str, newline: str
) -> None:
    written = section(lines).replace("\n", newline)
    found = planned(tmp_path, written, written)

    assert found == {
        OLD: section(old).replace("\n", newline),
        NEW: section(new).replace("\n", newline),
    }


@pytest.mark.parametrize(
    ("status", "after"),
    [
        ("proposed -> accepted", f"proposed -> accepted -> superseded by {THERE}"),
        ("accepted (2026-02-02)", f"accepted (2026-02-02), superseded by {THERE}"),
    ],
)
def test_a_history_in_one_line_goes_on_in_it(tmp_path: Path, status: str, after: str) -> None:
    text = f"# Keep it\n\n* Status: {status}\n* Date: 2026-03-01\n{REST}"
    found = planned(tmp_path, text, text)

    assert found[OLD] == text.replace(status, after)
    assert found[NEW] == text.replace(status, f"{status}\n* Supersedes: {HERE}")


def test_a_second_run_finds_both_ends(tmp_path: Path) -> None:
    text = section(f"{TABLE}{FIRST}{SECOND}")
    found = planned(tmp_path, text, text)

    assert planned(tmp_path, found[OLD], found[NEW]) == {}
