"""What comes later than it was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relaybook.model.handover import Handover
    from relaybook.model.handover_tables import Milestone


@dataclass(frozen=True, slots=True)
class Slip:
    """A milestone that is later than it was promised. forecast_on: when it came or is expected."""

    milestone: str
    name: str
    baseline_on: date
    forecast_on: date
    done: bool
    days: int


def slips_of(handover: Handover, today: date) -> tuple[Slip, ...]:
    """Return the milestones that moved or are late: what is not done first, then the worst."""
    found = (_slip(one, today) for one in handover.milestones or ())
    slipped = (one for one in found if one is not None)
    return tuple(sorted(slipped, key=lambda one: (one.done, -one.days, one.milestone)))


def _slip(one: Milestone, today: date) -> Slip | None:
    if one.baseline_on is None:
        return None
    # What is not done comes today at the earliest, whatever is still forecast.
    expected = one.done_on or max(one.forecast_on or one.baseline_on, today)
    days = (expected - one.baseline_on).days
    if days <= 0:
        return None
    is_done = one.done_on is not None
    return Slip(one.id or "", one.name or "", one.baseline_on, expected, is_done, days)
