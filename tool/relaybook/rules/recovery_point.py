from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Related, Severity
from relaybook.graph.edges import Edge
from relaybook.model.duration import Duration
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.path_of_needs import names_along, place_of
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running

_TAKES = {"data_feed": "from which it takes data", "database": "in which it keeps data"}
_NO_PROMISE = "systems that take data from others and have no rpo"
_UNKNOWN = "systems that take data from something without an rpo"


@rule(
    "recovery-point",
    on=System,
    level=Level.STANDARD,
    area="recovery",
    severity=Severity.WARNING,
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """No system promises to lose less data than what it takes its data from."""
    sources = list(_sources(system, context)) if is_running(system) else []
    if not sources or not (system.applies("rpo") and system.applies("data")):
        return
    if system.rpo is None:
        # At level full everything is asked for; below, nobody had to promise anything.
        if context.is_asked(system, Level.FULL):
            yield CannotTell(_NO_PROMISE)
        return
    for edge, source in sources:
        if source.rpo is None:
            yield CannotTell(_UNKNOWN)
        elif source.rpo.in_seconds > system.rpo.in_seconds:
            yield _problem(edge, system.rpo, source.rpo, context.kb)


def _sources(system: System, context: Context) -> Iterator[tuple[Edge, System]]:
    """Yield where the data of a system are from, each with the first edge that says so."""
    seen = set()
    for edge in context.graph.needs(system.id):
        source = context.kb.systems[edge.target]
        if edge.kind in _TAKES and edge.target not in seen:
            seen.add(edge.target)
            if is_running(source) and source.applies("rpo"):
                yield edge, source


def _problem(edge: Edge, promised: Duration, loses: Duration, kb: KnowledgeBase) -> Problem:
    system, source = kb.systems[edge.source], kb.systems[edge.target]
    return Problem(
        place_of(edge, kb),
        f"{system.name} is to lose at most {promised.text} of data, but {source.name}, "
        f"{_TAKES[edge.kind or '']}, up to {loses.text}: {names_along([edge], kb)}",
        f"agree on an `rpo` of {promised.text} or less for {source.name} and copy its data so "
        f"often, or promise {loses.text} for {system.name}",
        (
            Related(system.at("rpo"), f"{system.name} is to lose at most {promised.text}"),
            Related(source.at("rpo"), f"{source.name} may lose {loses.text}"),
        ),
    )
