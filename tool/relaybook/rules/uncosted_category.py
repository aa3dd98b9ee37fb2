from collections.abc import Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.business import CostItem
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_planned, is_retired
from relaybook.rules.rule import rule

_ASKED: Mapping[str, tuple[str, ...]] = {
    "cloud": ("cloud",),
    "licence": ("licence",),
    "api": ("api",),
    "storage or transfer": ("storage", "transfer"),
    "support": ("support",),
    "people": ("people",),
}


@rule("uncosted-category", on=System, level=Level.FULL, area="cost", severity=None)
def check(system: System, _: Context) -> Iterator[Problem | CannotTell]:
    """For each kind of running cost somebody said what is paid, or why nothing is."""
    is_ours = system.scope == "internal" and not is_planned(system) and not is_retired(system)
    if not is_ours or system.cost is None or not system.cost.items:
        if is_ours:
            yield CannotTell("systems without any cost")  # unknown-run-cost asks for it
        return
    listed = {
        one.category for at, one in enumerate(system.cost.items) if _is_answered(system, at, one)
    }
    if missing := [name for name, kinds in _ASKED.items() if listed.isdisjoint(kinds)]:
        yield Problem(
            system.at("cost", "items"),
            f"the cost of {system.name} says nothing about {', '.join(missing)}",
            "write what is paid, or `{category: api, amount: {not_applicable: <why nothing>}}`",
        )


def _is_answered(system: System, at: int, item: CostItem) -> bool:
    return item.amount is not None or not system.applies("cost", "items", at, "amount")
