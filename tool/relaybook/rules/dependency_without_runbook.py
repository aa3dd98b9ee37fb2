from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.graph.edges import RUN, Edge
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.failure_plan import has_runbook
from relaybook.rules.path_of_needs import names_along, place_of
from relaybook.rules.people import named, owner_of
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running
from relaybook.rules.sides import crosses_the_line

_NO_TIER = "systems without a service_tier"
_NO_EFFECT = "systems that need something and do not say what happens when it fails"
_NO_OWNER = "systems whose owner, or that of something they need, is not known"
_ELSEWHERE = "systems whose other runbooks are kept elsewhere, as a link of theirs says"
_FELT = ("fails", "degrades")


@rule(
    "dependency-without-runbook",
    on=System,
    level=Level.FULL,
    area="dependencies",
    severity=Severity.WARNING,
    thresholds={"to_tier": 2},
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Whoever runs a critical system knows what to do when something of another team is down."""
    if not is_running(system):
        return
    if system.service_tier is None:
        yield CannotTell(_NO_TIER)
    elif system.service_tier <= context.threshold(check, "to_tier"):
        has_link = any(one.rel in ("runbook", "runbooks") and one.url for one in system.links or ())
        for found in _judged(system, context):
            yield CannotTell(_ELSEWHERE) if has_link and isinstance(found, Problem) else found


def _judged(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    owner = owner_of(system, context)
    for edge in _unplanned(system, context):
        other = owner_of(context.kb.systems[edge.target], context)
        if owner is None or other is None:
            yield CannotTell(_NO_OWNER)
        elif owner.id != other.id:
            if edge.on_failure is None:
                yield CannotTell(_NO_EFFECT)
            else:
                yield _problem(edge, named(other), context)


def _problem(edge: Edge, whose: str, context: Context) -> Problem:
    systems = context.kb.systems
    source, target = systems[edge.source], systems[edge.target]
    return Problem(
        place_of(edge, context.kb),
        f"{source.name} {edge.on_failure} when {target.name} of {whose} is down, and no runbook"
        f" says what to do then: {names_along((edge,), context.kb)}",
        "write with this dependency the `runbook` that says how to live without it, and whom of"
        f" {whose} to call",
    )


def _unplanned(system: System, context: Context) -> Iterator[Edge]:
    """Yield the first dependency on each system whose failure is felt and not planned for."""
    edges = [one for one in context.graph.needs(system.id) if one.is_hard and one.serves(RUN)]
    groups = [one.any_of for one in edges]
    known = {one.target for one in edges if has_runbook(one, context)}
    for edge in edges:
        is_felt = edge.on_failure is None or edge.on_failure in _FELT
        has_alternative = edge.any_of is not None and groups.count(edge.any_of) > 1
        if not is_felt or has_alternative or edge.target in known:
            continue
        known.add(edge.target)
        is_there = is_running(context.kb.systems[edge.target])
        if is_there and not crosses_the_line(edge, context):  # exit-boundary asks for a runbook
            yield edge
