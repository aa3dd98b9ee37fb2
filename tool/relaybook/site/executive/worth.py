"""The first question: why we have a system, and whether it is worth what it costs."""

from relaybook.model.system import System
from relaybook.model.yearly_cost import YearlySums
from relaybook.site.executive.answer import Answer, Question, answer, extra
from relaybook.site.html import EMPTY, Html, joined
from relaybook.site.money import budget, run_cost, shown_sums, stated_value, what_is_left
from relaybook.site.page import Page, badge
from relaybook.site.prose import prose
from relaybook.site.values import day, field_value


def worth(page: Page, system: System) -> Question:
    """Return the business case, with value beside cost over a year."""
    case, cost = system.business_case, system.cost
    yearly, allowed = run_cost(system), budget(system)
    answers = (
        answer("What it does", prose(system.description or ""), system, "description"),
        answer(
            "The problem it solves",
            prose((case and case.problem) or ""),
            system,
            "business_case",
            "problem",
        ),
        answer("Value a year", _value(system), system, "business_case", "value"),
        answer("Run cost a year", _cost(page, system, yearly), system, "cost", "items"),
        _left(stated_value(system), yearly),
        answer("Budget a year", _budget(allowed, yearly), system, "cost", "budget"),
        extra("Cost of a unit", prose((cost and cost.unit_cost) or "")),
        extra("Volume", field_value(page, cost, "volume") if cost else EMPTY),
    )
    return Question("Is it worth what it costs?", answers)


def _value(system: System) -> Html:
    shown = shown_sums(stated_value(system))
    start = system.business_case.value_from_on if system.business_case else None
    return joined([shown, ", from ", day(start)]) if shown and start else shown


def _cost(page: Page, system: System, yearly: YearlySums) -> Html:
    shown = shown_sums(yearly)
    if not shown:
        return EMPTY
    counted = f", {yearly.counted:,} kinds of cost" if yearly.counted > 1 else ""
    when = field_value(page, system.cost, "as_of") if system.cost else EMPTY
    return joined([shown, counted, ", as of " if when else "", when])


def _left(value: YearlySums, cost: YearlySums) -> Answer:
    """What is left is no fact of its own: where it is not known, its two sides already say so."""
    return extra("Value less cost", what_is_left(value, cost))


def _budget(allowed: YearlySums, cost: YearlySums) -> Html:
    shown = shown_sums(allowed)
    over = any(
        cost.by_currency.get(currency, 0) > limit for currency, limit in allowed.by_currency.items()
    )
    return joined([shown, badge("the cost is above it", "error") if over else None], " ")
