"""Durations against months counted on a calendar."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.model.duration import Duration

AMOUNTS = st.integers(0, 120)
DATES = st.dates(date(1990, 1, 1), date(2060, 12, 31))
UNITS = {"w": 604_800, "days": 86_400, "h": 3_600, "min": 60, "s": 1}


def _on_the_calendar(day: date, months: int) -> date:
    """Turn the pages of a calendar; where the month is too short, take its last day."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@given(DATES, AMOUNTS, st.integers(0, 400), st.integers(0, 200))
def test_months_are_calendar_months_and_hours_make_whole_days(
    day: date, months: int, days: int, hours: int
) -> None:
    duration = Duration.parse(f"{months} months {days}d {hours}h")

    expected = _on_the_calendar(day, months) + timedelta(days=days + hours // 24)
    assert duration.after(day) == expected


@given(st.dictionaries(st.sampled_from(sorted(UNITS)), AMOUNTS, min_size=1), AMOUNTS)
def test_words_add_up(amounts: dict[str, int], years: int) -> None:
    text = ", ".join([f"{years} years", *(f"{n}{unit}" for unit, n in amounts.items())])

    duration = Duration.parse(text)

    assert duration.months == years * 12
    assert duration.seconds == sum(UNITS[unit] * n for unit, n in amounts.items())


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_both_notations_mean_the_same(
    years: int, months: int, days: int, hours: int, minutes: int
) -> None:
    iso = Duration.parse(f"P{years}Y{months}M{days}DT{hours}H{minutes}M")
    words = Duration.parse(f"{years}y {months}mo {days}d {hours}h {minutes}m")

    assert (iso.months, iso.seconds) == (words.months, words.seconds)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("20m", 20), ("4h", 240), ("90d", 129_600), ("6 months", 259_200), ("PT30M", 30)],
)
def test_minutes_count_a_month_as_thirty_days(text: str, minutes: int) -> None:
    assert Duration.parse(text).minutes == minutes


@pytest.mark.parametrize(
    "text", ["", "soon", "60", "P", "PT", "6 fortnights", "1.5h", "-5d", "20m or so", "999999999d"]
)
def test_what_is_no_duration_says_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match="write a number with a unit"):
        Duration.parse(text)


@pytest.mark.parametrize("text", ["99999 years", "PT99999999999999H"])
def test_the_end_of_time_is_the_end(text: str) -> None:
    assert Duration.parse(text).after(date(2026, 1, 1)) == date.max


def test_the_end_of_a_short_month_is_kept() -> None:
    assert Duration.parse("6 months").after(date(2026, 8, 31)) == date(2027, 2, 28)
