"""Amounts over a year: months are twelve, what is paid once is apart, currencies never mix."""

import pytest

from relaybook.model.business import Money
from relaybook.model.yearly_cost import per_year, yearly_sums


def money(amount: float | None, currency: str | None = "INR", per: str | None = "month") -> Money:
    return Money.model_validate({"amount": amount, "currency": currency, "per": per})


@pytest.mark.parametrize(
    ("one", "yearly"),
    [
        (money(100), 1200),
        (money(100, per="year"), 100),
        (money(100, per="once"), None),
        (money(100, per=None), None),
        (money(None), None),
        (money(0), 0),
    ],
)
def test_an_amount_is_counted_over_a_year(one: Money, yearly: float | None) -> None:
    assert per_year(one) == yearly


def test_each_currency_is_added_for_itself() -> None:
    sums = yearly_sums([money(1), money(5, "EUR", "year"), money(2, "inr ", "year")])

    assert sums.by_currency == {"EUR": 5, "INR": 14}
    assert sums.counted == 3
    assert sums.is_known


def test_what_cannot_be_added_is_counted_apart() -> None:
    once = money(90, per="once")

    sums = yearly_sums([money(1), once, money(7, None), money(None), money(3, per=None)])

    assert sums.by_currency == {"INR": 12}
    assert sums.once == (once,)
    assert sums.unclear == 3
    assert not sums.is_known


def test_nothing_is_no_sum_of_nought() -> None:
    assert yearly_sums([]).by_currency == {}
    assert not yearly_sums([]).is_known
