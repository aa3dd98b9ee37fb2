"""The risks of a handover and of its systems that weigh most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relaybook.model.business import Risk
    from relaybook.model.handover import Handover
    from relaybook.model.system import System

_MOST_RISKS = 5
_WEIGHT = {"low": 1, "medium": 2, "high": 3}


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One risk. where: the record it stands in."""

    id: str
    what: str
    likelihood: str
    impact: str
    owner: str
    response: str
    due_on: date | None
    where: str


def top_risks(handover: Handover, systems: Sequence[System]) -> tuple[RiskLine, ...]:
    """Return the risks with the greatest product of likelihood and impact."""
    held = [(handover.reference, one) for one in handover.risks or ()]
    held += [(system.reference, one) for system in systems for one in system.risks or ()]
    held.sort(key=lambda one: (-_weight(one[1]), one[1].id or ""))
    return tuple(
        RiskLine(
            one.id or "",
            one.what or "",
            one.likelihood or "",
            one.impact or "",
            one.owner or "",
            one.response or "",
            one.due_on,
            where,
        )
        for where, one in held[:_MOST_RISKS]
    )


def _weight(risk: Risk) -> int:
    return _WEIGHT.get(risk.likelihood or "", 0) * _WEIGHT.get(risk.impact or "", 0)
