"""A watched day answers as any day does, and knows from when on it would answer otherwise."""

import operator
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from relaybook.model.watched_day import Turn, Watch, WatchedDay

FIRST = date(2026, 11, 23)
LAST = FIRST + timedelta(days=60)
NEAR = st.dates(FIRST - timedelta(days=20), LAST + timedelta(days=20))
QUESTIONS: dict[str, Callable[[date, date], object]] = {
    "earlier": operator.lt,
    "not later": operator.le,
    "later": operator.gt,
    "not earlier": operator.ge,
    "same": operator.eq,
    "other": operator.ne,
    "turned round": lambda day, other: other <= day,
    "turned round strictly": lambda day, other: other < day,
    "a week later": lambda day, other: day + timedelta(days=7) > other,
    "a week earlier": lambda day, other: other <= day - timedelta(days=7),
    "age": lambda day, other: (day - other).days > 10,
    "time left": lambda day, other: (other - day).days > 10,
    "later of the two": lambda day, other: max(day, other) == other,
    "listed": lambda day, other: day in (other, FIRST),
    "looked up": lambda day, other: day in {other, FIRST},
    "month": lambda day, other: (day.year, day.month) == (other.year, other.month),
    "day of the week": lambda day, other: day.weekday() == other.weekday(),
    "number": lambda day, other: day.toordinal() - other.toordinal() == 3,
    "as written": lambda day, other: day.isoformat() == other.isoformat(),
    "in three months": lambda day, other: day + relativedelta(months=3) > other,
    "on the first": lambda day, other: day.replace(day=1) >= other,
}


def watched(day: date = FIRST, last: date = LAST) -> tuple[WatchedDay, Watch]:
    watch = Watch(last)
    return WatchedDay(day, watch), watch


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
@given(other=NEAR)
def test_nothing_changes_between_two_days_that_were_noticed(
    question: Callable[[date, date], object], other: date
) -> None:
    day = FIRST
    while day <= LAST:
        one, watch = watched(day)
        answer, turns = watch.during(lambda one=one: question(one, other))  # type: ignore[misc]
        until = min((turn.on for turn in turns), default=LAST + timedelta(days=1))
        while day < until and day <= LAST:
            assert question(day, other) == answer, day
            day += timedelta(days=1)


def test_a_turn_names_the_date_that_the_day_was_held_against() -> None:
    day, watch = watched()

    _, turns = watch.during(lambda: [day > date(2026, 12, 31), day - timedelta(days=7) > FIRST])

    assert turns == {
        Turn(date(2027, 1, 1), date(2026, 12, 31)),
        Turn(date(2026, 12, 1), FIRST),
    }


def test_what_is_past_or_beyond_the_horizon_is_not_noticed() -> None:
    day, watch = watched()

    _, turns = watch.during(
        lambda: [day > FIRST - timedelta(days=1), day > LAST, day > date.max, day < date.max]
    )

    assert turns == frozenset()


def test_the_end_of_the_calendar_is_never_passed() -> None:
    day, watch = watched(last=date.max)

    _, turns = watch.during(lambda: [day > date.max, day - timedelta(days=9) > date.max])

    assert turns == frozenset()


def test_a_remembered_answer_hands_on_when_it_changes_and_whose_it_is() -> None:
    day, watch = watched()
    _, inner = watch.during(lambda: day > FIRST + timedelta(days=3), "a-lee")

    _, outer = watch.during(lambda: watch.add(inner))

    assert outer == {Turn(FIRST + timedelta(days=4), FIRST + timedelta(days=3), "a-lee")}


def test_text_is_that_of_the_day_and_changes_nothing() -> None:
    day, watch = watched()

    text, turns = watch.during(lambda: f"{day} {day!s} {day:%d.%m.}")

    assert (text, turns) == ("2026-11-23 2026-11-23 23.11.", frozenset())


def test_two_days_that_move_together_stay_as_far_apart() -> None:
    day, watch = watched()

    answers, turns = watch.during(lambda: [day < day + timedelta(days=1), day == day + timedelta()])

    assert (answers, turns) == ([True, True], frozenset())
    assert (day + timedelta(days=3)) - day == timedelta(days=3)


def test_a_day_is_no_text_and_no_moment() -> None:
    day, _ = watched()

    assert (day == "2026-11-23", day != "2026-11-23") == (False, True)
    with pytest.raises(TypeError):
        _ = day < datetime(2026, 11, 23)  # type: ignore[operator]  # noqa: DTZ001
