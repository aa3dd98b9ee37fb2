"""Which sign-offs of a handover count: those given by the day, the newest of each role."""

import re
from collections.abc import Iterator
from datetime import date

from relaybook.model.handover import Handover
from relaybook.model.handover_tables import SignOff

_ACCEPTING = ("accept", "approve")
# Whoever manages the vendor on our side is not the vendor.
VENDOR = re.compile(r"(?i)\b(?:vendor|supplier)\b(?![ _-]+(?:manage|relation|risk))")


def given(handover: Handover, day: date) -> Iterator[tuple[int, SignOff]]:
    """Yield each sign-off that somebody has given by the day, with its index from 0."""
    for index, one in enumerate(handover.sign_offs or ()):
        is_filled = bool(one.decision or one.digest or one.date)
        if is_filled and (one.date is None or one.date <= day):
            yield index, one


def newest(handover: Handover, day: date) -> Iterator[tuple[int, SignOff]]:
    """Yield the last sign-off of each role; an earlier one of the same role is history."""
    by_role: dict[str, tuple[int, SignOff]] = {}
    for index, one in given(handover, day):
        role = " ".join((one.role or f"row {index}").casefold().split())
        earlier = by_role.get(role)
        if earlier is None or (earlier[1].date or date.min) <= (one.date or date.min):
            by_role[role] = (index, one)
    return iter(sorted(by_role.values(), key=lambda found: found[0]))


def accepts(one: SignOff) -> bool:
    """Whether a sign-off accepts, with conditions or without."""
    return (one.decision or "").strip().casefold().startswith(_ACCEPTING)


def is_of_vendor(one: SignOff) -> bool:
    """Whether somebody signs for whoever hands over; anybody else must be ours."""
    return bool(VENDOR.search(one.role or ""))


def is_under_way(handover: Handover) -> bool:
    """Whether it is still to be decided, so that what changes matters to who signed."""
    return handover.status in ("planned", "in_progress", "conditionally_accepted")
