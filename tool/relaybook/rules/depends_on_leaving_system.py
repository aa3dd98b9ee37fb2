from collections.abc import Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem, Related, Severity
from relaybook.graph.alternatives import Need
from relaybook.graph.edges import COLD_START, RUN
from relaybook.graph.tiers import Demand, demands
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.leaving import is_unknown, leaving_needs, why_it_leaves
from relaybook.rules.path_of_needs import names_along, place_of, steps_after
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running
from relaybook.source import Place

_UP = RUN | COLD_START
_UNKNOWN = "systems that need something of which nobody knows until when its vendor provides it"


@rule(
    "depends-on-leaving-system",
    on=System,
    level=Level.STANDARD,
    area="dependencies",
    severity=Severity.WARNING,
    profiles={"vendor-exit": Severity.ERROR},
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """No system cannot do without one that is retired, deprecated, or no longer provided."""
    for need in leaving_needs(context).get(system.id, ()):
        yield _problem(system, need, context)
    if is_running(system) and _is_uncertain(system, context):
        yield CannotTell(_UNKNOWN)


def _problem(system: System, need: Need, context: Context) -> Problem:
    systems = context.kb.systems
    leaving = [systems[name] for name in need.targets]
    whys = [f"{one.name} goes ({why_it_leaves(one, context)})" for one in leaving]
    edge = need.edges[0]
    demand = _most_critical(system, context)
    way = (*demand.path, edge) if demand else (edge,)
    whom = f"{systems[way[0].source].name} of tier {demand.tier}" if demand else system.name
    return Problem(
        place_of(edge, context.kb),
        f"{' and '.join(whys)}, and {whom} cannot do without: {names_along(way, context.kb)}",
        _help(leaving[0]),
        (
            *(one for one in steps_after(way, context.kb) if one.place != edge.place),
            *(Related(_where(one), why) for one, why in zip(leaving, whys, strict=True)),
        ),
    )


def _help(leaving: System) -> str:
    if leaving.replaced_by:
        return f"move to {leaving.replaced_by}, which replaces it, and write that instead"
    return (
        "name what takes its place, write `criticality: soft` if it can go without, or write how"
        " long it stays: `retire_on`, or the vendor's next contract"
    )


def _where(system: System) -> Place:
    for name in ("retire_on", "lifecycle", "provider", "owner"):
        if name in system.model_fields_set:
            return system.at(name)
    return system.top()


def _most_critical(system: System, context: Context) -> Demand | None:
    """Return the highest tier of what cannot do without a system, where it is above its own."""
    found: Mapping[str, Demand] = context.once("demands to be up", lambda: _demands(context))
    demand = found.get(system.id)
    return demand if demand and demand.path else None


def _demands(context: Context) -> Mapping[str, Demand]:
    tiers = {name: one.service_tier for name, one in context.kb.systems.items()}
    return demands(context.graph, tiers, lambda edge: edge.is_hard and edge.serves(_UP))


def _is_uncertain(system: System, context: Context) -> bool:
    return any(
        edge.is_hard and edge.serves(_UP) and is_unknown(context.kb.systems[edge.target], context)
        for edge in context.graph.needs(system.id)
    )
