from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.models import Model
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.models_in_use import is_excused, is_ours, models_in_use, name_of
from relaybook.rules.rule import rule

_UNKNOWN_AGE = "systems with a model of which nobody knows how old it is or may become"


@rule("model-too-old", on=System, level=Level.FULL, area="models", severity=None)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """No model is older than it may become."""
    models = list(models_in_use(system))
    is_known = any(model.trained_on and model.max_age for _, model in models)
    if models and (not is_known or any(_lacks_age(system, *one) for one in models)):
        yield CannotTell(_UNKNOWN_AGE)  # unwatched-drift says which
    for number, model in models:
        if model.trained_on is None or model.max_age is None:
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


def _lacks_age(system: System, number: int, model: Model) -> bool:
    """Whether a model of ours has no age, and nobody said why."""
    fields = {"trained_on": model.trained_on, "max_age": model.max_age}
    return is_ours(model) and any(
        value is None and not is_excused(system, number, name) for name, value in fields.items()
    )
