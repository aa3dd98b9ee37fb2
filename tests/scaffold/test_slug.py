import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.scaffold.slug import free_id, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Fraud scoring", "fraud-scoring"),
        ("  Fraud   Scoring (v2)  ", "fraud-scoring-v2"),
        ("Zürich Börse", "zuerich-boerse"),
        ("Straße", "strasse"),
        ("Crème brûlée", "creme-brulee"),
        ("Ærø & Søn", "aero-and-son"),
        ("Łódź", "lodz"),
        ("Zu\u0308rich", "zuerich"),  # the same letter, typed as two characters
        ("Head's desk", "heads-desk"),
        ("snake_case", "snake-case"),
        ("../../etc/passwd", "etc-passwd"),
        ("भुगतान", "भुगतान"),
        ("決済 API", "決済-api"),
    ],
)
def test_names_become_ids(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["", "  ", "---", "()", "#!"])
def test_a_name_without_letters_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="has no letter or digit"):
        slug(name)


def test_long_names_are_cut_between_words() -> None:
    assert slug("what the team must know " * 9) == (
        "what-the-team-must-know-what-the-team-must-know-what-the"
    )


@given(st.text(max_size=90))
def test_an_id_is_a_safe_file_name_and_its_own_id(name: str) -> None:
    try:
        id_ = slug(name)
    except ValueError:
        return
    assert not set(id_) & set("/\\.: \t\n\0_'\"")
    assert not id_.startswith("-")
    assert not id_.endswith("-")
    assert slug(id_) == id_


def test_taken_ids_are_told_apart_by_kind_then_by_number() -> None:
    assert free_id("payments", (), "team") == "payments"
    assert free_id("payments", {"payments"}, "vendor") == "payments-vendor"
    assert free_id("payments", {"payments", "payments-vendor"}, "vendor") == "payments-vendor-2"
