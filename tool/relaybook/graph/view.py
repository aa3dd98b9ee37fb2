"""What a map shows: every renderer draws one of these."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from relaybook.errors import UsageError
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.paths import Way
from relaybook.model.contact import Contact
from relaybook.model.directory import Directory
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.system import System

if TYPE_CHECKING:
    from relaybook.graph.network import Network

_NO_TIER = 9


@dataclass(frozen=True, slots=True)
class MapNode:
    """A system on a map.

    tier: None where nobody said. owner: the name of its team, empty where there is none.
    vendor: the name of the vendor that runs or owns it, empty where we do. external: not ours to
    restart. findings: how many are open. href: address of its page, empty without one. absent: why
    the owner or the vendor is not active at the day that was asked for, empty where none was.
    part_of: titles of the systems that it says it is part of.
    """

    id: str
    title: str
    tier: int | None = None
    owner: str = ""
    vendor: str = ""
    external: bool = False
    lifecycle: str = "production"
    findings: int = 0
    href: str = ""
    absent: str = ""
    part_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MapLink:
    """All needs of one system for another, drawn as one line.

    One that nobody wrote holds the single edge that was derived.
    """

    source: str
    target: str
    edges: tuple[Edge, ...]

    @property
    def strength(self) -> str:
        """`derived`, `recovery` where it is needed for nothing else, else `hard` or `soft`."""
        if self.edges[0].stands_for:
            return "derived"
        rest = [edge for edge in self.edges if edge.needed_for != ("recover",)]
        if not rest:
            return "recovery"
        return "hard" if any(edge.is_hard for edge in rest) else "soft"


@dataclass(frozen=True, slots=True)
class MapView:
    """A map ready to be drawn: nodes by id, links by source and target.

    focus, depth: the system around which it is drawn and how many steps; None and 0 for all.
    systems, dependencies: how many there are in all, to say what is not drawn.
    dangling: (source, name) of dependencies on a system that does not exist, which no map shows.
    derived: needs between two of the nodes that nobody wrote, which follow from those of parts.
    part_of: (part, whole) of nodes. all_derived: how many derived needs there are in all.
    around: how many systems lie at most `depth` steps around the focus, drawn or not.
    """

    title: str
    nodes: tuple[MapNode, ...]
    links: tuple[MapLink, ...]
    systems: int
    dependencies: int
    dangling: tuple[tuple[str, str], ...] = ()
    focus: str | None = None
    depth: int = 0
    derived: tuple[Edge, ...] = ()
    part_of: tuple[tuple[str, str], ...] = ()
    all_derived: int = 0
    around: int = 0

    @property
    def lines(self) -> tuple[MapLink, ...]:
        """What is drawn as a line: the links, then what is derived."""
        derived = (MapLink(edge.source, edge.target, (edge,)) for edge in self.derived)
        return (*self.links, *derived)


def map_view(
    graph: DependencyGraph,
    base: KnowledgeBase,
    focus: str | None = None,
    depth: int = 1,
    *,
    findings: Mapping[str, int] | None = None,
    href: Callable[[str], str] | None = None,
    people: Directory | None = None,
    ways: Sequence[Way] | None = None,
    most: int | None = None,
) -> MapView:
    """Return the map of all systems, or of those at most `depth` steps around `focus`.

    findings: open findings by id of system. href: the address of a system's page. people: to mark
    whose owner or vendor is not there. ways: to draw these paths and nothing else. most: how many
    systems to draw, the focus and then the most critical. Raises UsageError where there is no
    system `focus`.
    """
    near = _shown(graph, focus, depth) if ways is None else _along(ways)
    shown = near if most is None or len(near) <= most else _first(near, base, focus, most)
    nodes = tuple(
        replace(
            _node(base.systems[name], base, people, (findings or {}).get(name, 0), href),
            part_of=tuple(base.systems[one].name for one in graph.containment.directly_in(name)),
        )
        for name in shown
    )
    lines = [
        MapLink(source, target, shown.edges[source, target]["edges"])
        for source, target in shown.edges
    ]
    return MapView(
        title=_title(base, focus),
        nodes=nodes,
        links=tuple(line for line in lines if line.strength != "derived"),
        systems=len(graph.systems),
        dependencies=graph.network.number_of_edges(),
        dangling=tuple(sorted({(edge.source, edge.target) for edge in graph.dangling})),
        focus=focus,
        depth=depth if focus else 0,
        derived=tuple(line.edges[0] for line in lines if line.strength == "derived"),
        part_of=tuple(
            dict.fromkeys(
                (one.part, one.whole)
                for one in graph.containment.parts
                if one.part in shown and one.whole in shown
            )
        ),
        all_derived=len(graph.derived),
        around=len(near),
    )


def _shown(graph: DependencyGraph, focus: str | None, depth: int) -> "Network":
    if focus is None:
        return graph.network_with_derived
    if focus not in graph:
        raise UsageError(f"there is no system {focus!r}")
    from relaybook.graph import network  # noqa: PLC0415 - only where it is needed

    return network.focus(graph.network_with_derived, focus, depth)


def _first(near: "Network", base: KnowledgeBase, focus: str | None, most: int) -> "Network":
    """Return the part of `near` that is drawn where all of it would be too much."""

    def rank(name: str) -> tuple[bool, int, str]:
        return name != focus, base.systems[name].service_tier or _NO_TIER, name

    kept = frozenset(sorted(near, key=rank)[:most])
    from relaybook.graph import network  # noqa: PLC0415 - only where it is needed

    return network.part(near, kept)


def _along(ways: Sequence[Way]) -> "Network":
    from relaybook.graph import network  # noqa: PLC0415 - only where it is needed

    edges = {edge: None for way in ways for step in way.steps for edge in step}
    systems = sorted({name for way in ways for name in way.systems})
    return network.to_networkx(DependencyGraph.from_edges(systems, edges))


def _title(base: KnowledgeBase, focus: str | None) -> str:
    if focus is None:
        return f"Dependency map of {base.configuration.name}"
    return f"{base.systems[focus].name}: what it needs and what needs it"


def _node(
    system: System,
    base: KnowledgeBase,
    asked: Directory | None,
    findings: int,
    href: Callable[[str], str] | None,
) -> MapNode:
    people = asked or base.directory(date.min)  # whose team it is does not depend on the day
    owner = people.find(system.owner, ("team",)) if system.owner else None
    runs = people.find(system.provider, ("vendor",)) if system.provider else None
    vendor = runs or (people.vendor_of(owner) if owner else None)
    return MapNode(
        id=system.id,
        title=system.name,
        tier=system.service_tier,
        owner=owner.name if owner else (system.owner or ""),
        vendor=vendor.name if vendor else (system.provider or ""),
        external=system.scope == "external",
        lifecycle=system.lifecycle,
        findings=findings,
        href=href(system.id) if href else "",
        absent=_absent(asked, owner, vendor) if asked else "",
    )


def _absent(people: Directory, *answering: Contact | None) -> str:
    standings = (people.standing(one) for one in answering if one is not None)
    return next((one.reason for one in standings if not one.active), "")
