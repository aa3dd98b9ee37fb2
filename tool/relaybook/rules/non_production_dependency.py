from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Related, Severity
from relaybook.graph.edges import COLD_START, RUN, Edge
from relaybook.model.environment_use import EnvironmentUse, environment_use
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.path_of_needs import names_along, place_of
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running

_UNKNOWN = "systems that need something of which nobody says in which environments it runs"
_UP = RUN | COLD_START


@rule(
    "non-production-dependency",
    on=System,
    level=Level.FULL,
    area="dependencies",
    severity=Severity.WARNING,
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Nothing in production needs a system that runs only in tests."""
    if not is_running(system) or not _is_in_production(system):
        return
    seen: set[str] = set()
    for edge in context.graph.needs(system.id):
        needed = context.kb.systems[edge.target]
        if edge.target in seen or not _is_for_production(edge) or not is_running(needed):
            continue
        seen.add(edge.target)
        uses = _uses(needed)
        if uses == {EnvironmentUse.OTHER}:
            yield _problem(edge, needed, context)
        elif EnvironmentUse.PRODUCTION not in uses and needed.applies("environments"):
            yield CannotTell(_UNKNOWN)


def _problem(edge: Edge, needed: System, context: Context) -> Problem:
    names = ", ".join(dict.fromkeys(one.name for one in needed.environments or () if one.name))
    source = context.kb.systems[edge.source].name
    return Problem(
        place_of(edge, context.kb),
        f"{source} in production needs {needed.name}, which runs only in {names}: "
        f"{names_along((edge,), context.kb)}",
        f"move the need to a {needed.name} in production, or add that to its `environments`; where"
        " only tests need it, write `environment` with this dependency",
        (Related(needed.at("environments"), f"{needed.name} runs only in {names}"),),
    )


def _is_in_production(system: System) -> bool:
    """Whether users are served by it, as far as it says."""
    if system.lifecycle not in ("production", "deprecated"):
        return False
    return _uses(system) != {EnvironmentUse.OTHER}


def _is_for_production(edge: Edge) -> bool:
    is_other = bool(edge.environment) and (
        environment_use(edge.environment or "") is EnvironmentUse.OTHER
    )
    return edge.serves(_UP) and not is_other


def _uses(system: System) -> set[EnvironmentUse]:
    return {environment_use(one.name) for one in system.environments or () if one.name}
