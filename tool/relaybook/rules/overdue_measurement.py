from collections.abc import Iterator
from datetime import timedelta

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.models_in_use import models_in_use, name_of
from relaybook.rules.rule import rule

_UNDATED = "models without a metric that has a day and a pace"


@rule(
    "overdue-measurement",
    on=System,
    level=Level.FULL,
    area="models",
    severity=None,
    thresholds={"grace_days": 60},
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Each model was measured as often as was promised."""
    grace = timedelta(days=context.threshold(check, "grace_days"))
    for number, model in models_in_use(system):
        if not model.metrics:
            yield CannotTell(_UNDATED)
        for at, metric in enumerate(model.metrics or ()):
            day, pace = metric.measured_on, metric.cadence
            if day is None or pace is None:
                yield CannotTell(_UNDATED)  # unmeasured-model says which
                continue
            place = system.at("models", number, "metrics", at, "measured_on")
            measured = f"{metric.name or 'a metric'} of {name_of(model, number)} was measured"
            if day > context.day:
                message = f"{measured} on {day}, which is to come"
                yield Problem(place, message, "write the day on which it was last measured")
            elif pace.after(day) + grace < context.day:
                yield Problem(
                    place,
                    f"{measured} on {day}, and every {pace.text} was promised",
                    "measure it again and write the new `current` and `measured_on`",
                )
