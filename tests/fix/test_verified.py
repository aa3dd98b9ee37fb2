"""A change that does anything but what it names is seen."""

import pytest

from relaybook.fix.correction import Correction, Edit, corrected
from relaybook.fix.verified import is_meant

PAGE = b"---\ndate: 1\n---\n# T\n\n1. a\n\n   ```\n   ls\n   ```\n"


def block(start: int, end: int, new: bytes, *, info: str = "", code: str = "ls\n") -> Correction:
    return Correction("rule", start, end, (Edit(start, end, new),), 0, info, code)


LANGUAGE = PAGE.index(b"```") + 3
CODE = PAGE.index(b"ls")


@pytest.mark.parametrize(
    ("correction", "meant"),
    [
        (block(LANGUAGE, LANGUAGE, b"sh", info="sh"), True),
        (block(CODE, CODE + 2, b"id", code="id\n"), True),
        (block(LANGUAGE, LANGUAGE, b"sh", info="bash"), False),
        (block(CODE, CODE + 2, b"id"), False),
        (block(CODE, CODE, b"```\n", code="ls\n"), False),
        (block(CODE, CODE + 2, b"x\n\nout of the step", code="x\n"), False),
        (Correction("rule", 0, 0, (Edit(10, 11, b"2"),), field=("date",), value="2"), True),
        (Correction("rule", 0, 0, (Edit(10, 11, b"2"),), field=("date",), value="3"), False),
        (Correction("rule", 0, 0, (Edit(10, 11, b"2"),)), False),
        (Correction("rule", 0, 0, (Edit(10, 11, b"2\nx: y"),), field=("date",), value="2"), False),
        (Correction("rule", 0, 0, (Edit(0, 4, b""),)), False),
        (Correction("rule", 0, 0, (Edit(len(PAGE), len(PAGE), b"\xff"),)), False),
    ],
)
def test_a_page_says_what_was_meant_and_nothing_else(correction: Correction, meant: bool) -> None:
    assert is_meant("docs/x.md", PAGE, [correction]) is meant


def test_other_endings_of_pages_are_pages_too() -> None:
    assert not is_meant("docs/x.html.md.erb", PAGE, [block(CODE, CODE + 2, b"id")])


def test_two_changes_of_the_same_bytes_are_none() -> None:
    twice = [block(CODE, CODE + 2, b"id", code="id\n"), block(CODE, CODE + 1, b"x", code="xs\n")]

    assert not is_meant("docs/x.md", PAGE, twice)


def test_edits_are_made_from_the_end_or_the_beginning_alike() -> None:
    edits = (Edit(3, 4, b"D"), Edit(0, 1, b""), Edit(2, 2, b"--"))

    assert corrected(b"abcd", [Correction("rule", 0, 0, edits)]) == b"b--cD"
