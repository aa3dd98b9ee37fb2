from collections.abc import Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.graph.edges import hard_run
from relaybook.graph.tiers import TierInversion, tier_inversions
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.path_of_needs import names_along, steps_after
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running, running_systems

_NO_TIER = "systems without a service_tier"
_NEEDED_BY_NO_TIER = "systems that something without a service_tier needs"


@rule(
    "tier-inversion",
    on=System,
    level=Level.STANDARD,
    area="dependencies",
    severity=Severity.WARNING,
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Nothing needs a system to run that is less critical than itself."""
    if not is_running(system):
        return
    inversion = _inversions(context).get(system.id)
    if inversion:
        yield _problem(system, inversion, context)
    elif system.service_tier is None:
        yield CannotTell(_NO_TIER)
    elif system.service_tier > 1 and system.id in _needed_by_no_tier(context):
        yield CannotTell(_NEEDED_BY_NO_TIER)


def _problem(system: System, inversion: TierInversion, context: Context) -> Problem:
    kb, path = context.kb, inversion.path
    first = kb.systems[path[0].source].name
    return Problem(
        system.at("service_tier"),
        f"{system.name} is tier {inversion.own}, but {first} of tier {inversion.demanded} cannot "
        f"run without it: {names_along(path, kb)}",
        f"write `service_tier: {inversion.demanded}` and run it so, or let a system on the way do "
        "without what it needs: `criticality: soft`",
        steps_after((path[0], *path), kb),
    )


def _inversions(context: Context) -> Mapping[str, TierInversion]:
    def found() -> Mapping[str, TierInversion]:
        tiers = {name: one.service_tier for name, one in running_systems(context).items()}
        return {one.system: one for one in tier_inversions(context.graph, tiers)}

    return context.once("tier inversions", found)


def _needed_by_no_tier(context: Context) -> frozenset[str]:
    def found() -> frozenset[str]:
        silent = [
            name for name, one in running_systems(context).items() if one.service_tier is None
        ]
        return frozenset(context.graph.needed_by_any(silent, hard_run).depths)

    return context.once("needed by what has no tier", found)
