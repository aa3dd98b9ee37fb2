"""A green run never looks like a complete knowledge base."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from relaybook.check.completeness import Counted, completeness
from relaybook.findings import Completeness
from relaybook.report.wording import completeness_in_words


@pytest.mark.parametrize(
    ("not_enforced", "words"),
    [(0, ""), (14, "not enforced for 14"), (21, "not enforced")],
)
def test_it_says_how_many_records_are_not_asked(not_enforced: int, words: str) -> None:
    assert Completeness("owner", 7, 21, not_enforced).enforcement == words


def _share(runbooks: int, changing: int) -> Counted:
    lines = [Completeness(name, runbooks, runbooks, 0) for name in ("owner", "escalation")]
    return Counted((*lines, Completeness("rollback", changing, runbooks, 0)), changing)


@pytest.mark.parametrize(
    ("changing", "words"),
    [
        ((0, 0), "0/20 (0 change something)"),
        ((1, 0), "1/20 (1 changes something)"),
        ((12, 7), "19/20 (19 change something)"),
    ],
)
def test_it_says_how_many_runbooks_change_something(changing: Sequence[int], words: str) -> None:
    *_, rollback = completeness([_share(10, count) for count in changing])

    assert completeness_in_words(rollback) == words


def test_it_counts_a_way_back_among_those_that_change_something() -> None:
    shares = [replace(_share(10, 4), undone=1), replace(_share(10, 3), undone=2)]

    *others, rollback = completeness(shares)

    assert (rollback.must, rollback.must_have) == (7, 3)
    assert {line.must for line in others} == {None}
