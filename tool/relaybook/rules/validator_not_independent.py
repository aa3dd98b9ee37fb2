from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.models import Model
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.models_in_use import models_in_use, name_of
from relaybook.rules.people import named, people_behind
from relaybook.rules.rule import rule

_NOBODY = "models of which nobody knows who has validated them"


@rule("validator-not-independent", on=System, level=Level.FULL, area="models", severity=None)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Nobody validates a model that they own or run."""
    for number, model in models_in_use(system):
        by = model.validation.by if model.validation else None
        who = context.directory.find(by) if by else None
        if who is None:
            yield CannotTell(_NOBODY)  # unvalidated-model or unresolved-reference says which
            continue
        people = people_behind(who, context.directory) or {who.id}
        own = _running(model, system, context)
        if both := sorted(people & own.keys()):
            yield Problem(
                system.at("models", number, "validation", "by"),
                f"{named(who)} validates {name_of(model, number)} and also {own[both[0]]}",
                "let somebody validate it who neither owns nor runs it",
            )


def _running(model: Model, system: System, context: Context) -> dict[str, str]:
    """Return what those who own or run a model are to it, by the ids of people and of teams."""
    roles = {
        "answers for the system": system.technical_owner,
        "is of the team that runs the system": system.owner,
        "owns it": model.owner,
    }
    found: dict[str, str] = {}
    for words, reference in roles.items():
        who = context.directory.find(reference) if reference else None
        if who is not None:
            found |= dict.fromkeys({who.id, *people_behind(who, context.directory)}, words)
    return found
