from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Related, Severity
from relaybook.graph.edges import Edge
from relaybook.model.contact import Contact
from relaybook.model.system import System
from relaybook.rules.agreement import is_agreed
from relaybook.rules.context import Context
from relaybook.rules.path_of_needs import names_along, place_of
from relaybook.rules.people import named, owner_of
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running
from relaybook.rules.sides import crosses_the_line

_NO_OWNER = "systems whose owner, or that of something they need, is not known"


@rule(
    "unacknowledged-dependency",
    on=System,
    level=Level.FULL,
    area="dependencies",
    severity=Severity.WARNING,
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Whoever runs what a system cannot do without has agreed to that."""
    if not is_running(system):
        return
    owner = owner_of(system, context)
    for edge in _unacknowledged(system, context):
        other = owner_of(context.kb.systems[edge.target], context)
        if owner is None or other is None:
            yield CannotTell(_NO_OWNER)
        elif owner.id != other.id and not crosses_the_line(edge, context):
            yield _problem(edge, other, context)


def _problem(edge: Edge, other: Contact, context: Context) -> Problem:
    kb = context.kb
    needed = kb.systems[edge.target]
    return Problem(
        place_of(edge, kb),
        f"{kb.systems[edge.source].name} cannot do without {needed.name}, and nothing says that "
        f"{named(other)} agreed to that: {names_along([edge], kb)}",
        "tell them, ask what they promise, and write `agreed: {by: person:<id>, date: <day>}` with "
        "this dependency",
        (Related(needed.at("owner"), f"{needed.name} belongs to {named(other)}"),),
    )


def _unacknowledged(system: System, context: Context) -> Iterator[Edge]:
    """Yield the first hard dependency on each system to which none is agreed."""
    # What is only listed as needed to recover has no room for an agreement.
    written = [edge for edge in context.graph.needs(system.id) if not edge.is_listed]
    known = {edge.target for edge in written if _is_acknowledged(edge, context)}
    for edge in written:
        if edge.is_hard and edge.target not in known:
            known.add(edge.target)
            if is_running(context.kb.systems[edge.target]):
                yield edge


def _is_acknowledged(edge: Edge, context: Context) -> bool:
    is_outside = context.kb.systems[edge.target].scope == "external"
    return is_agreed(edge, context.day) or (is_outside and edge.contract is not None)
