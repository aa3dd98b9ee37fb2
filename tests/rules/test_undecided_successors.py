"""Each decision that only means to replace another is told, one by one."""

from pathlib import Path

from tests.rules.decision_log import decision, found, log
from tests.rules.knowledge import judged

from relaybook.findings import Level

RULE = "superseded-by-undecided"


def test_each_undecided_successor_is_reported_where_it_is_named(tmp_path: Path) -> None:
    files = log(
        decision("0001", "superseded", superseded_by=["0002", "0003", "0004"]),
        decision("0002", "proposed", supersedes=["0001"]),
        decision("0003", supersedes=["0001"]),
        decision("0004", "rejected", supersedes=["0001"]),
    )

    report = judged(tmp_path, files, Level.BASIC, RULE)

    assert found(report) == [
        ("0001-choice.md", 4, 17, "0001 is superseded by 0002, which is only proposed"),
        ("0001-choice.md", 4, 33, "0001 is superseded by 0004, which was rejected"),
    ]
    assert [one.help for one in report.findings] == [
        "do not name 0002 here until 0002 is accepted",
        "do not name 0004 here",
    ]


def test_a_proposal_to_replace_what_another_replaced_is_none(tmp_path: Path) -> None:
    files = log(
        decision("0001", "superseded", superseded_by=["0003"]),
        decision("0002", "proposed", supersedes=["0001"]),
        decision("0003", supersedes=["0001"]),
    )

    assert found(judged(tmp_path, files, Level.BASIC, RULE)) == []


def test_where_all_are_undecided_each_is_reported(tmp_path: Path) -> None:
    files = log(
        decision("0001", "superseded", superseded_by=["0002"]),
        decision("0002", "proposed"),
        decision("0003", "proposed", supersedes=["0001"]),
    )

    report = judged(tmp_path, files, Level.BASIC, RULE)

    assert [one.message.rpartition(", ")[0] for one in report.findings] == [
        "0001 is superseded by 0002",
        "0001 is superseded by 0003",
    ]
    assert report.findings[0].help == "write `status: accepted` here until 0002 is accepted"
