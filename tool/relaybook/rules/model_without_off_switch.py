from collections.abc import Iterator

from relaybook.findings import Level, Problem, Related
from relaybook.model.duration import days_before
from relaybook.model.exercise_proof import has_worked, held_by, was_done
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.models_in_use import models_in_use
from relaybook.rules.rule import rule


@rule(
    "model-without-off-switch",
    on=System,
    level=Level.FULL,
    area="models",
    severity=None,
    thresholds={"exercised_days": 180},
)
def check(system: System, context: Context) -> Iterator[Problem]:
    """Whoever may stop the models of a system has a runbook for it, and it was tried lately."""
    if not any(True for _ in models_in_use(system)):
        return
    runbooks = _off_switches(system, context)
    if not runbooks:
        yield Problem(
            system.at("models"),
            f"no runbook says how the models of {system.name} are switched off",
            f"write one with `type: disable_model` and `systems: [{system.id}]`, and exercise it",
        )
    elif fault := _of_decider(system, runbooks):
        yield fault
    elif not any(_was_tried(one, context) for one in runbooks):
        yield _untried(system, runbooks[0], context)


def _off_switches(system: System, context: Context) -> list[Runbook]:
    """Return the runbooks that switch a model off: models are often kept in a system needed."""
    names = (system.id, *(edge.target for edge in context.graph.needs(system.id)))
    found = (one for name in names for one in context.runbooks_of.get(name, ()))
    return [one for one in found if one.type == "disable_model"]


def _of_decider(system: System, runbooks: list[Runbook]) -> Problem | None:
    """Return why whoever may stop the models would not learn from the runbook."""
    decider = system.decision_rights.emergency_stop if system.decision_rights else None
    if not decider:
        return Problem(
            system.at("models"),
            f"nobody may decide to switch off the models of {system.name}",
            "write `decision_rights: {emergency_stop: role:<id>}`",
        )
    name = split_reference(decider)[1]
    if any(name in _called(one) for one in runbooks):
        return None
    return Problem(
        system.at("decision_rights", "emergency_stop"),
        f"{decider} may stop the models of {system.name}, and {runbooks[0].id} does not name them",
        "name them as `rollback: {decider: ...}`, below `escalation` or as `approved_by` there",
    )


def _called(runbook: Runbook) -> set[str]:
    decider = runbook.rollback.decider if runbook.rollback else None
    levels = (level.contact for level in runbook.escalation or ())
    found = (decider, runbook.approved_by, *levels)
    return {split_reference(one)[1] for one in found if isinstance(one, str)}


def _was_tried(runbook: Runbook, context: Context) -> bool:
    since = days_before(context.day, context.threshold(check, "exercised_days"))
    return any(
        one.date is not None and one.date >= since and has_worked(one) and was_done(one)
        for one in held_by(context.exercises.get(runbook.id, ()), context.day)
    )


def _untried(system: System, runbook: Runbook, context: Context) -> Problem:
    days = context.threshold(check, "exercised_days")
    return Problem(
        system.at("models"),
        f"nobody has switched off a model of {system.name} by {runbook.id} in the {days} days "
        f"before {context.day}",
        "switch one off for an hour at a quiet time, and record that with "
        f"`relaybook new exercise {runbook.id}`",
        (Related(runbook.top(), "the runbook"),),
    )
