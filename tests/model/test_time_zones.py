"""The clocks of two places drift apart and together again within a year."""

from datetime import date, timedelta

import pytest

from relaybook.model.time_zones import offset_on
from relaybook.model.watched_day import Watch, WatchedDay

START = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", START, 1),
        ("Europe/Berlin", date(2027, 7, 1), 2),
        ("Asia/Kolkata", START, 5.5),
        ("Nowhere/Land", START, None),
        ("", START, None),
    ],
)
def test_how_far_a_clock_is_ahead(zone: str, day: date, hours: float | None) -> None:
    assert offset_on(zone, day) == (None if hours is None else timedelta(hours=hours))


@pytest.mark.parametrize(
    ("zone", "turns"),
    [
        ("Europe/Berlin", [date(2027, 3, 28)]),
        ("Asia/Kolkata", [START + timedelta(days=399)]),  # it never changes: look again
        ("Nowhere/Land", []),
    ],
)
def test_a_watched_day_notices_when_clocks_change(zone: str, turns: list[date]) -> None:
    watch = Watch(date(2030, 1, 1))
    day = WatchedDay(START, watch)

    offset, noticed = watch.during(lambda: offset_on(zone, day))

    assert offset == offset_on(zone, START)
    assert sorted(turn.on for turn in noticed) == turns


def test_on_the_last_day_of_the_calendar_nothing_changes_any_more() -> None:
    watch = Watch(date.max)

    _, noticed = watch.during(lambda: offset_on("UTC", WatchedDay(date(9999, 12, 30), watch)))

    assert {turn.on for turn in noticed} == {date.max}
