"""Indexes that people keep: what contradicts a decision, and what only says it shorter."""

from pathlib import Path

import pytest
from tests.rules.decision_log import found
from tests.rules.knowledge import judged

from relaybook.findings import Level

RULE = "index-differs"
LETTERS = "Send letters through the printing house"


def one(number: str, title: str, status: str = "accepted") -> dict[str, str]:
    text = f"---\nstatus: {status}\n---\n\n# {title}\n\nIt works.\n"
    return {f"decisions/log/{number}.md": text}


LOG = {
    **one("0001-a", "Keep all orders in one database"),
    **one("0002-b", LETTERS, "rejected"),
    **one("0003-c", "Use the queue of the platform"),
}
LISTED = "- [1]({path}0001-a.md)\n- [2]({path}0002-b.md)\n- [3]({path}0003-c.md)\n"


def index(text: str, path: str = "decisions/log/README.md") -> dict[str, str]:
    return {**LOG, path: f"# Decisions\n\n{text}"}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (
            "- [1](0001-a.md)\n- [3](0003-c.md)\n",
            [
                (
                    3,
                    3,
                    f"the index lacks 0002 ({LETTERS})",
                )
            ],
        ),
        (
            LISTED.format(path="").replace("[2]", "[7. Letters]"),
            [(4, 3, "the index says 7, the link leads to 0002")],
        ),
        (
            LISTED.format(path="").replace("[2](0002-b.md)", "[2](0002-b.md) (approved)"),
            [(4, 3, "the index says approved, 0002 is rejected")],
        ),
        (
            LISTED.format(path="").replace("[2]", "[Burn all letters at once]"),
            [(4, 3, f"the index calls 0002 'Burn all letters at once', its title is {LETTERS!r}")],
        ),
    ],
)
def test_contradictions(tmp_path: Path, text: str, faults: list[tuple[int, int, str]]) -> None:
    report = judged(tmp_path, index(text), Level.BASIC, RULE)

    assert [each[1:] for each in found(report)] == faults


@pytest.mark.parametrize(
    "text",
    [
        LISTED.format(path=""),
        LISTED.format(path="").replace("[2](0002-b.md)", "~~[2](0002-b.md)~~ - Rejected"),
        LISTED.format(path="").replace("[2]", "[Letters]"),
        LISTED.format(path="").replace("[2]", "[2. send letters through the *printing house*]"),
        LISTED.format(path="") + "\nMore in [1](0001-a.md), which was proposed by Ana.\n",
        LISTED.format(path="").replace("[3](0003-c.md)", "[3](0003-c.md), see [2](0002-b.md)"),
        "Begin with [1](0001-a.md) and [3](0003-c.md).\n",
        "- [1](0001-a.md)\n",
    ],
)
def test_shorter_words_and_prose_are_no_contradiction(tmp_path: Path, text: str) -> None:
    assert judged(tmp_path, index(text), Level.BASIC, RULE).findings == ()


def test_an_index_may_stand_elsewhere(tmp_path: Path) -> None:
    text = LISTED.format(path="../decisions/log/").replace(
        "- [2](../decisions/log/0002-b.md)\n", ""
    )

    report = judged(tmp_path, index(text, "docs/index.md"), Level.BASIC, RULE)

    assert [each[:3] for each in found(report)] == [("index.md", 3, 3)]


def test_other_pages_are_no_index(tmp_path: Path) -> None:
    text = "- [1](../decisions/log/0001-a.md)\n- [2](../decisions/log/0002-b.md)\n"

    assert judged(tmp_path, index(text, "docs/history.md"), Level.BASIC, RULE).findings == ()
