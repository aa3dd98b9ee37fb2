"""The only place that asks what time it is."""

import time
from datetime import UTC, date, datetime


def today() -> date:
    """Return the day on this machine."""
    return now().astimezone().date()


def now() -> datetime:
    """Return this moment, with its time zone."""
    return datetime.now(UTC)


def seconds() -> float:
    """Return a number of seconds, to subtract an earlier one from."""
    return time.perf_counter()
