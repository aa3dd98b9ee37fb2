from collections.abc import Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem
from relaybook.graph.closure import Relation
from relaybook.graph.deadlocks import RecoveryDeadlock, recovery_deadlocks, vital_to
from relaybook.graph.edges import COLD_START, hard
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.path_of_needs import names_along, place_of, steps_after
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running

_HELP = (
    "keep {needed} on something that does not need {system} ({edge} is the step to part with), or"
    " write the way without it into a runbook and take {needed} out of what is needed to recover"
)
_UNKNOWN = "systems whose recovery needs something of which nobody says what it needs"
_UNSAID = "systems of which nobody says what is needed to recover them"


@rule("recovery-deadlock", on=System, level=Level.STANDARD, area="recovery")
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Nothing that is needed to restore a system runs on that system."""
    if not is_running(system):
        return  # nobody brings it back
    found = _deadlocks(context).get(system.id, ())
    for deadlock in found:
        if not _is_a_start_cycle(deadlock, context):
            yield _problem(deadlock, context.kb)
    if not found and (reason := _unknown(system, context)):
        yield CannotTell(reason)


def _problem(deadlock: RecoveryDeadlock, kb: KnowledgeBase) -> Problem:
    cycle = (deadlock.need, *deadlock.path)
    system, needed = (kb.systems[one].name for one in (deadlock.need.source, deadlock.need.target))
    last = names_along(cycle[-1:], kb)
    return Problem(
        place_of(deadlock.need, kb),
        f"{needed} is needed to recover {system}, but does not work without it: "
        f"{names_along(cycle, kb)}",
        _HELP.format(needed=needed, system=system, edge=last),
        steps_after(cycle, kb),
    )


def _deadlocks(context: Context) -> Mapping[str, tuple[RecoveryDeadlock, ...]]:
    return context.once("recovery deadlocks", lambda: _by_system(context))


def _vital(context: Context) -> Relation:
    return context.once("vital to each", lambda: vital_to(context.graph))


def _by_system(context: Context) -> Mapping[str, tuple[RecoveryDeadlock, ...]]:
    """Group by the system to be recovered, of several alternatives the first."""
    found: dict[str, dict[str, RecoveryDeadlock]] = {}
    for one in recovery_deadlocks(context.graph, _vital(context)):
        need = one.need.any_of or f"\n{one.need.target}"
        found.setdefault(one.need.source, {}).setdefault(need, one)
    return {system: tuple(found[system].values()) for system in found}


def _is_a_start_cycle(deadlock: RecoveryDeadlock, context: Context) -> bool:
    """Whether start-cycle reports the knot in which the system waits for itself."""
    knots = context.once("start knots", lambda: _start_knots(context))
    knot = knots.get(deadlock.need.source)
    return knot is not None and knot == knots.get(deadlock.need.target)


def _start_knots(context: Context) -> Mapping[str, int]:
    cycles = enumerate(context.graph.start_cycles())
    return {name: number for number, cycle in cycles for name in cycle.members}


def _unknown(system: System, context: Context) -> str:
    """Return why nobody can tell; empty where all is known that has to be."""
    needs = [one for one in context.graph.needs(system.id) if hard(one) and one.serves(COLD_START)]
    if not needs:
        return _UNSAID if _must_say(system, context) else ""
    without = _vital(context)
    silent: int = context.once("says no needs", lambda: without.mask(_silent(context.kb)))
    hangs_on = without.mask(one.target for one in needs)
    for need in needs:
        hangs_on |= without.bits[need.target]
    return _UNKNOWN if hangs_on & silent else ""


def _must_say(system: System, context: Context) -> bool:
    is_ours = system.scope == "internal" and context.is_asked(system, Level.FULL)
    said = system.needed_to_recover is not None or not system.applies("needed_to_recover")
    return is_ours and not said


def _silent(kb: KnowledgeBase) -> Iterator[str]:
    """Yield the systems that do not say what they need, and not that they need nothing."""
    for name, system in kb.systems.items():
        if system.depends_on is None and system.applies("depends_on"):
            yield name
