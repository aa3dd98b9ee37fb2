import re
from collections.abc import Iterator, Sequence

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import systems_of
from relaybook.model.system import System
from relaybook.model.yearly_cost import YearlySums, that_apply, yearly_sums
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running

_UNKNOWN_TODAY = "handovers with a system in scope of which nobody says what it costs today"
_UNCLEAR = "handovers with a cost before or after the exit that nobody can add up"
_OTHER_CURRENCY = "handovers that are paid in another currency after the exit than before"
_MONEY = re.compile(r"(?i)\b(?:budgets?|costs?)\b")


@rule("dearer-after-exit", on=Handover, level=Level.FULL, area="cost", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """What is paid after the vendor has left is no more than before, or a budget covers it."""
    if not handover.after_exit_cost:
        return  # unknown-cost-after-exit says so
    later = yearly_sums(that_apply(handover, handover.after_exit_cost, "after_exit_cost"))
    systems = list(_in_scope(handover, context))
    today = _today(systems)
    if not systems or not all(_says_its_cost(one) for one in systems):
        yield CannotTell(_UNKNOWN_TODAY)
    elif later.unclear or today.unclear:
        yield CannotTell(_UNCLEAR)
    elif later.by_currency.keys() - today.by_currency.keys():
        yield CannotTell(_OTHER_CURRENCY)
    elif not _is_known_risk(handover):
        yield from _dearer(handover, today, later, _budgets(systems))


def _in_scope(handover: Handover, context: Context) -> Iterator[System]:
    for name in systems_of(handover):
        system = context.kb.systems.get(name)
        if system is not None and system.scope != "external" and is_running(system):
            yield system


def _says_its_cost(system: System) -> bool:
    if not (system.applies("cost") and system.applies("cost", "items")):
        return True
    return bool(system.cost and system.cost.items)


def _today(systems: Sequence[System]) -> YearlySums:
    return yearly_sums(
        item
        for one in systems
        if one.cost
        for item in that_apply(one, one.cost.items or (), "cost", "items")
    )


def _budgets(systems: Sequence[System]) -> YearlySums:
    return yearly_sums(one.cost.budget for one in systems if one.cost and one.cost.budget)


def _dearer(
    handover: Handover, today: YearlySums, later: YearlySums, budgets: YearlySums
) -> Iterator[Problem]:
    for currency, after in later.by_currency.items():
        before = today.by_currency[currency]
        if after > max(before, budgets.by_currency.get(currency, 0)):
            yield Problem(
                handover.at("after_exit_cost"),
                f"after the exit {after:,.0f} {currency} a year are paid, before {before:,.0f}, "
                "and no budget covers that",
                "agree on a higher `budget` of the systems in scope, or add a risk "
                "to `risks` that names the cost, with an owner and a plan",
            )


def _is_known_risk(handover: Handover) -> bool:
    answered = (one for one in handover.risks or () if one.owner and one.plan)
    return any(_MONEY.search(one.what or "") for one in answered)
