from collections.abc import Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.graph.unreached import Unreached, unreached
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_retired
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running

_NO_ENTRY = "systems of a knowledge base that does not say where its users come in"
_MOST_NAMES = 3


@rule(
    "unreached-system",
    on=System,
    level=Level.FULL,
    area="dependencies",
    severity=Severity.INFO,
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Each system is used by somebody, or needed by what somebody uses."""
    if not _is_judged(system, context):
        return
    entries = context.once("entries", lambda: _entries(context.kb))
    if not entries:
        yield CannotTell(_NO_ENTRY)
    elif found := context.once("unreached", lambda: _unreached(context)).get(system.id):
        yield _problem(system, found, context.kb)


def _problem(system: System, found: Unreached, kb: KnowledgeBase) -> Problem:
    others = [kb.systems[name].name for name in found.knot if name != system.id]
    only = f"only {_listed(others)} needs it in return" if others else "nothing needs it"
    behind = [kb.systems[name].name for name in found.behind]
    also = f"; behind it {_listed(behind)}" if behind else ""
    return Problem(
        system.top(),
        f"nobody is known to use {system.name}: it names no users, and {only}{also}",
        "write who uses it (`users`, or `entrypoint` where they or jobs come in), name it where it"
        " is needed, or retire it",
    )


def _listed(names: list[str]) -> str:
    shown = names[:_MOST_NAMES]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _is_judged(system: System, context: Context) -> bool:
    """Whether a system is ours and runs; of what stands alone isolated-system asks why."""
    is_ours = system.scope == "internal" and is_running(system)
    return is_ours and system.id not in context.isolated


def _entries(kb: KnowledgeBase) -> tuple[str, ...]:
    """Return the systems that somebody is known to use."""
    return tuple(
        name
        for name, one in sorted(kb.systems.items())
        if not is_retired(one) and (one.entrypoint or one.users or one.customer_facing)
    )


def _unreached(context: Context) -> Mapping[str, Unreached]:
    systems = context.kb.systems
    among = [name for name, one in systems.items() if _is_judged(one, context)]
    found = unreached(context.graph, _entries(context.kb), among)
    return {one.knot[0]: one for one in found}
