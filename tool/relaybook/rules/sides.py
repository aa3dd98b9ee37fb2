"""On whose side of the line to a vendor a system stands."""

from dataclasses import dataclass

from relaybook.graph.edges import Edge
from relaybook.model.contact import Vendor
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import owner_of


@dataclass(frozen=True, slots=True)
class Side:
    """Who runs a system. ours: None where nobody knows. vendor: whose it is, where one is known."""

    ours: bool | None
    vendor: Vendor | None = None

    @property
    def whose(self) -> str:
        """Who is on the other side: `vendor:labelworks`."""
        return f"vendor:{self.vendor.id}" if self.vendor else "somebody else"


def side_of(system: System, context: Context) -> Side:
    """Return who runs a system: a vendor provides it or owns it, it is external, or it is ours."""
    return context.once(f"side of {system.path}", lambda: _side(system, context))


def _side(system: System, context: Context) -> Side:
    people = context.directory
    provider = people.find(system.provider, ("vendor",)) if system.provider else None
    if isinstance(provider, Vendor):
        return Side(ours=False, vendor=provider)
    owner = owner_of(system, context)
    if owner is not None and (vendor := people.vendor_of(owner)):
        return Side(ours=False, vendor=vendor)
    if system.provider or system.scope == "external":
        return Side(ours=False)
    if owner is None or system.is_catch_all("owner"):
        return Side(ours=None)
    return Side(ours=people.is_internal(owner))


def crosses_the_line(edge: Edge, context: Context) -> bool:
    """Whether one end is ours and the other a vendor's, so that exit-boundary judges the edge."""
    systems = context.kb.systems
    sides = {side_of(systems[end], context).ours for end in (edge.source, edge.target)}
    return sides == {True, False}
