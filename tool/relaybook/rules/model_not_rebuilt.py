from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.handover import Handover
from relaybook.model.models import Model
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.handing_over import handovers_of, is_receiving, teaching_since
from relaybook.rules.models_in_use import is_excused, is_ours, models_in_use, name_of
from relaybook.rules.people import named, outside
from relaybook.rules.rule import rule

_NONE_OF_OURS = "systems without a model that we make ourselves"
_HELP = (
    "let somebody of ours build it again from what is kept, compare the result, and write "
    "`reproduction: {reproduced_by: person:<id>, reproduced_on: <day>}`"
)


@rule("model-not-rebuilt", on=System, level=Level.FULL, area="models", severity=None)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Somebody of ours has built each model again since the knowledge was passed on."""
    asked = [
        (number, model)
        for number, model in models_in_use(system)
        if is_ours(model) and not is_excused(system, number, "reproduction")
    ]
    if not asked and system.models:
        yield CannotTell(_NONE_OF_OURS)
    for number, model in asked:
        if fault := _fault(model, system, context):
            place = system.at("models", number, "reproduction" if model.reproduction else "id")
            yield Problem(place, f"{name_of(model, number)} {fault}", _HELP)


def _fault(model: Model, system: System, context: Context) -> str:
    """Return why a model has not been built again; empty where it has."""
    done = model.reproduction
    if done is None or done.reproduced_by is None or done.reproduced_on is None:
        return "was never built again by anybody who is named with a day"
    who = context.directory.find(done.reproduced_by)
    if who is None:
        return ""  # unresolved-reference says so
    if reason := outside(who, context.directory):
        return f"was built again by {named(who)}, which {reason}"
    if done.reproduced_on > context.day:
        return f"is to be built again on {done.reproduced_on}, which is to come"
    faults = (_too_early(one, model, context) for one in handovers_of(system, context))
    return next((fault for fault in faults if fault), "")


def _too_early(handover: Handover, model: Model, context: Context) -> str:
    done = model.reproduction
    since = teaching_since(handover)
    if done is None or done.reproduced_on is None or done.reproduced_by is None:
        return ""
    if since and done.reproduced_on < since:
        return f"was last built again on {done.reproduced_on}, before anything was passed on"
    if not is_receiving(done.reproduced_by, handover, context, done.reproduced_on):
        return f"was built again by {done.reproduced_by}, who is not of {handover.to}"
    return ""
