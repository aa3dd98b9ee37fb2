from collections.abc import Iterator
from datetime import timedelta

from relaybook.findings import Level, Problem
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.models_in_use import models_in_use, name_of
from relaybook.rules.rule import rule

_WHOLE = 100


@rule(
    "ageing-model",
    on=System,
    level=Level.FULL,
    area="models",
    severity=None,
    thresholds={"per_cent": 80},
)
def check(system: System, context: Context) -> Iterator[Problem]:
    """Somebody hears of a model that will soon be too old."""
    share = context.threshold(check, "per_cent") / _WHOLE
    for number, model in models_in_use(system):
        if model.trained_on is None or model.max_age is None:
            continue
        last = model.max_age.after(model.trained_on)
        lead = timedelta(days=round((last - model.trained_on).days * share))
        if model.trained_on + lead < context.day <= last:  # after that, model-too-old says so
            yield Problem(
                system.at("models", number, "max_age"),
                f"{name_of(model, number)} will be too old after {last}; it was trained on "
                f"{model.trained_on}",
                "plan who retrains it before that day",
            )
