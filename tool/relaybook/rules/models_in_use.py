"""The models of a system that we run, each with its number in the inventory."""

from collections.abc import Iterator

from relaybook.model.models import Model
from relaybook.model.system import System
from relaybook.rules.people import is_retired
from relaybook.rules.requirements.entry import Entry

OURS = "internal"


def models_in_use(system: System) -> Iterator[tuple[int, Model]]:
    """Yield the models of a system with their numbers from 0; none of one that is not ours."""
    if system.scope == "internal" and not is_retired(system):
        yield from enumerate(system.models or ())


def name_of(model: Model, number: int) -> str:
    """Return how messages name a model: `the model card-fraud`."""
    return f"the model {model.id}" if model.id else f"models[{number}]"


def is_ours(model: Model) -> bool:
    """Whether we make a model ourselves."""
    return model.provider is not None and model.provider.casefold() == OURS


def is_excused(system: System, number: int, *path: str) -> bool:
    """Whether somebody said, with a reason, why a field of a model or its holder is not there."""
    return bool(Entry(system, ("models", number), None).reason(path))
