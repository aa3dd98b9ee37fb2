from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.models_in_use import models_in_use, name_of
from relaybook.rules.rule import rule


@rule("model-too-old", on=System, level=Level.FULL, area="models", severity=None)
def check(system: System, context: Context) -> Iterator[Problem]:
    """No model is older than it may become."""
    for number, model in models_in_use(system):
        if model.trained_on is None or model.max_age is None:
            continue  # unwatched-drift says so
        place = system.at("models", number, "trained_on")
        trained = f"{name_of(model, number)} was trained on {model.trained_on}"
        if model.trained_on > context.day:
            yield Problem(place, f"{trained}, which is to come", "write the day of its training")
        elif model.max_age.after(model.trained_on) < context.day:
            yield Problem(
                place,
                f"{trained} and may become no older than {model.max_age.text}",
                "retrain it, or decide on the evidence of its metrics that it may grow older",
            )
