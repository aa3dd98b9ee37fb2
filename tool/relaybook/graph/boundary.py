"""What leaves, what needs it, and what crosses the line between us and what leaves."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.model.directory import Directory
from relaybook.model.system import System


@dataclass(frozen=True, slots=True)
class Crossing:
    """An edge of which one end stays and the other leaves. we_need: whether what stays needs it."""

    edge: Edge
    we_need: bool

    @property
    def leaving(self) -> str:
        """The end that leaves."""
        return self.edge.target if self.we_need else self.edge.source


def leaving(systems: Mapping[str, System], people: Directory) -> Mapping[str, str]:
    """Return the systems that are leaving or have left at the day of `people`, and why.

    Retired or deprecated ones, those with a `retire_on` not after the day, and those whose
    provider or whose owner's vendor is not active then.
    """
    reasons = ((name, reason_to_leave(systems[name], people)) for name in sorted(systems))
    return {name: reason for name, reason in reasons if reason}


def reason_to_leave(system: System, people: Directory) -> str:
    """Return why a system is leaving or has left at the day; empty where it stays."""
    if system.lifecycle in ("retired", "deprecated"):
        return f"it is {system.lifecycle}"
    if system.retire_on and system.retire_on <= people.day:
        return f"it retires on {system.retire_on}"
    return reason_without_vendor(system, people)


def reason_without_vendor(system: System, people: Directory) -> str:
    """Return why the vendor that provides or owns a system is not active; empty where it is."""
    provider = people.find(system.provider, ("vendor",)) if system.provider else None
    owner = people.find(system.owner, ("team",)) if system.owner else None
    vendors = (provider, people.vendor_of(owner) if owner else None)
    standings = (people.standing(vendor) for vendor in vendors if vendor is not None)
    return next((standing.reason for standing in standings if not standing.active), "")


def exit_boundary(graph: DependencyGraph, gone: Collection[str]) -> tuple[Crossing, ...]:
    """Return the edges between what stays and what leaves, as the graph lists them."""
    gone = frozenset(gone)
    return tuple(
        Crossing(edge, we_need=edge.target in gone)
        for edge in graph.edges
        if (edge.source in gone) != (edge.target in gone)
    )
