"""What leaves at the day of a check, and which systems that stay cannot do without it."""

from collections.abc import Mapping

from relaybook.graph.alternatives import Need, hard_needs_for
from relaybook.graph.boundary import reason_to_leave, reason_without_vendor
from relaybook.graph.edges import COLD_START, RUN, Edge
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.running import is_running
from relaybook.rules.sides import side_of

LeavingNeeds = Mapping[str, tuple[Need, ...]]
_UP = RUN | COLD_START


def why_it_leaves(system: System, context: Context) -> str:
    """Return why a system is leaving or has left; empty where it stays or nobody knows."""
    return "" if is_unknown(system, context) else reason_to_leave(system, context.directory)


def is_unknown(system: System, context: Context) -> bool:
    """Whether nobody knows until when a vendor provides a system: no contract is written down."""
    side = side_of(system, context)
    if side.ours is not False or _is_ending(system, context):
        return False
    return side.vendor is None or not side.vendor.contracts


def leaving_needs(context: Context) -> LeavingNeeds:
    """Return what each system that stays cannot do without though it leaves, by id.

    Of alternatives one that stays is enough.
    """
    return context.once("needs of what leaves", lambda: _needs(context))


def is_reported_as_leaving(edge: Edge, context: Context) -> bool:
    """Whether depends-on-leaving-system says that what an edge needs goes."""
    return any(edge in need.edges for need in leaving_needs(context).get(edge.source, ()))


def _needs(context: Context) -> LeavingNeeds:
    systems = context.kb.systems
    gone = {name for name in systems if why_it_leaves(systems[name], context)}
    found = {}
    for name, needs in hard_needs_for(context.graph, _UP).items():
        lost = tuple(need for need in needs if gone.issuperset(need.targets))
        if lost and name not in gone and is_running(systems[name]):
            found[name] = lost
    return found


def _is_ending(system: System, context: Context) -> bool:
    """Whether a system leaves whatever its vendor does."""
    people = context.directory
    return reason_to_leave(system, people) != reason_without_vendor(system, people)
