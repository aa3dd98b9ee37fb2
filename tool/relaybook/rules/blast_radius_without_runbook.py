from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.graph.single_points import SinglePoint
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.failures import takes_down, takes_down_without_tier, worst_of
from relaybook.rules.missing_runbook_type import asks_for_alert_response
from relaybook.rules.path_of_needs import names_along, steps_after
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running

_ELSEWHERE = "systems whose other runbooks are kept elsewhere, as a link of theirs says"
_NO_TIER = "systems without such a runbook that take systems without a service_tier down"


@rule(
    "blast-radius-without-runbook",
    on=System,
    level=Level.FULL,
    area="dependencies",
    severity=Severity.WARNING,
    thresholds={"to_tier": 1},
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """A runbook says what to do when a system fails that takes critical ones down with it."""
    is_ours = is_running(system) and system.scope == "internal"
    if not is_ours or asks_for_alert_response(system, context) or _has_runbook(system, context):
        return
    point = takes_down(context, context.threshold(check, "to_tier")).get(system.id)
    if point and any(one.rel in ("runbook", "runbooks") and one.url for one in system.links or ()):
        yield CannotTell(_ELSEWHERE)
    elif point:
        yield _problem(system, point, context)
    elif system.id in takes_down_without_tier(context):
        yield CannotTell(_NO_TIER)


def _problem(system: System, point: SinglePoint, context: Context) -> Problem:
    kb = context.kb
    return Problem(
        system.top(),
        f"{system.name} takes {worst_of(point, context)} down with it, and no runbook says what to "
        f"do when it fails: {names_along(point.path, kb)}",
        "write one with `relaybook new runbook`, with `type: alert_response` and "
        f"`systems: [{system.id}]`; `relaybook impact {system.id}` prints what goes down and whom "
        "to call",
        steps_after((point.path[0], *point.path), kb),
    )


def _has_runbook(system: System, context: Context) -> bool:
    """Whether a runbook answers for the system, or for a whole that it is part of."""
    answering = (system.id, *context.graph.containment.wholes_of(system.id))
    return any(
        _answers(runbook) for name in answering for runbook in context.runbooks_of.get(name, ())
    )


def _answers(runbook: Runbook) -> bool:
    return runbook.type == "alert_response" or bool(runbook.alerts)
