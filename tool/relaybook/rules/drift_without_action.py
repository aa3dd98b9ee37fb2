from collections.abc import Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.models_in_use import is_excused, models_in_use, name_of
from relaybook.rules.rule import rule

_UNALERTED = "models without an alert for drift"
_ACTIONS = ("retrain_model", "disable_model")


@rule("drift-without-action", on=System, level=Level.FULL, area="models", severity=None)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """The alert for drift leads to a runbook that retrains the model or switches it off."""
    runbooks = context.always("runbooks by alert", lambda: _by_alert(context))
    for number, model in models_in_use(system):
        if not model.drift and not is_excused(system, number, "drift"):
            yield CannotTell(_UNALERTED)
        for at, drift in enumerate(model.drift or ()):
            if not drift.alert:
                yield CannotTell(_UNALERTED)  # unwatched-drift says which
                continue
            found = runbooks.get(drift.alert, ())
            if not any(_acts(one, context) for one in found):
                yield Problem(
                    system.at("models", number, "drift", at, "alert"),
                    f"{drift.alert}, the alert for drift of {name_of(model, number)}, "
                    f"{_where(found)}",
                    f"name {drift.alert} below `alerts` of a runbook of type retrain_model or "
                    "disable_model, or link to one of these from its runbook",
                )


def _by_alert(context: Context) -> Mapping[str, tuple[Runbook, ...]]:
    found: dict[str, tuple[Runbook, ...]] = {}
    for _, runbook in sorted(context.kb.runbooks.items()):
        for alert in runbook.alerts or ():
            found[alert] = (*found.get(alert, ()), runbook)
    return found


def _acts(runbook: Runbook, context: Context) -> bool:
    """Whether a runbook is such an action, or leads to one."""
    if runbook.type in _ACTIONS:
        return True
    actions = context.always("files that retrain or switch off", lambda: _files(context))
    ways_on = (link.target.partition("#")[0] for link in runbook.outline.links)
    return any(one.rpartition("/")[2] in actions for one in ways_on)


def _files(context: Context) -> frozenset[str]:
    found = (one for one in context.kb.runbooks.values() if one.type in _ACTIONS)
    return frozenset(one.path.rpartition("/")[2] for one in found)


def _where(found: tuple[Runbook, ...]) -> str:
    if not found:
        return "leads to no runbook"
    names = " and ".join(one.id for one in found)
    return f"leads to {names}, which neither retrains it nor switches it off"
