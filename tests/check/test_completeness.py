"""A green run never looks like a complete knowledge base."""

import pytest

from relaybook.findings import Completeness


@pytest.mark.parametrize(
    ("not_enforced", "words"),
    [(0, ""), (14, "not enforced for 14"), (21, "not enforced")],
)
def test_it_says_how_many_records_are_not_asked(not_enforced: int, words: str) -> None:
    assert Completeness("owner", 7, 21, not_enforced).enforcement == words
