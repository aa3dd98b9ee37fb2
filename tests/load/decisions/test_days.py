"""The day of a decision, as people write it."""

from datetime import date
from pathlib import Path

import pytest
from tests.load.decisions.log import log, one


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-31", date(2024, 1, 31)),
        ("2024/01/31", date(2024, 1, 31)),
        ("31.01.2024", date(2024, 1, 31)),
        ("31/01/2024", date(2024, 1, 31)),
        ("1/31/2024", date(2024, 1, 31)),
        ("31 January 2024", date(2024, 1, 31)),
        ("31st of Jan, 2024", date(2024, 1, 31)),
        ("Jan 31st, 2024", date(2024, 1, 31)),
        ("20240131", date(2024, 1, 31)),
        ("03/03/24", date(2024, 3, 3)),
        ("2024-02-30", None),
        ("last week", None),
    ],
)
def test_days_are_read_as_people_write_them(tmp_path: Path, text: str, day: date | None) -> None:
    for index, form in enumerate((f"---\ndate: {text}\n---\n# X\n", f"# X\n\nDate: {text}\n")):
        (folder := tmp_path / str(index)).mkdir()
        _, decision = one(folder, form)

        assert decision.date == day
        assert [(found.text, found.readings) for found in decision.dates] == [(text, ())]


def test_a_day_that_may_be_two_is_said_to_be(tmp_path: Path) -> None:
    both = (date(2018, 2, 5), date(2018, 5, 2))
    text = "# X\n\nDate: 05/02/2018\n"

    _, decision = one(tmp_path, text)
    assert (decision.date, decision.dates[0].readings) == (None, both)
    for order, day in zip(("day-first", "month-first"), both, strict=True):
        _, decision = one(tmp_path, text, f"decisions: {{date_order: {order}}}\n")
        assert (decision.date, decision.dates[0].readings) == (day, ())


def test_a_date_in_the_name_counts_where_none_is_written(tmp_path: Path) -> None:
    base = log(
        tmp_path,
        {
            "20200926-use-x.md": "# Use X\n\n- Status: accepted\n",
            "2022-04-13_018-y.md": "# Use Y\n\n- Date: 2022-05-01\n",
        },
    )

    assert [(one.number, one.date) for one in base.decisions.values()] == [
        ("", date(2020, 9, 26)),
        ("018", date(2022, 5, 1)),
    ]
