"""What running costs today and after the vendor has left, in each currency of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relaybook.model.business import Money
    from relaybook.model.handover import Handover
    from relaybook.model.system import System

_A_YEAR = {"month": 12.0, "year": 1.0}


@dataclass(frozen=True, slots=True)
class YearlyCost:
    """Amounts per year in one currency; None where nothing is written. once: paid one time."""

    currency: str
    today: float | None
    after_exit: float | None
    budget: float | None
    once: float
    value: float | None


def money_view(handover: Handover, systems: Sequence[System]) -> tuple[YearlyCost, ...]:
    """Return cost today and after exit, budget and stated value, by currency."""
    costs = [one.cost for one in systems if one.cost]
    today = [item for cost in costs for item in cost.items or ()]
    budgets = [cost.budget for cost in costs if cost.budget]
    later = list(handover.after_exit_cost or ())
    values = [
        one.business_case.value for one in systems if one.business_case and one.business_case.value
    ]
    every = (*today, *budgets, *later, *values)
    currencies = sorted({one.currency for one in every if one.currency})
    return tuple(
        YearlyCost(
            currency,
            per_year(today, currency),
            per_year(later, currency),
            per_year(budgets, currency),
            sum(one.amount or 0 for one in later if one.currency == currency and one.per == "once"),
            per_year(values, currency),
        )
        for currency in currencies
    )


def per_year(amounts: Iterable[Money], currency: str) -> float | None:
    """Return what amounts of one currency come to in a year; None where there are none."""
    found = [
        (one.amount or 0) * _A_YEAR[one.per]
        for one in amounts
        if one.currency == currency and one.per in _A_YEAR
    ]
    return sum(found) if found else None
