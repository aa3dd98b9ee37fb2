"""Run cost beside value, over a year: never added over currencies, never more than is known."""

from collections.abc import Iterable, Mapping

from relaybook.model.business import Money
from relaybook.model.system import System
from relaybook.model.yearly_cost import YearlySums, currency_of, that_apply, yearly_sums
from relaybook.site.html import EMPTY, Html, element, joined, text
from relaybook.site.page import badge
from relaybook.site.values import amount


def run_cost(system: System) -> YearlySums:
    """Return what a system costs in a year; kinds of cost that do not apply count for nothing."""
    items = (system.cost.items or ()) if system.cost else ()
    return yearly_sums(that_apply(system, items, "cost", "items"))


def stated_value(system: System) -> YearlySums:
    """Return what a system is said to be worth in a year."""
    value = system.business_case.value if system.business_case else None
    return yearly_sums([value] if value else [])


def budget(system: System) -> YearlySums:
    """Return what may be spent on a system in a year."""
    allowed = system.cost.budget if system.cost else None
    return yearly_sums([allowed] if allowed else [])


def total(all_sums: Iterable[YearlySums]) -> YearlySums:
    """Return several sums as one, each currency for itself."""
    found = list(all_sums)
    amounts = [
        Money.model_validate({"amount": sum_, "currency": currency, "per": "year"})
        for one in found
        for currency, sum_ in one.by_currency.items()
    ]
    once = tuple(money for one in found for money in one.once)
    counted = sum(one.counted for one in found)
    unclear = sum(one.unclear for one in found)
    return YearlySums(yearly_sums(amounts).by_currency, counted, once, unclear)


def shown_sums(sums: YearlySums) -> Html:
    """Return sums as people read them, with what is not in them; empty where there is nothing."""
    parts = [_amounts(sums.by_currency), *map(_once, sums.once)]
    if sums.unclear:
        what = "an amount is" if sums.unclear == 1 else f"{sums.unclear:,} amounts are"
        parts.append(badge(f"{what} not clear", "warning"))
    return joined([part for part in parts if part], " ")


def _amounts(by_currency: Mapping[str, float]) -> Html:
    shown = (
        element("span", f"{currency} {amount(sum_)}", class_="rb-amount")
        for currency, sum_ in by_currency.items()
    )
    return joined(shown, " and ")


def _once(money: Money) -> Html:
    currency = currency_of(money) or "currency not known:"
    return element("span", f"{currency} {amount(money.amount or 0)} once", class_="rb-label")


def what_is_left(value: YearlySums, cost: YearlySums) -> Html:
    """Return value less cost, or why nobody can tell."""
    if not value.by_currency or not cost.by_currency:
        return EMPTY
    if set(value.by_currency) != set(cost.by_currency) or len(value.by_currency) > 1:
        currencies = f"{', '.join(value.by_currency)} and {', '.join(cost.by_currency)}"
        return text(f"cannot be compared: {currencies}")
    currency, worth = next(iter(value.by_currency.items()))
    left = worth - cost.by_currency[currency]
    shown = element("span", f"{currency} {amount(left)}", class_="rb-amount")
    if not cost.is_known or not value.is_known:
        return joined([shown, badge("not all is known", "warning")], " ")
    return shown if left >= 0 else joined([shown, badge("costs more than it brings", "error")], " ")


def sort_key(sums: YearlySums) -> str:
    """Return what a column of money is sorted by; currencies cannot be put in an order."""
    values = list(sums.by_currency.values())
    return str(values[0]) if len(values) == 1 else "0"
