from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from relaybook.findings import CannotTell, Level, Problem, Related, Severity
from relaybook.graph.alternatives import Need, needs_for
from relaybook.graph.edges import RUN, Edge
from relaybook.model.contact import Contact
from relaybook.model.duration import span_in_words
from relaybook.model.hours import Hours
from relaybook.model.system import System
from relaybook.model.time_zones import offset_on
from relaybook.rules.context import Context
from relaybook.rules.path_of_needs import names_along, place_of
from relaybook.rules.people import owner_of
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running
from relaybook.source import Place

_NO_HOURS = "systems whose hours, or those of something they need, nobody has written"
_NO_ZONE = "systems whose hours are in another time zone than those of what they need, or in none"
_NO_END = "systems that queue what they have for something, and do not say how long they can"
_STOPS = ("unaffected", "manual")


@dataclass(frozen=True, slots=True)
class _Support:
    """When somebody answers for a system, and where that is written."""

    hours: Hours
    zone: str
    place: Place


@rule(
    "hours-inversion",
    on=System,
    level=Level.FULL,
    area="dependencies",
    severity=Severity.WARNING,
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Somebody answers for what a system cannot run without whenever the system is supported."""
    needs: Mapping[str, tuple[Need, ...]] = context.once(
        "needs to run", lambda: needs_for(context.graph, RUN)
    )
    if not is_running(system):
        return
    for need in needs[system.id]:
        judged = [_judged(edge, context) for edge in need.edges] if need.is_hard else []
        if None not in judged:  # of alternatives one is enough
            yield from (found for found in judged[:1] if found)


def _judged(edge: Edge, context: Context) -> Problem | CannotTell | None:
    """Return what is wrong with one dependency, None for nothing."""
    systems = context.kb.systems
    if edge.on_failure in _STOPS or not is_running(systems[edge.target]):
        return None
    own, others = (_support(systems[name], context) for name in (edge.source, edge.target))
    if others is not None and others.hours.round_the_clock:
        return None
    if own is None or others is None:
        return CannotTell(_NO_HOURS)
    return _compared(edge, own, others, context)


def _compared(
    edge: Edge, own: _Support, others: _Support, context: Context
) -> Problem | CannotTell | None:
    ahead = _minutes_ahead(own, others, context.day)
    if ahead is None:
        return CannotTell(_NO_ZONE)
    gap = own.hours.longest_without(others.hours, ahead) * 60
    if gap <= (edge.tolerates.in_seconds if edge.tolerates else 0):
        return None
    if edge.on_failure == "queues" and edge.tolerates is None:
        return CannotTell(_NO_END)
    return _problem(edge, own, others, gap, context)


def _problem(edge: Edge, own: _Support, others: _Support, gap: int, context: Context) -> Problem:
    kb = context.kb
    source, target = (kb.systems[name].name for name in (edge.source, edge.target))
    tolerated = f" ({edge.tolerates.text} is tolerated)" if edge.tolerates else ""
    return Problem(
        place_of(edge, kb),
        f"{source} is supported {own.hours.text}, but {target}, which it cannot run without, "
        f"{others.hours.text}: for up to {span_in_words(gap)} nobody answers for it{tolerated}: "
        f"{names_along([edge], kb)}",
        f"agree on hours with whoever runs {target} and write its `support_hours`, promise fewer "
        f"hours of {source}, or write for how long it does without: `tolerates: "
        f"{span_in_words(gap)}`",
        (
            Related(own.place, f"{source} is supported {own.hours.text}"),
            Related(others.place, f"{target} is supported {others.hours.text}"),
        ),
    )


def _support(system: System, context: Context) -> _Support | None:
    """Return the hours that a system promises, else those of its rota, its provider or owner."""
    owner = owner_of(system, context)
    vendor = context.directory.find(system.provider, ("vendor",)) if system.provider else None
    on_call = system.on_call
    answering: Contact | None = vendor if system.scope == "external" and vendor else owner
    zone = (answering.time_zone if answering else None) or ""
    if system.support_hours is not None:
        return _Support(system.support_hours, zone, system.at("support_hours"))
    if on_call is not None and on_call.hours is not None:
        return _Support(on_call.hours, on_call.time_zone or zone, system.at("on_call"))
    if answering is not None and answering.hours is not None:
        return _Support(answering.hours, zone, answering.at("hours"))
    return None


def _minutes_ahead(own: _Support, others: _Support, day: date) -> int | None:
    """Return by how much the clock of the others is ahead on `day`; None where nobody can tell."""
    if own.zone == others.zone or own.hours.round_the_clock:
        return 0
    offsets = [offset_on(support.zone, day) for support in (own, others)]
    if offsets[0] is None or offsets[1] is None:
        return None
    return (offsets[1] - offsets[0]) // timedelta(minutes=1)
