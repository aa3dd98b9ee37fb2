from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.models_in_use import is_excused, is_ours, models_in_use, name_of
from relaybook.rules.rule import rule

_UNKNOWN_AGE = "models of which nobody knows the age or how old they may become"


@rule("model-too-old", on=System, level=Level.FULL, area="models", severity=None)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """No model is older than it may become."""
    for number, model in models_in_use(system):
        if model.trained_on is None or model.max_age is None:
            if is_ours(model) and not is_excused(system, number, "trained_on"):
                yield CannotTell(_UNKNOWN_AGE)  # unwatched-drift says which
            continue
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
