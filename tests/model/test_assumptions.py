"""What a decision rests on, and until when."""

from datetime import date
from pathlib import Path

import pytest
from tests.rules.decision_log import decision, log

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.assumptions import Belief, beliefs_of


def believed(folder: Path, *files: dict[str, str]) -> tuple[Belief, ...]:
    for path, text in log(*files).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    decisions = load(WorkingTree(folder)).decisions.values()
    return tuple(belief for one in decisions for belief in beliefs_of(one))


@pytest.mark.parametrize(
    ("written", "until", "field"),
    [
        ("valid_until_on: 2026-05-01", date(2026, 5, 1), "valid_until_on"),
        ("revisit_when: 2026-05-01", date(2026, 5, 1), "revisit_when"),
        ("revisit_when: on 2026-05-01.", date(2026, 5, 1), "revisit_when"),
        (
            "valid_until_on: 2026-06-01, revisit_when: 2026-05-01",
            date(2026, 5, 1),
            "revisit_when",
        ),
        ("revisit_when: when 2026-05-01 has a holiday", None, ""),
        ("revisit_when: 2026-02-30", None, ""),
        ("revisit_when: load doubles", None, ""),
    ],
)
def test_the_earliest_day_counts(
    tmp_path: Path, written: str, until: date | None, field: str
) -> None:
    text = f"[{{what: It is free, {written}}}]"

    (one,) = believed(tmp_path, decision("0001", systems="[vault]", assumptions=text))

    assert (one.until, one.field) == (until, field)
    assert one.is_overdue(date(2026, 5, 2)) is (until is not None)
    assert not one.is_overdue(date(2026, 5, 1))
