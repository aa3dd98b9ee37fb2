"""What fails with what, worked out once for all rules that ask."""

from collections.abc import Callable, Mapping

from relaybook.graph.failure import FailureModel
from relaybook.graph.single_points import SinglePoint, single_points
from relaybook.rules.context import Context
from relaybook.rules.running import running_systems


def takes_down(context: Context, to_tier: int) -> Mapping[str, SinglePoint]:
    """Return each system whose failure takes running ones of `to_tier` or above down, by id."""
    return _points(f"takes down {to_tier}", lambda tier: 0 < (tier or 0) <= to_tier, context)


def takes_down_without_tier(context: Context) -> Mapping[str, SinglePoint]:
    """Return each system whose failure takes running ones without a tier down, by id."""
    return _points("takes down without tier", lambda tier: tier is None, context)


def worst_of(point: SinglePoint, context: Context) -> str:
    """Return what goes down, as `3 systems of tier 1` or `Cards of tier 1`."""
    systems = context.kb.systems
    tier = min(systems[name].service_tier or 0 for name in point.downs)
    count = sum(systems[name].service_tier == tier for name in point.downs)
    others = f"{count} systems" if count > 1 else systems[point.path[0].source].name
    return f"{others} of tier {tier}"


def _points(
    key: str, counts: Callable[[int | None], bool], context: Context
) -> Mapping[str, SinglePoint]:
    def found() -> Mapping[str, SinglePoint]:
        systems = running_systems(context)
        critical = [name for name, one in systems.items() if counts(one.service_tier)]
        return single_points(_model(context), critical)

    return context.once(key, found)


def _model(context: Context) -> FailureModel:
    return context.once("failure model", lambda: FailureModel(context.graph))
