"""Which systems run, and so need others and are needed."""

from collections.abc import Mapping

from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_planned, is_retired


def is_running(system: System) -> bool:
    """Whether a system runs: neither planned nor retired, and no mere domain."""
    return system.entity != "domain" and not is_planned(system) and not is_retired(system)


def running_systems(context: Context) -> Mapping[str, System]:
    """Return the systems that run, by id."""
    return context.once("running systems", lambda: _running(context))


def _running(context: Context) -> Mapping[str, System]:
    return {name: one for name, one in context.kb.systems.items() if is_running(one)}
