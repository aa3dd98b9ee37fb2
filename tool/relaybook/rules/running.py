"""Which systems run, and so need others and are needed."""

from collections.abc import Mapping

from relaybook.graph.recovery import RecoveryPlan, recovery_plan
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_planned, is_retired


def is_running(system: System) -> bool:
    """Whether a system runs: neither planned nor retired, and no mere domain."""
    return system.entity != "domain" and not is_planned(system) and not is_retired(system)


def running_systems(context: Context) -> Mapping[str, System]:
    """Return the systems that run, by id."""
    return context.once("running systems", lambda: _running(context))


def whole_recovery(context: Context) -> RecoveryPlan:
    """Return how all that runs would be brought back, if nothing ran."""
    return context.once("whole recovery", lambda: _recovery(context))


def _recovery(context: Context) -> RecoveryPlan:
    systems = running_systems(context)
    times = {name: one.restore_time.in_seconds for name, one in systems.items() if one.restore_time}
    return recovery_plan(context.graph, times, systems)


def _running(context: Context) -> Mapping[str, System]:
    return {name: one for name, one in context.kb.systems.items() if is_running(one)}
