"""A date is written as records write it where only one day can be meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fix.mending import mended, mended_text, plan_of

from relaybook.model.day_forms import the_day

SYSTEM = "systems/ledger.yaml"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-9-1", "2026-09-01"),
        ("2026/09/01", "2026-09-01"),
        ("2026.9.1", "2026-09-01"),
        ("1 September 2026", "2026-09-01"),
        ("1st Sept 2026", "2026-09-01"),
        ("03-Sep-2026", "2026-09-03"),
        ("September 1, 2026", "2026-09-01"),
        ("sep. 12th 2026", "2026-09-12"),
        ('"2026-9-1"', '"2026-09-01"'),
        ("'1 May 2026'", "'2026-05-01'"),
    ],
)
def test_a_day_that_is_beyond_doubt(written: str, day: str) -> None:
    text = "title: Ledger\nlast_reviewed_on: {}  # by hand\nrisks: []\n"

    assert mended_text(text.format(written), SYSTEM) == text.format(day)


@pytest.mark.parametrize(
    "written",
    ["12/09/2026", "09-12-2026", "2026-13-1", "31 February 2026", "1 Sextember 2026", "last week"],
)
def test_a_day_that_may_be_another_is_left(written: str) -> None:
    text = f"title: Ledger\nlast_reviewed_on: {written}\n"

    assert mended_text(text, SYSTEM) == text


def test_only_fields_that_hold_dates_are_touched() -> None:
    text = "title: 2026-9-1\ndescription: On 1 May 2026\nlast_reviewed_on: 2026-9-1\n"

    assert mended_text(text, SYSTEM) == text.replace("on: 2026-9-1", "on: 2026-09-01")


def test_front_matter_with_other_line_ends_and_a_mark() -> None:
    before = b"\xef\xbb\xbf---\r\ntags: [\xc3\xa9]\r\nlast_reviewed_on: 2026-9-1 \r\n---\r\n# R\r\n"

    assert mended(before) == before.replace(b"2026-9-1", b"2026-09-01")


def test_lists_and_keys_with_a_dash() -> None:
    before = (
        "title: x\nlast-reviewed-on: 2026-9-1\n"
        "drills:\n  - {outcome: pass, date: 2026/9/2}\n  - date: 3 Sep 2026\n"
    )

    assert mended_text(before, SYSTEM) == (
        "title: x\nlast-reviewed-on: 2026-09-01\n"
        "drills:\n  - {outcome: pass, date: 2026-09-02}\n  - date: 2026-09-03\n"
    )


def test_a_value_that_several_records_inherit() -> None:
    defaults = "systems/_defaults.yaml"
    files = {defaults: b"last_reviewed_on: 1 May 2026\n"}
    files |= {f"systems/{name}.yaml": b"title: x\n" for name in "ab"}

    (file,) = plan_of(files).files

    assert (file.path, file.after) == (defaults, b"last_reviewed_on: 2026-05-01\n")


def test_a_value_that_stands_for_several_is_left() -> None:
    before = "title: &day 2026-9-1\nlast_reviewed_on: *day\n"

    assert mended_text(before, SYSTEM) == before


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["{0.year}-{0.month}-{0.day}"]))
def test_every_day_with_its_year_in_front_is_read(day: date, form: str) -> None:
    assert the_day(form.format(day)) == day


@given(st.text(alphabet="0123456789-/. SeptMayjun,th", max_size=20))
def test_any_other_text_is_no_day_or_one(text: str) -> None:
    assert the_day(text) is None or isinstance(the_day(text), date)
