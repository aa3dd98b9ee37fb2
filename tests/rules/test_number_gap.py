"""Numbers that are missing in a log, against a plain count."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.decision_log import decision, found, log
from tests.rules.knowledge import judged

from relaybook.findings import Level

RULE = "number-gap"


def test_a_gap_of_several_is_one_finding(tmp_path: Path) -> None:
    used = [*range(1, 10), *range(12, 15)]
    files = log(*(decision(f"{number:04}") for number in used))

    assert found(judged(tmp_path, files, Level.STANDARD, RULE)) == [
        ("0012-choice.md", 6, 1, "the numbers 0010 to 0011 are missing between 0009 and 0012")
    ]


def test_each_folder_counts_for_itself(tmp_path: Path) -> None:
    first = log(decision("0001"), decision("0002"))
    second = {path.replace("/log/", "/other/"): text for path, text in decision("0004").items()}

    assert judged(tmp_path, {**first, **second}, Level.STANDARD, RULE).findings == ()


def test_a_number_given_up_by_renumbering_is_no_gap(tmp_path: Path) -> None:
    files = log(decision("0001"), decision("0003"), decision("0004", aliases=["0002"]))

    assert judged(tmp_path, files, Level.STANDARD, RULE).findings == ()


@settings(max_examples=40, deadline=None)
@given(used=st.sets(st.integers(1, 30), min_size=1, max_size=30))
def test_every_missing_number_is_named_in_a_dense_log(
    tmp_path_factory: pytest.TempPathFactory, used: set[int]
) -> None:
    files = log(*(decision(f"{number:04}") for number in used))
    span = range(min(used), max(used) + 1)
    is_sequence = len(used) / len(span) >= 0.75
    missing = {number for number in span if number not in used}

    report = judged(tmp_path_factory.mktemp("log"), files, Level.STANDARD, RULE)

    named: set[int] = set()
    for one in report.findings:
        words = [int(word) for word in one.message.split() if word.isdigit()]
        named |= set(range(words[0], words[-3] + 1 if len(words) > 3 else words[0] + 1))
    assert named == (missing if is_sequence else set())
