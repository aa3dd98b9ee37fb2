"""Reviews are judged to the day."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Severity

RULE = "review-overdue"
REVIEW = "title: Ledger\nlast_reviewed_on: {last}\nreview_in: {lasts}\n"


@pytest.mark.parametrize(
    ("last", "lasts", "due"),
    [
        ("2026-05-19", "6 months", "2026-11-19"),
        ("2025-11-19", "P1Y", "2026-11-19"),
        ("2026-10-20", "30d", "2026-11-19"),
    ],
)
def test_the_day_after_the_last_day_is_overdue(
    tmp_path: Path, last: str, lasts: str, due: str
) -> None:
    files = {"systems/ledger.yaml": REVIEW.format(last=last, lasts=lasts)}

    report = judged(tmp_path, files, Level.FULL, RULE)

    assert report.findings[0].severity is Severity.WARNING
    assert said(report) == [
        (
            2,
            1,
            f"the review was due on {due}: the last one was on {last} and lasts {lasts}",
            "read it against the real system, mend it, then set `last_reviewed_on` to that day",
        )
    ]


@pytest.mark.parametrize(
    ("last", "lasts"),
    [("2026-05-20", "6 months"), ("2025-11-20", "P1Y"), ("2026-10-21", "30d")],
)
def test_the_last_day_is_in_date(tmp_path: Path, last: str, lasts: str) -> None:
    files = {"systems/ledger.yaml": REVIEW.format(last=last, lasts=lasts)}

    assert judged(tmp_path, files, Level.FULL, RULE).findings == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "last_reviewed_on: 2026-11-21\nreview_in: 1d\n",
            "reviews that lie after the date of the check",
        ),
        ("review_in: 1d\n", "records without a review date and the time it lasts"),
        ("last_reviewed_on: 2020-01-01\n", "records without a review date and the time it lasts"),
    ],
)
def test_what_cannot_be_told_is_counted(tmp_path: Path, text: str, reason: str) -> None:
    report = judged(tmp_path, {"systems/ledger.yaml": text}, Level.FULL, RULE)

    assert report.findings == ()
    assert report.tallies[RULE].unknown == {reason: 1}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", "no last_reviewed_on and no review_in"),
        ("review_in: 1y\n", "no last_reviewed_on"),
        ("last_reviewed_on: 2026-01-01\n", "no review_in"),
    ],
)
def test_a_missing_part_is_named(tmp_path: Path, text: str, missing: str) -> None:
    files = {"systems/ledger.yaml": f"title: Ledger\n{text}"}

    report = judged(tmp_path, files, Level.FULL, "missing-review-date")

    assert [message for _, _, message, _ in said(report)] == [f"the system ledger has {missing}"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The ledger.", "the description has 2 words, not 5 to 60"),
        ("Ledger", "the description has 1 word, not 5 to 60"),
        ("word " * 61, "the description has 61 words, not 5 to 60"),
        (
            "TODO: what it does and for whom",
            "the description only holds a place: 'TODO: what it does and for whom'",
        ),
    ],
)
def test_a_description_that_says_nothing_is_none(tmp_path: Path, text: str, message: str) -> None:
    files = {"systems/ledger.yaml": f'title: Ledger\ndescription: "{text}"\n'}

    report = judged(tmp_path, files, Level.FULL, "missing-description")

    assert [(line, found) for line, _, found, _ in said(report)] == [(2, message)]


@pytest.mark.parametrize("words", [5, 60])
def test_a_description_of_just_the_right_length_is_fine(tmp_path: Path, words: int) -> None:
    files = {"systems/ledger.yaml": f"description: {'plain ' * words}\n"}

    assert judged(tmp_path, files, Level.FULL, "missing-description").findings == ()
