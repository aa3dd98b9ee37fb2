import re
from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.business import Budget, Cost
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_NUMBER = re.compile(
    r"\s*(\d[\d,_]*(?:\.\d+)?)\s*(thousand|lakh|million|crore|billion)?\b\s*(\w*)", re.IGNORECASE
)
_TIMES = {"": 1.0, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9}
_IN_WORDS = "systems whose unit cost and peak are in words that nobody can multiply"


@rule("peak-over-budget", on=System, level=Level.FULL, area="cost", severity=None)
def check(system: System, _: Context) -> Iterator[Problem | CannotTell]:
    """The busiest time of a system with models is paid for by its budget."""
    cost = system.cost
    if not system.models:
        return
    if cost is None or cost.budget is None or cost.budget.amount is None:
        yield CannotTell("systems with models and without a budget")  # unknown-run-cost asks for it
        return
    peak = cost.volume.peak if cost.volume else None
    if not cost.unit_cost or not peak:
        yield from _unsaid(system, cost)
    elif (total := _at_peak(cost.unit_cost, peak, cost.budget)) is None:
        yield CannotTell(_IN_WORDS)
    elif total > cost.budget.amount and not _is_known_risk(system):
        yield Problem(
            system.at("cost", "unit_cost"),
            f"at its peak {system.name} costs {total:,.0f} {cost.budget.currency} a "
            f"{cost.budget.per}, above its budget of {cost.budget.amount:,.0f}",
            "agree on a higher budget, make it cheaper, or write a risk that names the budget",
        )


def _unsaid(system: System, cost: Cost) -> Iterator[Problem]:
    volume = () if cost.volume is None else ("volume",)
    names = [
        *([] if cost.unit_cost or not system.applies("cost", "unit_cost") else ["unit_cost"]),
        *(
            []
            if (cost.volume and cost.volume.peak) or not system.applies("cost", *volume, "peak")
            else ["volume.peak"]
        ),
    ]
    if names and system.applies("cost", "volume"):
        yield Problem(
            system.at("cost"),
            f"the cost of {system.name} has no {' and no '.join(names)}",
            "write what one answer of its models costs and how many the busiest month has: "
            "`unit_cost: 0.0059 INR per payment`, `volume: {peak: 530 million a month}`",
        )


def _at_peak(unit_cost: str, peak: str, budget: Budget) -> float | None:
    """Return what the peak costs in the time of the budget; None where the units differ."""
    price, count = _NUMBER.match(unit_cost), _NUMBER.match(peak)
    if price is None or count is None or not budget.currency or not budget.per:
        return None
    if price[3].casefold() != budget.currency.casefold() or budget.per not in peak.casefold():
        return None
    return _value(price) * _value(count)


def _value(found: re.Match[str]) -> float:
    number = float(found[1].replace(",", "").replace("_", ""))
    return number * _TIMES[(found[2] or "").casefold()]


def _is_known_risk(system: System) -> bool:
    return any("budget" in f"{one.what} {one.plan}".casefold() for one in system.risks or ())
