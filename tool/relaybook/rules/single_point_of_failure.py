from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, OnlySaid, Problem, Severity
from relaybook.graph.single_points import SinglePoint
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.failures import takes_down, takes_down_without_tier, worst_of
from relaybook.rules.path_of_needs import names_along, steps_after
from relaybook.rules.redundancy import is_redundant, why_not_redundant
from relaybook.rules.rule import Said, rule
from relaybook.rules.running import is_running
from relaybook.rules.single_point_risk import risk_that_names

_UNSAID = "systems that take critical ones down with them, of whose redundancy nobody says anything"
_NO_TIER = "systems without tested redundancy that take systems without a service_tier down"


@rule(
    "single-point-of-failure",
    on=System,
    level=Level.FULL,
    area="dependencies",
    severity=Severity.WARNING,
    thresholds={"to_tier": 1},
)
def check(system: System, context: Context) -> Iterator[Said]:
    """Of each system that takes critical ones down, something stands ready or a risk says so."""
    redundant = is_redundant(system, context.day)
    if redundant or not is_running(system):
        return
    point = takes_down(context, context.threshold(check, "to_tier")).get(system.id)
    if point and (risk := risk_that_names(point, context)):
        yield OnlySaid(f"nothing tested stands ready, and the risk {risk} says so")
    elif point and redundant is None:
        yield CannotTell(_UNSAID)
    elif point:
        yield _problem(system, point, context)
    elif system.id in takes_down_without_tier(context):
        yield CannotTell(_NO_TIER)


def _problem(system: System, point: SinglePoint, context: Context) -> Problem:
    kb = context.kb
    return Problem(
        system.at("redundancy"),
        f"{system.name} takes {worst_of(point, context)} down with it, and "
        f"{why_not_redundant(system)}: {names_along(point.path, kb)}",
        "put something beside it, test it and write `redundancy: {mode: ..., tested_on: ...}`, or "
        "let what needs it do without: `on_failure: degrades`, or another with the same `any_of`; "
        "until then add a risk to `risks` that calls it a single point of failure",
        steps_after((point.path[0], *point.path), kb),
    )
