"""A status that tells how it went on counts as it is today, wherever it stands."""

from pathlib import Path

import pytest
from tests.load.decisions.log import at, one, statuses

TWO_COLUMNS = "| Date | Status |\n|---|---|\n"


@pytest.mark.parametrize(
    ("section", "word", "status", "line"),
    [
        ("Proposed\n\nAccepted on 2024-02-02\n", "Accepted", "accepted", 7),
        ("* 2024-01-01: proposed\n* 2024-02-02: accepted\n", "accepted", "accepted", 6),
        ("* 2024-02-02: accepted\n* 2024-01-01: proposed\n", "accepted", "accepted", 5),
        ("2 Feb 2024 - Rejected\n\n1 Jan 2024 - Draft\n", "Rejected", "rejected", 5),
        ("Proposed\n\nAccepted\n\nDeprecated\n", "Deprecated", "deprecated", 9),
        ("Accepted\n\nSuperseded by [4](0004-y.md)\n\nAccepted\n", "Superseded", "superseded", 7),
        ("Accepted\n\nOpen questions are kept elsewhere.\n", "Accepted", "accepted", 5),
        ("Accepted\n\nProposed by A. Example\n", "Accepted", "accepted", 5),
        ("Proposed\n\nAmended by [4](0004-y.md)\n", "Proposed", "proposed", 5),
        ("Accepted\n\nAccepted again on 2024-02-02\n", "Accepted", "accepted", 5),
        (
            f"{TWO_COLUMNS}| 2024-01-01 | Proposed |\n| 2024-02-02 | Accepted |\n",
            "Accepted",
            "accepted",
            8,
        ),
        (
            f"{TWO_COLUMNS}| 2024-02-02 | Accepted |\n| 2024-01-01 | Draft |\n",
            "Accepted",
            "accepted",
            7,
        ),
        (
            "| When | State |\n|---|---|\n| May | Draft |\n| June | Retired |\n",
            "Retired",
            "deprecated",
            8,
        ),
        ("| Status |\n|---|\n| Accepted |\n", "Accepted", "accepted", 7),
        ("### Accepted\n", "Accepted", "accepted", 5),
        (
            "### 2024-01-01: Proposed\n\nBy A.\n\n### 2024-02-02: Accepted ###\n",
            "Accepted",
            "accepted",
            9,
        ),
        ("Accepted\n\n### Proposed changes\n", "Accepted", "accepted", 5),
    ],
)
def test_the_status_of_today_counts(
    tmp_path: Path, section: str, word: str, status: str, line: int
) -> None:
    base, decision = one(tmp_path, f"# Use X\n\n## Status\n\n{section}\n## Context\n\nY.\n")

    assert (decision.status_word, decision.status) == (word, status)
    assert [at(base, found.place)[0] for found in decision.statuses] == [line]


@pytest.mark.parametrize(
    ("head", "status", "form", "line"),
    [
        ("**Status**\n\nAccepted\n", "accepted", "bold line", 5),
        ("__Status__\nProposed\n", "proposed", "bold line", 4),
        ("**Status:**\n\nRejected\n", "rejected", "bold line", 5),
        ("**Status**:\n- accepted\n", "accepted", "bold line", 4),
        (
            "**Status**\n\n- 2024-01-01: proposed\n- 2024-02-02: accepted\n",
            "accepted",
            "section",
            6,
        ),
        ("**Status**\n\n**Date**\n\n2024-01-01\n", None, "", 0),
    ],
)
def test_a_bold_line_of_its_own_is_a_heading_to_people(
    tmp_path: Path, head: str, status: str | None, form: str, line: int
) -> None:
    base, decision = one(tmp_path, f"# Use X\n\n{head}")

    assert decision.status == status
    assert [(one.form, at(base, one.place)[0]) for one in decision.statuses] == (
        [(form, line)] if form else []
    )


def test_people_below_a_bold_line_are_read(tmp_path: Path) -> None:
    text = "# Use X\n\n**Status**\n\nAccepted\n\n**Deciders**\n\nA, B\n\n**Date**\n\n2024-01-01\n"

    _, decision = one(tmp_path, text)

    assert (decision.decision_makers, str(decision.date)) == (("A", "B"), "2024-01-01")


def test_the_date_of_a_history_is_that_of_its_status(tmp_path: Path) -> None:
    text = "# Use X\n\n## Status\n\n- Proposed 2024-01-01\n- Accepted 2024-02-02\n"

    base, decision = one(tmp_path, text)

    assert str(decision.date) == "2024-02-02"
    assert at(base, decision.dates[0].place)[0] == 6


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Not accepted yet", "Not accepted yet", "proposed"),
        ("not yet approved by the board", "not yet approved", "proposed"),
        ("Not accepted", "Not accepted", "rejected"),
        (":white_check_mark: Accepted", "Accepted", "accepted"),
        (":x: rejected :cry:", "rejected", "rejected"),
        ("2024-01-01 - accepted", "accepted", "accepted"),
        ("2024-01-01", "2024-01-01", ""),
    ],
)
def test_what_stands_around_a_status_is_not_its_word(
    tmp_path: Path, text: str, word: str, status: str
) -> None:
    for index, form in enumerate((f"# X\n\n* Status: {text}\n", f"# X\n\n## Status\n\n{text}\n")):
        (folder := tmp_path / str(index)).mkdir()
        base, decision = one(folder, form)

        assert (decision.status_word, decision.status or "") == (word, status)
        assert [found[2] for found in statuses(base, decision)] == [status]
