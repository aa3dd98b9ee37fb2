"""Both ends of a supersession, in the form in which each file is written, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from relaybook.errors import UsageError
from relaybook.fix.supersession import plan_supersession
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

DAY = date(2026, 11, 23)
OLD, NEW = "decisions/0001-old.md", "decisions/0002-new.md"
MADR = "---\nstatus: accepted # since May\ndate: 2026-03-01\n---\n\n# Keep it\n\nText.\n"
NYGARD = "# 1. Keep it\n\nDate: 2026-03-01\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n"
NYGARD_NEW = NYGARD.replace("1. Keep it", "2. Drop it")
BULLETS = "# Keep it\n\n* Status: accepted\n* Date: 2026-03-01\n\n## Context\n\nText.\n"
BOLD = "# ADR-001: Keep it\n\n**Status:** Accepted  \n**Date:** 2026-03-01\n\nText.\n"
LIST = "supersedes:\n  - '0007'\n  - '0008' # partly\n"


def planned(folder: Path, old: str, new: str, *, also: bool = False) -> dict[str, str]:
    for path, text in ((OLD, old), (NEW, new), ("decisions/0003-other.md", MADR)):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(text.encode())
    kb = load(WorkingTree(folder))
    older, newer = kb.decisions["0001-old"], kb.decisions["0002-new"]
    files = plan_supersession(kb, older, newer, DAY, also=also)
    assert all(one.before == (folder / one.path).read_bytes() for one in files)
    return {one.path: one.after.decode() for one in files}


def end(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.mark.parametrize(
    "case",
    [
        (
            MADR,
            MADR,
            (
                "status: accepted # since May\ndate: 2026-03-01\n",
                'status: superseded # since May\ndate: 2026-03-01\nsuperseded_by: ["0002"]\n',
            ),
            ("date: 2026-03-01\n", 'date: 2026-03-01\nsupersedes: ["0001"]\n'),
        ),
        (
            NYGARD,
            NYGARD_NEW,
            ("Accepted\n", "Superseded by [2. Drop it](0002-new.md)\n"),
            ("Accepted\n", "Accepted\n\nSupersedes [1. Keep it](0001-old.md)\n"),
        ),
        (
            BULLETS,
            BULLETS,
            ("Status: accepted", "Status: superseded by [ADR-0002](0002-new.md)"),
            ("accepted\n", "accepted\n* Supersedes: [ADR-0001](0001-old.md)\n"),
        ),
        (
            BOLD,
            BOLD,
            ("Accepted  ", "Superseded by [ADR-0002](0002-new.md)  "),
            ("Accepted  \n", "Accepted  \n**Supersedes:** [ADR-0001](0001-old.md)  \n"),
        ),
        (
            MADR.replace("date", "decision-makers: [ann]\ndate").replace("accepted", '"accepted"'),
            NYGARD_NEW,
            ('"accepted"', '"superseded"'),
            ("Accepted\n", "Accepted\n\nSupersedes [Keep it](0001-old.md)\n"),
        ),
        (
            NYGARD,
            MADR.replace("date", f"{LIST}date"),
            ("Accepted\n", "Superseded by [Keep it](0002-new.md)\n"),
            ("# partly\n", '# partly\n  - "0001"\n'),
        ),
        (
            NYGARD,
            MADR.replace("date", 'supersedes: ["0007",\n  "0008"]\ndate'),
            ("Accepted\n", "Superseded by [Keep it](0002-new.md)\n"),
            ('"0008"]', '"0008", "0001"]'),
        ),
        (
            NYGARD,
            MADR.replace("date", "supersedes: 0007\ndate"),
            ("Accepted\n", "Superseded by [Keep it](0002-new.md)\n"),
            ("supersedes: 0007", 'supersedes: [0007, "0001"]'),
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_both_ends_say_so_in_their_own_form(
    tmp_path: Path, case: tuple[str, str, tuple[str, str], tuple[str, str]], newline: str
) -> None:
    old, new, expected_old, expected_new = case
    found = planned(tmp_path, old.replace("\n", newline), new.replace("\n", newline))

    after_old = end(old, *expected_old)
    if "decision-makers" in old:
        after_old = end(
            after_old, "date: 2026-03-01\n", 'date: 2026-03-01\nsuperseded-by: ["0002"]\n'
        )
    after_new = end(new, *expected_new)
    assert found == {
        OLD: after_old.replace("\n", newline),
        NEW: after_new.replace("\n", newline),
    }


def test_what_both_ends_say_already_is_left_alone(tmp_path: Path) -> None:
    found = planned(tmp_path, MADR, MADR)

    assert planned(tmp_path, found[OLD], found[NEW]) == {}
    assert planned(tmp_path, found[OLD], MADR) == {NEW: found[NEW]}
    assert planned(tmp_path, MADR, found[NEW]) == {OLD: found[OLD]}


def test_a_second_successor_is_added_to_the_first(tmp_path: Path) -> None:
    old = NYGARD.replace("Accepted", "Superseded by [Keep it](0003-other.md)")

    assert planned(tmp_path, old, MADR, also=True)[OLD] == old.replace(
        "other.md)\n", "other.md)\n\nSuperseded by [Keep it](0002-new.md)\n"
    )


@pytest.mark.parametrize(
    "old",
    [
        NYGARD.replace("Accepted", "Superseded by [Keep it](0003-other.md)"),
        MADR.replace("accepted", "superseded").replace("date", 'superseded_by: ["0003"]\ndate'),
    ],
)
def test_what_is_superseded_already_is_mostly_not_meant(tmp_path: Path, old: str) -> None:
    with pytest.raises(UsageError) as refused:
        planned(tmp_path, old, MADR)

    assert str(refused.value) == (
        "decisions/0001-old.md is superseded already: decisions/0003-other.md holds now; "
        "supersede that one, or add --also where both take its place"
    )
    # One that says so itself only lacks the other end.
    said = MADR.replace("date", 'supersedes: ["0001"]\ndate')
    assert sorted(planned(tmp_path, old, said)) == [OLD]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (MADR, MADR.replace("accepted", "proposed"), "is proposed, so it takes no place yet"),
        (MADR, MADR.replace("accepted", "rejected"), "is rejected, so it takes no place yet"),
        (MADR, MADR.replace("accepted", "superseded"), "is superseded itself"),
        ("# Keep it\n\nText.\n", MADR, "states its status nowhere"),
    ],
)
def test_what_cannot_be_written_exactly_is_refused(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        planned(tmp_path, old, new)


def test_a_decision_takes_no_place_of_its_own(tmp_path: Path) -> None:
    planned(tmp_path, MADR, MADR)
    kb = load(WorkingTree(tmp_path))
    one = kb.decisions["0001-old"]

    with pytest.raises(UsageError, match="cannot take its own place"):
        plan_supersession(kb, one, one, DAY)


def test_a_title_with_brackets_stays_a_link(tmp_path: Path) -> None:
    found = planned(tmp_path, NYGARD, NYGARD.replace("1. Keep it", "2. Use [x] (now)"))

    assert "Superseded by [2. Use \\[x\\] (now)](0002-new.md)\n" in found[OLD]
