"""Opening hours against every minute of a week."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.model.hours import DAYS, Hours

DAY = 24 * 60
WEEK = 7 * DAY
MONDAY = datetime(2026, 11, 23)  # noqa: DTZ001 - local time of the contact
Range = tuple[int, int, int, int]  # first and last day, start and end in minutes


def _minutes_open(ranges: list[Range]) -> set[int]:
    """Walk through the week minute by minute from each opening to its close."""
    found = set()
    for first, last, start, end in ranges:
        for step in range((last - first) % 7 + 1):
            opening = (first + step) % 7 * DAY + start
            length = end - start if start < end else DAY - start + end
            found |= {(opening + minute) % WEEK for minute in range(length)}
    return found


def _text(ranges: list[Range]) -> str:
    return "; ".join(
        f"{DAYS[first]}-{DAYS[last]} {start // 60:02}:{start % 60:02}-{end // 60}:{end % 60:02}"
        for first, last, start, end in ranges
    )


_clock = st.integers(0, DAY) | st.sampled_from([0, 60, 540, 1080, DAY])
_ranges = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), _clock, _clock), min_size=1, max_size=3
)


@given(_ranges, st.lists(st.integers(0, WEEK - 1), max_size=50))
def test_a_minute_is_covered_where_somebody_is_there(
    ranges: list[Range], samples: list[int]
) -> None:
    hours, expected = Hours.parse(_text(ranges)), _minutes_open(ranges)
    edges = {
        day * DAY + at + near
        for day in range(7)
        for near in (-1, 0, 1)
        for r in ranges
        for at in r[2:]
    }

    for minute in {edge % WEEK for edge in edges} | set(samples):
        assert hours.covers(MONDAY + timedelta(minutes=minute)) == (minute in expected)


@given(_ranges)
def test_round_the_clock_is_every_minute_of_the_week(ranges: list[Range]) -> None:
    assert Hours.parse(_text(ranges)).round_the_clock == (len(_minutes_open(ranges)) == WEEK)


@pytest.mark.parametrize("text", ["24x7", "24/7", "always", "Mon-Sun 00:00-24:00"])
def test_always_is_always(text: str) -> None:
    assert Hours.parse(text).round_the_clock


def test_two_shifts_make_a_day() -> None:
    assert Hours.parse("Mon-Sun 06:00-18:00; Mon-Sun 18:00-06:00").round_the_clock


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("office hours", "is not opening hours"),
        ("", "is not opening hours"),
        ("Mon-Fry 09:00-17:00", "names a day that is none"),
        ("Mon-Fri 09:00-25:00", "has a time that no clock shows"),
        ("Mon-Fri 09:75-17:00", "has a time that no clock shows"),
    ],
)
def test_what_is_no_opening_hours_says_why(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Hours.parse(text)


def _longest_without(own: set[int], others: set[int], ahead: int) -> int:
    """Wait minute by minute, from each minute on, while we are there and nobody of the others."""
    alone = {minute for minute in own if (minute + ahead) % WEEK not in others}
    if len(alone) == WEEK:
        return WEEK
    longest = 0
    for start in (minute for minute in alone if (minute - 1) % WEEK not in alone):
        end = start
        while end % WEEK in alone:
            end += 1
        longest = max(longest, end - start)
    return longest


@given(_ranges, _ranges, st.sampled_from([0, 0, 330, -300, 60]))
def test_how_long_hours_do_without_others(
    own: list[Range], others: list[Range], ahead: int
) -> None:
    found = Hours.parse(_text(own)).longest_without(Hours.parse(_text(others)), ahead)

    assert found == _longest_without(_minutes_open(own), _minutes_open(others), ahead)


@pytest.mark.parametrize(
    ("own", "other", "hours"),
    [
        ("24x7", "24x7", 0),
        ("24x7", "Mon-Fri 09:00-18:00", 63),
        ("Mon-Fri 08:00-20:00", "Mon-Fri 09:00-18:00", 2),
        ("Mon-Sun 08:00-20:00", "Mon-Fri 09:00-18:00", 12),
        ("24x7", "Tue-Sun 00:00-24:00", 24),
        ("Sat-Mon 20:00-04:00", "Tue 00:00-01:00", 8),
        ("Mon-Fri 09:00-18:00", "Mon-Fri 08:00-20:00", 0),
    ],
)
def test_the_longest_stretch_counts(own: str, other: str, hours: int) -> None:
    assert Hours.parse(own).longest_without(Hours.parse(other)) == hours * 60
