from collections.abc import Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.graph.edges import Edge, hard_cold_start
from relaybook.graph.reach import Spread
from relaybook.model.recovery_runbooks import recovery_runbooks
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules import missing_runbook_type
from relaybook.rules.context import Context
from relaybook.rules.path_of_needs import names_along, steps_after
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running, whole_recovery

_Way = tuple[Edge, ...]
_ELSEWHERE = "systems whose other runbooks are kept elsewhere, as a link of theirs says"
_NO_TIER = "systems that only something without a tier waits for"


@rule(
    "missing-recovery-runbook",
    on=System,
    level=Level.FULL,
    area="recovery",
    severity=Severity.WARNING,
    thresholds={"to_tier": 2},
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Each system that has to be back before a critical one has a runbook that brings it back."""
    if not _is_ours_to_restore(system) or _is_asked_already(system, context):
        return
    if _has_runbook(system, context):
        return
    if way := _way_to(system, context):
        has_link = any(one.rel in ("runbook", "runbooks") and one.url for one in system.links or ())
        yield CannotTell(_ELSEWHERE) if has_link else _problem(system, way, context)
    elif _way_to(system, context, with_tier=False):
        yield CannotTell(_NO_TIER)


def _problem(system: System, way: _Way, context: Context) -> Problem:
    first = context.kb.systems[way[0].source]
    plan = whole_recovery(context)
    return Problem(
        system.top(),
        f"no runbook says how to bring {system.name} back, which is in wave"
        f" {plan.restored[system.id].wave} of a recovery: {first.name} of tier"
        f" {first.service_tier} waits for it ({names_along(way, context.kb)})",
        f"write one with `type: disaster_recovery` and `systems: [{system.id}]`, or name it as"
        " `restore_runbook` of one of its `backups`",
        steps_after((way[0], *way), context.kb),
    )


def _way_to(system: System, context: Context, *, with_tier: bool = True) -> _Way:
    """Return a shortest path over which a critical system waits for another, or an untold one."""
    key = f"waiting to recover, {with_tier}"
    waiting = context.once(key, lambda: _waiting(context, with_tier=with_tier))
    steps = [edge for edge in context.graph.needed_by(system.id) if hard_cold_start(edge)]
    last = min(
        (edge for edge in steps if edge.source in waiting.depths),
        key=lambda edge: (waiting.depths[edge.source], edge.source),
        default=None,
    )
    return (*waiting.path(last.source), last) if last else ()


def _is_ours_to_restore(system: System) -> bool:
    return system.scope == "internal" and is_running(system)


def _is_asked_already(system: System, context: Context) -> bool:
    """Whether missing-runbook-type asks the system for a runbook of disaster recovery."""
    if system.service_tier is None or system.entity != "system":
        return False
    asker = missing_runbook_type.check
    return system.service_tier <= context.threshold(asker, "disaster_recovery_to_tier")


def _has_runbook(system: System, context: Context) -> bool:
    """Whether a runbook brings back a system, or what it is part of."""
    found: Mapping[str, tuple[Runbook, ...]] = context.once(
        "recovery runbooks", lambda: recovery_runbooks(context.kb)
    )
    wholes = context.graph.containment.wholes_of(system.id)
    return any(name in found for name in (system.id, *wholes))


def _waiting(context: Context, *, with_tier: bool = True) -> Spread:
    """Return what critical systems, or those of which nobody says so, wait for in a recovery."""
    to_tier = context.threshold(check, "to_tier")
    starts = [
        name
        for name, system in context.kb.systems.items()
        if is_running(system)
        and (system.service_tier is not None) == with_tier
        and (system.service_tier or 0) <= to_tier
    ]
    return context.graph.needed_by_any(sorted(starts), hard_cold_start)
