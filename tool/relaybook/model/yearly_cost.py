"""Amounts of money counted over a year; only the same currency is ever added."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import fsum

from relaybook.model.business import Money
from relaybook.model.record import Record

_TIMES_A_YEAR = {"month": 12, "year": 1}


@dataclass(frozen=True, slots=True)
class YearlySums:
    """What several amounts come to in a year.

    by_currency: the sum in each currency, by its name. counted: how many amounts are in them.
    once: amounts paid only once, which are in no sum. unclear: how many lack an amount, a currency
    or how often it is paid, so that nobody can add them: the sums are too low by these.
    """

    by_currency: Mapping[str, float]
    counted: int
    once: tuple[Money, ...] = ()
    unclear: int = 0

    @property
    def is_known(self) -> bool:
        """Whether there is a sum, and nothing is missing from it."""
        return bool(self.by_currency) and not self.unclear


def per_year(money: Money) -> float | None:
    """Return an amount counted over a year; None where it is paid once or nobody says when."""
    times = _TIMES_A_YEAR.get(money.per or "")
    return None if times is None or money.amount is None else money.amount * times


def yearly_sums(amounts: Iterable[Money]) -> YearlySums:
    """Return what `amounts` come to in a year, each currency for itself."""
    found: dict[str, list[float]] = defaultdict(list)
    once: list[Money] = []
    unclear = 0
    for money in amounts:
        yearly = per_year(money)
        if money.per == "once" and money.amount is not None:
            once.append(money)
        elif yearly is None or not money.currency:
            unclear += 1
        else:
            found[currency_of(money)].append(yearly)
    sums = {currency: fsum(values) for currency, values in sorted(found.items())}
    return YearlySums(sums, sum(map(len, found.values())), tuple(once), unclear)


def that_apply(record: Record, amounts: Iterable[Money], *path: str) -> Iterator[Money]:
    """Yield the amounts of a list but those said not to apply: they count for nothing.

    path: the keys that lead to the list.
    """
    for index, one in enumerate(amounts):
        if record.applies(*path, index) and record.applies(*path, index, "amount"):
            yield one


def currency_of(money: Money) -> str:
    """Return the currency as it is written on the site: `inr` and ` INR` are one."""
    return (money.currency or "").strip().upper()
