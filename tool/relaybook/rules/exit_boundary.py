from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.graph.edges import Edge
from relaybook.model.contact import Contract, Vendor
from relaybook.model.directory import within
from relaybook.model.system import System
from relaybook.rules.agreement import is_agreed
from relaybook.rules.context import Context
from relaybook.rules.failure_plan import has_runbook
from relaybook.rules.leaving import is_reported_as_leaving
from relaybook.rules.path_of_needs import names_along, place_of
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running
from relaybook.rules.sides import Side, side_of

_UNKNOWN_SIDE = "dependencies on systems of which nobody knows whose they are"
_UNKNOWN_CONTRACT = "dependencies whose contract is with a vendor that nobody names"


@rule(
    "exit-boundary",
    on=System,
    level=Level.FULL,
    area="dependencies",
    severity=Severity.WARNING,
    profiles={"vendor-exit": Severity.ERROR},
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Each dependency across the line to a vendor has an agreement, an interface and a runbook."""
    if not is_running(system):
        return
    for edge in context.graph.needs(system.id):
        other = context.kb.systems[edge.target]
        if edge.is_listed or not is_running(other):
            continue
        sides = side_of(system, context), side_of(other, context)
        if sides[0].ours is None or sides[1].ours is None:
            yield CannotTell(_UNKNOWN_SIDE)
        elif sides[0].ours != sides[1].ours:
            yield from _judged(edge, next(one for one in sides if not one.ours), context)


def _judged(edge: Edge, other: Side, context: Context) -> Iterator[Problem | CannotTell]:
    if _nobody_knows(edge, other):
        yield CannotTell(_UNKNOWN_CONTRACT)
    lacking = dict(_lacking(edge, other, context))
    if lacking:
        yield Problem(
            place_of(edge, context.kb),
            f"{names_along((edge,), context.kb)} crosses the line to {other.whose} with "
            f"{_listed(list(lacking))}",
            f"agree it with {other.whose}, and write {_listed(list(lacking.values()))} here",
        )


def _lacking(edge: Edge, other: Side, context: Context) -> Iterator[tuple[str, str]]:
    """Yield what an edge across the line does not have, and what to write."""
    if reason := _without_agreement(edge, other, context):
        yield reason, "`agreed: {by: ..., date: ...}`"
    if not (edge.interface or edge.via):
        yield "no interface", "`interface: ...`"
    if not has_runbook(edge, context):
        yield "no runbook", "`runbook: ...`"


def _nobody_knows(edge: Edge, other: Side) -> bool:
    return bool(edge.contract) and other.vendor is None and not edge.agreed


def _without_agreement(edge: Edge, other: Side, context: Context) -> str:
    """Return why nobody has agreed; empty where somebody has, or where that is not the question."""
    if (
        is_agreed(edge, context.day)
        or _nobody_knows(edge, other)
        or is_reported_as_leaving(edge, context)
    ):
        return ""
    return _without_contract(edge, other.vendor, context) if other.vendor else "no agreement"


def _without_contract(edge: Edge, vendor: Vendor, context: Context) -> str:
    """Return why no contract covers an edge at the day; empty where one does."""
    if not edge.contract:
        standing = context.directory.standing(vendor)
        return "" if standing.active else f"no agreement ({standing.reason})"
    named = [one for one in vendor.contracts or () if _is_named(one, edge.contract)]
    if any(within(context.day, one.start_on, one.end_on) for one in named):
        return ""
    ended = f"does not hold on {context.day}" if named else f"is none with vendor:{vendor.id}"
    return f"no agreement (contract {edge.contract} {ended})"


def _is_named(contract: Contract, reference: str) -> bool:
    return (contract.ref or "").casefold() == reference.strip().casefold()


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
