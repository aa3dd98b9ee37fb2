"""Logs of other organisations are read as they are, with the statuses that people counted."""

import hashlib
import shutil
from collections import Counter
from pathlib import Path

import pytest

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.decision import Decision
from relaybook.model.knowledge_base import KnowledgeBase

DATA = Path(__file__).parents[1] / "data"

# Counted by hand from the files, in the words of their authors, case aside; "" is no status.
WORDS = {
    "arachne-adrs": {"proposed": 16, "accepted": 1},
    "govuk-aws-adrs": {
        "accepted": 28,
        "pending": 6,
        "partly superseded": 1,
        "superseded": 1,
        "proposed": 1,
        "approved": 1,
    },
    # 19 decisions, of which one has a status; the index and the templates are none.
    "madr": {"": 18, "on hold": 1},
    # The whole repository has 49 and 6 proposed; 024, which was proposed, is not kept here.
    "moj-cloud-platform": {
        "accepted": 34,
        "proposed": 5,
        "rejected": 2,
        "incomplete": 2,
        "superseded": 1,
        "": 4,
    },
    "wagov-adrs": {"accepted": 14, "proposed": 6},
}
# What those words mean. "Partly superseded" is still in force; pending and incomplete are not yet.
STATUSES = {
    "arachne-adrs": {"proposed": 16, "accepted": 1},
    "govuk-aws-adrs": {"accepted": 30, "proposed": 7, "superseded": 1},
    "madr": {None: 18, "proposed": 1},
    "moj-cloud-platform": {"accepted": 34, "proposed": 7, "rejected": 2, "superseded": 1, None: 4},
    "wagov-adrs": {"accepted": 14, "proposed": 6},
}


def copied(name: str, folder: Path) -> Path:
    shutil.copytree(DATA / "corpora" / name, folder, dirs_exist_ok=True)
    return shutil.copytree(DATA / "corpora-configuration" / name, folder, dirs_exist_ok=True)


def decisions(base: KnowledgeBase) -> list[Decision]:
    return [one for one in base.documents if isinstance(one, Decision)]


def digests(folder: Path) -> dict[str, str]:
    return {
        path.as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", WORDS)
def test_each_log_has_the_statuses_that_people_counted(name: str, tmp_path: Path) -> None:
    folder = copied(name, tmp_path)
    before = digests(folder)

    found = decisions(load(WorkingTree(folder)))

    assert Counter(one.status_word.lower() for one in found) == WORDS[name]
    assert Counter(one.status for one in found) == STATUSES[name]
    assert all(one.variant for one in found)
    assert digests(folder) == before


def test_the_capitals_of_arachne_are_kept(tmp_path: Path) -> None:
    found = decisions(load(WorkingTree(copied("arachne-adrs", tmp_path))))

    assert sum(one.status_word == "PROPOSED" for one in found) == 12
    assert [one.number for one in found] == [f"{number:03}" for number in range(1, 18)]


def test_relations_lead_to_decisions_of_the_log(tmp_path: Path) -> None:
    expected = {
        "govuk-aws-adrs": [
            ("0004", "superseded_by", "0015"),
            ("0010", "amended_by", "0017"),
            ("0017", "amends", "0010"),
        ],
        "moj-cloud-platform": [("018", "relates_to", "019"), ("021", "superseded_by", "036")],
        "arachne-adrs": [],
        "wagov-adrs": [],
    }
    for name, relations in expected.items():
        base = load(WorkingTree(copied(name, tmp_path / name)))
        found = [
            (one.number, relation.name, other.number)
            for one in decisions(base)
            for relation in one.relations
            if (other := base.decision_index.find(one, relation.reference))
        ]
        assert found == relations
        assert sum(len(one.relations) for one in decisions(base)) == len(relations)


def test_three_folders_share_one_sequence_without_a_gap(tmp_path: Path) -> None:
    base = load(WorkingTree(copied("wagov-adrs", tmp_path)))

    found = decisions(base)
    assert sorted(int(one.number) for one in found) == list(range(1, 21))
    assert {one.reading.space for one in found} == {"development"}
    near = next(one for one in found if one.number == "019")
    other = base.decision_index.find(near, "ADR 001")
    assert other is not None
    assert other.path == "security/001-isolation.md"


def test_dates_that_may_be_either_way_round_are_not_guessed(tmp_path: Path) -> None:
    folder = copied("moj-cloud-platform", tmp_path)
    found = decisions(load(WorkingTree(folder)))
    unsure = [one.number for one in found if one.date is None]
    # Thirteen of those with slashes have a day up to 12; all others can only be one day.
    assert unsure == [
        *("001", "004", "005", "006", "007", "008", "009", "011", "012", "013", "014", "018"),
        "035",
    ]

    with (folder / "relaybook.yml").open("a") as file:
        file.write("decisions: {date_order: day-first}\n")

    assert all(one.date for one in decisions(load(WorkingTree(folder))))
