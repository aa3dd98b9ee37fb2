import re
from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.models import Metric, Model
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.models_in_use import models_in_use, name_of
from relaybook.rules.rule import rule

_NUMBER = re.compile(r"-?\d[\d,_]*(?:\.\d+)?")
_UNREADABLE = "models without a metric whose floor and current value are numbers"


@rule("model-below-floor", on=System, level=Level.FULL, area="models", severity=None)
def check(system: System, _context: Context) -> Iterator[Problem | CannotTell]:
    """No model is worse than its floor, unless a risk of the system names it."""
    for number, model in models_in_use(system):
        if not model.metrics:
            yield CannotTell(_UNREADABLE)
        for at, metric in enumerate(model.metrics or ()):
            floor, current = _value(metric.floor), _value(metric.current)
            if floor is None or current is None:
                yield CannotTell(_UNREADABLE)
            elif current < floor and not _is_a_known_risk(model, metric, system):
                yield Problem(
                    system.at("models", number, "metrics", at, "current"),
                    f"{metric.name or 'a metric'} of {name_of(model, number)} is "
                    f"{metric.current}, below its floor of {metric.floor}",
                    "retrain the model or switch it off; until then add a risk to `risks` that "
                    "names the model, with an owner and a plan",
                )


def _value(text: str | None) -> float | None:
    found = _NUMBER.match((text or "").strip())
    return float(found[0].replace(",", "").replace("_", "")) if found else None


def _is_a_known_risk(model: Model, metric: Metric, system: System) -> bool:
    names = [name.casefold() for name in (model.id, metric.name) if name]
    risks = (one for one in system.risks or () if one.owner and one.plan)
    return any(name in (risk.what or "").casefold() for risk in risks for name in names)
