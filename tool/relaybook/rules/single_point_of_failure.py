from collections.abc import Callable, Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.graph.single_points import SinglePoint, single_points
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.failures import failure_model
from relaybook.rules.path_of_needs import names_along, steps_after
from relaybook.rules.redundancy import is_redundant, why_not_redundant
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running, running_systems

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
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Something tested stands ready for each system that takes critical ones down with it."""
    redundant = is_redundant(system, context.day)
    if redundant or not is_running(system):
        return
    point = _points(context).get(system.id)
    if point and redundant is None:
        yield CannotTell(_UNSAID)
    elif point:
        yield _problem(system, point, context)
    elif system.id in _points_of_no_tier(context):
        yield CannotTell(_NO_TIER)


def _problem(system: System, point: SinglePoint, context: Context) -> Problem:
    kb = context.kb
    tier = min(kb.systems[name].service_tier or 0 for name in point.downs)
    count = sum(kb.systems[name].service_tier == tier for name in point.downs)
    others = f"{count} systems" if count > 1 else kb.systems[point.path[0].source].name
    return Problem(
        system.at("redundancy"),
        f"{system.name} takes {others} of tier {tier} down with it, and "
        f"{why_not_redundant(system)}: {names_along(point.path, kb)}",
        "put something beside it, test it and write `redundancy: {mode: ..., tested_on: ...}`, or "
        "let what needs it do without: `on_failure: degrades`, or another with the same `any_of`",
        steps_after((point.path[0], *point.path), kb),
    )


def _points(context: Context) -> Mapping[str, SinglePoint]:
    most = context.threshold(check, "to_tier")
    return _points_of("single points", lambda tier: tier is not None and tier <= most, context)


def _points_of_no_tier(context: Context) -> Mapping[str, SinglePoint]:
    return _points_of("single points, no tier", lambda tier: tier is None, context)


def _points_of(
    key: str, counts: Callable[[int | None], bool], context: Context
) -> Mapping[str, SinglePoint]:
    def found() -> Mapping[str, SinglePoint]:
        systems = running_systems(context)
        critical = [name for name, one in systems.items() if counts(one.service_tier)]
        return single_points(failure_model(context), critical)

    return context.once(key, found)
