"""Who has signed a handover, and what."""

from pathlib import Path

import pytest
from tests.review.test_scorecard import reviewed


def signed(folder: Path, *rows: str, profiles: str = "") -> list[tuple[str, str, str]]:
    """Return role, decision and what it is of, for some rows of `sign_offs`."""
    lines = "".join(f"  - {row}\n" for row in rows)
    found = reviewed(folder, f"{profiles}sign_offs:\n{lines}" if rows else profiles).signatures
    return [(one.role, one.decision, one.covers) for one in found]


def test_whoever_has_not_signed_and_what_nobody_is_named_for_is_listed(tmp_path: Path) -> None:
    rows = signed(
        tmp_path, "{role: receiving lead, by: person:r-okafor}", profiles="profiles: [ai]\n"
    )

    assert rows == [
        ("receiving lead", "", ""),
        ("business owner", "", ""),
        ("model owner", "", ""),
        ("model validator", "", ""),
    ]


def test_a_signature_by_digest_is_of_the_records_as_they_are(tmp_path: Path) -> None:
    digest = reviewed(tmp_path / "a").records

    rows = signed(
        tmp_path / "b",
        "{role: receiving lead, by: person:r-okafor, date: 2026-11-01, decision: accept, "
        f"digest: '{digest}'}}",
    )

    assert rows[0] == ("receiving lead", "accept", "the records as they are")


@pytest.mark.parametrize(
    ("bound", "covers"),
    [
        ("digest: 'sha256:00'", "another version; what differs nobody can tell: it names no"),
        ("commit: 0123456789", "cannot tell"),
        ("conditions: [One]", "nothing that can be told: it names no digest"),
    ],
)
def test_what_a_signature_is_not_of_is_said(tmp_path: Path, bound: str, covers: str) -> None:
    given = "role: receiving lead, by: person:r-okafor, date: 2026-11-01, decision: accept"

    rows = signed(tmp_path, f"{{{given}, {bound}}}")

    assert rows[0][2].startswith(covers)


def test_the_last_word_of_a_role_counts_and_none_from_after_the_day(tmp_path: Path) -> None:
    lead = "role: Receiving lead, by: person:r-okafor"

    rows = signed(
        tmp_path,
        f"{{{lead}, date: 2026-11-01, decision: accept}}",
        "{role: receiving  lead, by: person:r-okafor, date: 2026-11-02, decision: extend}",
        "{role: business owner, by: person:l-marsh, date: 2026-12-01, decision: accept}",
    )

    assert [row[:2] for row in rows] == [("receiving  lead", "extend"), ("business owner", "")]


def test_what_is_found_against_a_signature_is_said(tmp_path: Path) -> None:
    rows = (
        "{role: receiving lead, by: person:r-okafor, date: 2026-11-01, decision: accept}",
        "{role: business owner, by: person:v-shah, date: 2026-11-01, decision: accept}",
    )
    lines = "".join(f"  - {row}\n" for row in rows)

    ours, theirs = reviewed(tmp_path, f"profiles: [vendor-exit]\nsign_offs:\n{lines}").signatures[
        :2
    ]

    assert ours.against == ()
    assert len(theirs.against) == 1
    assert "person:v-shah" in theirs.against[0]
