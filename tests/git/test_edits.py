import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.git.edits import Edit, edit_of, of_merge, unread
from relaybook.model.history import ChangeKind

PAGE = (
    b"---\nsystems: [ledger]\nlast_reviewed_on: 2026-01-01\n---\n\n# Down\n\n1. Look.\n\n    $ ps\n"
)
SYSTEM = b"title: Ledger\ndepends_on:\n  - to: rates\nlast_reviewed_on: 2026-01-01\n"


@pytest.mark.parametrize(
    ("path", "before", "old", "new", "kind"),
    [
        ("a.md", PAGE, b"Look.", b"Look twice.", ChangeKind.TEXT),
        ("a.md", PAGE, b"2026-01-01", b"2026-07-01", ChangeKind.REVIEW_DATE),
        (
            "a.md",
            PAGE,
            b"2026-01-01",
            b"2026-07-01\nreviewed_by: [person:a]",
            ChangeKind.REVIEW_DATE,
        ),
        (
            "a.md",
            PAGE,
            b"---\nsystems",
            b"---\nreviewed_by: [person:a]\nsystems",
            ChangeKind.METADATA,
        ),
        ("a.md", PAGE, b"[ledger]", b"[rates]", ChangeKind.METADATA),
        ("a.md", PAGE, b"2026-01-01\n", b"2026-07-01\ntags: [x]\n", ChangeKind.METADATA),
        ("a.md", PAGE, b"    $ ps", b"   $  ps  ", ChangeKind.LAYOUT),
        ("a.md", PAGE, b"\n", b"\r\n", ChangeKind.LAYOUT),
        ("a.md", PAGE, b"---\nsystems", b"---\n# note\nsystems", ChangeKind.LAYOUT),
        (
            "a.md",
            b"# Down\n\nText.\n",
            b"# Down",
            b"---\ntags: [x]\n---\n# Down",
            ChangeKind.METADATA,
        ),
        ("a.yaml", SYSTEM, b"Ledger", b"Books", ChangeKind.TEXT),
        ("a.yaml", SYSTEM, b"2026-01-01", b"2026-07-01", ChangeKind.REVIEW_DATE),
        ("a.yaml", SYSTEM, b"  - to", b"- to", ChangeKind.LAYOUT),
    ],
)
def test_an_edit_is_told_by_what_it_leaves_alone(
    path: str, before: bytes, old: bytes, new: bytes, kind: ChangeKind
) -> None:
    after = before.replace(old, new)

    assert after != before
    assert edit_of(path, before, after).kind is kind
    assert edit_of(path, after, before).kind is kind


@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [(b"rates", b"cards", True), (b"Ledger", b"rates", False), (b"  - to: rates\n", b"", True)],
)
def test_a_change_of_what_a_system_needs_is_seen(old: bytes, new: bytes, *, touched: bool) -> None:
    assert (
        edit_of("systems/a.yaml", SYSTEM, SYSTEM.replace(old, new)).touches_dependencies is touched
    )
    front = b"---\n" + SYSTEM + b"---\n\n# Ledger\n"
    assert edit_of("systems/a.md", front, front.replace(old, new)).touches_dependencies is touched


def test_a_table_of_dependencies_is_all_about_them() -> None:
    assert unread("systems/ledger/depends_on.csv") == Edit(ChangeKind.TEXT, True)
    assert unread("systems/ledger/access.csv") == Edit(ChangeKind.TEXT, False)


def test_a_merge_did_what_it_did_to_the_side_it_changed_least() -> None:
    text, date_ = Edit(ChangeKind.TEXT, False), Edit(ChangeKind.REVIEW_DATE, False)

    assert of_merge([text, date_]) == date_
    assert of_merge([text, text]) == text


@given(st.sampled_from(["a.md", "a.yaml"]), st.binary(max_size=200), st.binary(max_size=200))
def test_any_bytes_are_told_apart(path: str, before: bytes, after: bytes) -> None:
    assert edit_of(path, before, before).kind is ChangeKind.LAYOUT
    assert edit_of(path, before, after).kind is edit_of(path, after, before).kind
