from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.models import Model
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_planned, is_retired
from relaybook.rules.rule import rule

_STRICT = {
    "ai": Severity.ERROR,
    "regulated": Severity.ERROR,
    "vendor-exit": Severity.ERROR,
}
_OF_EACH = ("alert_response", "deploy_rollback", "disaster_recovery", "access")
_OF_MODELS = ("retrain_model", "disable_model")
_ELSEWHERE = "systems whose other runbooks are kept elsewhere, as a link of theirs says"


@rule(
    "missing-runbook-type",
    on=System,
    level=Level.FULL,
    area="sections",
    severity=Severity.WARNING,
    profiles=_STRICT,
    thresholds={
        "alert_response_to_tier": 2,
        "deploy_rollback_to_tier": 2,
        "disaster_recovery_to_tier": 2,
        "access_to_tier": 2,
        "retrain_model_to_tier": 2,
        "disable_model_to_tier": 2,
    },
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Each system of a high tier has the runbooks without which a team cannot run it."""
    if system.service_tier is None or not _is_run_by_us(system):
        return  # without a tier, missing-tier says so
    missing = [name for name in _asked(system, context) if name not in _present(system, context)]
    if not missing:
        return
    if _has_link_to_runbooks(system):
        yield CannotTell(_ELSEWHERE)
        return
    yield Problem(
        system.top(),
        f"this system of tier {system.service_tier} has no runbook of type {_either(missing)}",
        f"write one with `relaybook new runbook`, with `type: {missing[0]}` and"
        f" `systems: [{system.id}]`; where they are kept elsewhere, say where:"
        " `links: [{rel: runbooks, url: ...}]`",
    )


def asks_for_alert_response(system: System, context: Context) -> bool:
    """Whether this rule asks for a runbook that says what to do when an alert fires."""
    if system.service_tier is None or not _is_run_by_us(system):
        return False
    return "alert_response" in _asked(system, context)


def _is_run_by_us(system: System) -> bool:
    is_whole = system.entity == "system" and system.scope == "internal"
    return is_whole and not is_retired(system) and not is_planned(system)


def _asked(system: System, context: Context) -> Iterator[str]:
    models = system.models or ()
    with_models = ["retrain_model"] if any(map(_is_trained_by_us, models)) else []
    with_models += ["disable_model"] if models else []
    for name in (*_OF_EACH, *with_models):
        if (system.service_tier or 0) <= context.threshold(check, f"{name}_to_tier"):
            yield name


def _is_trained_by_us(model: Model) -> bool:
    """Whether a model is ours to train; a hosted one, whose provider is named, is not."""
    is_hosted = model.provider not in (None, "internal")
    return bool(model.trained_on or model.reproduction) or not is_hosted


def _present(system: System, context: Context) -> frozenset[str]:
    own = {name for runbook in context.runbooks_of.get(system.id, ()) for name in _types(runbook)}
    # A model is often trained, and kept, in a system of its own.
    near = {one.type for id_ in _needed(system) for one in context.runbooks_of.get(id_, ())}
    return frozenset(own | {name for name in near if name in _OF_MODELS})


def _needed(system: System) -> Iterator[str]:
    for dependency in system.depends_on or ():
        if dependency.to:
            yield split_reference(dependency.to)[1]


def _types(runbook: Runbook) -> Iterator[str]:
    if runbook.type:
        yield runbook.type
    if runbook.alerts:
        yield "alert_response"  # whatever else it is, an alert leads to it


def _has_link_to_runbooks(system: System) -> bool:
    return any(link.rel in ("runbook", "runbooks") and link.url for link in system.links or ())


def _either(names: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
