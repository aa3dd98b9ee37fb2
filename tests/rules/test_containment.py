"""What is part of what: no rings, one whole in each sense, and no whole denies its parts' needs."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report
from relaybook.graph.containment import PartOf, contained
from relaybook.rules.part_of_itself import way_round

NOTHING = 'depends_on: {not_applicable: "It runs alone on one host."}\n'


def _report(folder: Path, rule: str, files: dict[str, str]) -> Report:
    systems = {f"systems/{name}.yaml": f"title: {name}\n{files[name]}" for name in files}
    return judged(folder, systems, Level.STANDARD, rule)


def test_a_ring_is_told_once_with_each_step(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        "part-of-itself",
        {
            "a": "part_of: [b]\n",
            "b": "part_of: [c]\n",
            "c": "part_of: [a, d]\n",
            "d": "part_of: [c]\n",
            "e": "part_of: [a]\n",
        },
    )

    assert said(report) == [
        (
            2,
            11,
            (
                "each of these is part of the next, so none is the whole: a → b → c → a"
                " (and 1 more in the same knot)"
            ),
            (
                "remove the `part_of` that is the wrong way round; where one needs the other, write"
                " `depends_on`"
            ),
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/b.yaml", 2, "b is part of c"),
        ("systems/c.yaml", 2, "c is part of a"),
    ]


def test_several_ways_up_to_one_top_are_no_ring(tmp_path: Path) -> None:
    files = {"a": "part_of: [b, c]\n", "b": "part_of: [d]\n", "c": "part_of: [d]\n", "d": ""}

    assert said(_report(tmp_path, "part-of-itself", files)) == []


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12))
def test_the_way_round_is_a_shortest_one(pairs: list[tuple[str, str]]) -> None:
    containment = contained([PartOf(*pair) for pair in pairs], "abcdef")

    for knot in containment.knots():
        way = way_round(knot, containment)
        assert way[0] == way[-1] == knot[0]
        assert set(pairwise(way)) <= set(pairs)
        assert len(way) - 1 == _steps_round(knot[0], set(pairs))


def _steps_round(start: str, pairs: set[tuple[str, str]]) -> int:
    """Count the steps by taking all of a length at once."""
    at, steps = {start}, 0
    while steps == 0 or start not in at:
        at = {whole for part, whole in pairs if part in at and part != whole}
        steps += 1
    return steps


def test_two_wholes_in_one_sense_are_named(tmp_path: Path) -> None:
    text = "part_of:\n  - {to: a, as: system}\n  - {to: b, as: domain}\n  - {to: c, as: system}\n"
    report = _report(tmp_path, "part-of-several", {"a": "", "b": "", "c": "", "x": text})

    assert said(report) == [
        (
            5,
            6,
            "x is said to be part of a and c, each `as: system`",
            (
                "keep the one system that x belongs to; where others only need it, write"
                " `depends_on` in theirs"
            ),
        )
    ]
    related = report.findings[0].related
    assert [(one.span.line, one.message) for one in related] == [(3, "part of a")]


def test_in_which_sense_nobody_said_is_no_pass(tmp_path: Path) -> None:
    report = _report(tmp_path, "part-of-several", {"a": "", "b": "", "x": "part_of: [a, b]\n"})

    assert said(report) == []
    assert report.tallies["part-of-several"].unknown == {
        "systems that are part of several without saying as what": 1
    }


@pytest.mark.parametrize(
    "entries", ["[a, a]", "[{to: a, as: system}, a]", "[{to: a, as: system}, {to: b, as: domain}]"]
)
def test_one_whole_in_each_sense_is_right(tmp_path: Path, entries: str) -> None:
    report = _report(tmp_path, "part-of-several", {"a": "", "b": "", "x": f"part_of: {entries}\n"})

    assert said(report) == []
    assert report.tallies["part-of-several"].unknown == {}


def test_parts_of_parts_speak_for_the_whole(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        "needs-of-parts-denied",
        {
            "core": NOTHING,
            "ledger": f"part_of: [core]\n{NOTHING}",
            "posting": "part_of: [ledger]\ndepends_on: [rates, fees]\n",
            "rates": NOTHING,
            "fees": NOTHING,
        },
    )

    assert [(f.path, f.span.line, f.message) for f in report.findings] == [
        (
            "systems/core.yaml",
            2,
            ("core says that it needs nothing, but its parts do: posting → fees, and 1 more"),
        ),
        (
            "systems/ledger.yaml",
            3,
            ("ledger says that it needs nothing, but its parts do: posting → fees, and 1 more"),
        ),
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/posting.yaml", 3, "needed: posting → fees"),
        ("systems/posting.yaml", 3, "needed: posting → rates"),
    ]


@pytest.mark.parametrize(
    "part",
    [
        "part_of: [core]\nlifecycle: retired\ndepends_on: [rates]\n",
        "part_of: [core]\nlifecycle: planned\ndepends_on: [rates]\n",
        "part_of: [core]\ndepends_on: [core]\n",
        "part_of: [core]\ndepends_on: [fees]\n",
        "part_of: [core]\ndepends_on: [old]\n",
    ],
)
def test_what_does_not_leave_the_whole_says_nothing_of_it(tmp_path: Path, part: str) -> None:
    files = {
        "core": NOTHING,
        "fees": f"part_of: [core]\n{NOTHING}",
        "old": f"lifecycle: retired\n{NOTHING}",
        "ledger": part,
        "rates": NOTHING,
    }

    assert said(_report(tmp_path, "needs-of-parts-denied", files)) == []


@pytest.mark.parametrize("needs", ["", "depends_on: [rates]\n", "depends_on: [fees]\n"])
def test_a_whole_that_does_not_deny_it_need_not_repeat_it(tmp_path: Path, needs: str) -> None:
    files = {
        "core": needs,
        "ledger": "part_of: [core]\ndepends_on: [rates]\n",
        "rates": NOTHING,
        "fees": NOTHING,
    }

    assert said(_report(tmp_path, "needs-of-parts-denied", files)) == []
