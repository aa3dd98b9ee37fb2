"""Which beliefs a decision rests on, and until when they may be relied on without a look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relaybook.model.decision import Assumption, Decision
    from relaybook.source import Place

_DAY = re.compile(r"(?:(?:on|after|from|by)\s+)?(\d{4}-\d\d-\d\d)\s*\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Belief:
    """One assumption of one decision.

    number: its place in the list, from 1. until: the last day it may be relied on without a look,
    None for no such day. field: which key says so, empty for none.
    """

    decision: Decision
    number: int
    assumption: Assumption
    until: date | None
    field: str

    @property
    def place(self) -> Place:
        """Where its last day is written, else where it stands."""
        at = ("assumptions", self.number - 1)
        return self.decision.at(*at, self.field) if self.field else self.decision.at(*at)

    def is_overdue(self, day: date) -> bool:
        """Whether somebody should have looked at it again before `day`."""
        return self.until is not None and self.until < day


def beliefs_of(decision: Decision) -> Iterator[Belief]:
    """Yield the assumptions of a decision in the order in which they are written."""
    for number, one in enumerate(decision.assumptions or (), 1):
        days = [(one.valid_until_on, "valid_until_on"), (_as_day(one.revisit_when), "revisit_when")]
        known = [(day, name) for day, name in days if day is not None]
        until, name = min(known, default=(None, ""))
        yield Belief(decision, number, one, until, name)


def _as_day(text: str | None) -> date | None:
    """Return the day that a condition names, where it is nothing but a day."""
    found = _DAY.fullmatch(text.strip()) if text else None
    if found is None:
        return None
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None
