"""What in a text names a decision, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.model.decision_citations import citations_in


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("as ADR-0012 says", ["ADR-0012"]),
        ("see adr-12.", ["adr-12"]),
        ("ADR 12 and ADR #13, ADR0014", ["ADR 12", "ADR #13", "ADR0014"]),
        ("# decisions/log/0012-use-x.md", ["decisions/log/0012-use-x.md"]),
        ("`docs/adr/0012-use-x`", ["docs/adr/0012-use-x"]),
        ("docs/adr-016-db-migrations.md", ["docs/adr-016-db-migrations.md"]),
        ("[ADR-0012]: why", ["ADR-0012"]),
        ("https://example.com/adr/ADR-0012", []),
        ("(https://example.com/adr/0012-use-x.md)", []),
        ("quadr-12 and squadron 7", []),
        ("ADR-0012a", []),
        ("ADR 2026-01-31 was a good year", []),
        ("the decision of 12 May", []),
        ("no hint at all: 0012-use-x.md", []),
    ],
)
def test_citations(text: str, references: list[str]) -> None:
    assert [one.reference for one in citations_in(text.encode())] == references


def test_places_are_bytes() -> None:
    data = "Wärme: ADR-0012".encode()

    (one,) = citations_in(data)

    assert data[one.start : one.end] == b"ADR-0012"


def test_what_is_skipped_is_not_searched() -> None:
    data = b"[ADR-0012](x) ADR-0013\n[ADR-0014](y)"

    found = citations_in(data, lambda: [(0, 13), (23, 36)])

    assert [one.reference for one in found] == ["ADR-0013"]


@given(st.text(alphabet="adr-ADR #0123:/\n\u00e4decision.m[](", max_size=200))
def test_any_text_is_read(text: str) -> None:
    data = text.encode()

    found = list(citations_in(data))

    assert [one.start for one in found] == sorted({one.start for one in found})
    assert all(data[one.start : one.end].decode() == one.reference for one in found)
