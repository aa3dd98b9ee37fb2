"""What running costs today and after the vendor has left, in each currency of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relaybook.model.yearly_cost import currency_of, that_apply, yearly_sums

if TYPE_CHECKING:
    from relaybook.model.business import Money
    from relaybook.model.handover import Handover
    from relaybook.model.system import System


@dataclass(frozen=True, slots=True)
class YearlyCost:
    """Amounts per year in one currency; None where nothing is written. once: paid one time."""

    currency: str
    today: float | None
    after_exit: float | None
    budget: float | None
    once: float
    value: float | None


def money_view(handover: Handover, systems: Sequence[System]) -> tuple[tuple[YearlyCost, ...], int]:
    """Return cost today and after exit, budget and stated value, by currency.

    Beside it, how many amounts nobody can add: the sums are too low by these.
    """
    costs = [one.cost for one in systems if one.cost]
    today = [
        item
        for one in systems
        if one.cost
        for item in that_apply(one, one.cost.items or (), "cost", "items")
    ]
    budgets: list[Money] = [cost.budget for cost in costs if cost.budget]
    later = list(that_apply(handover, handover.after_exit_cost or (), "after_exit_cost"))
    cases = [one.business_case for one in systems if one.business_case]
    values = [one.value for one in cases if one.value]
    sums = [yearly_sums(one) for one in (today, later, budgets, values)]
    paid_once = sums[1].once
    currencies = {name for one in sums for name in one.by_currency} | set(
        map(currency_of, paid_once)
    )
    yearly = tuple(
        YearlyCost(
            name,
            sums[0].by_currency.get(name),
            sums[1].by_currency.get(name),
            sums[2].by_currency.get(name),
            sum(one.amount or 0 for one in paid_once if currency_of(one) == name),
            sums[3].by_currency.get(name),
        )
        for name in sorted(currencies)
    )
    return yearly, sum(one.unclear for one in sums)
