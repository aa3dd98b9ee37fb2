"""The graph of what needs what, in plain Python: importing networkx costs more than a check."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from relaybook.graph.containment import NOTHING_CONTAINED, Containment, containment_of
from relaybook.graph.cycles import Cycle
from relaybook.graph.edges import Chosen, Edge, every
from relaybook.graph.reach import Reach, Spread, reach, shortest, spread
from relaybook.model.dependency import Dependency
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.references import split_reference
from relaybook.model.system import System

if TYPE_CHECKING:
    from relaybook.graph.network import Network


@dataclass(frozen=True, eq=False)
class DependencyGraph:
    """Systems and what each needs. Make one with `of` or `from_systems`.

    systems: ids, sorted. edges: between two different systems that exist, sorted by source, in
    the order in which they are written; one pair may have several. dangling: edges to a system
    that does not exist. loops: edges from a system to itself. containment: what is part of what.
    """

    systems: tuple[str, ...]
    edges: tuple[Edge, ...]
    dangling: tuple[Edge, ...] = ()
    loops: tuple[Edge, ...] = ()
    containment: Containment = NOTHING_CONTAINED

    @classmethod
    def of(cls, base: KnowledgeBase) -> "DependencyGraph":
        """Return the graph of a knowledge base."""
        return cls.from_systems(base.systems)

    @classmethod
    def from_systems(cls, systems: Mapping[str, System]) -> "DependencyGraph":
        """Return the graph of `systems`, by id."""
        edges = (edge for name in sorted(systems) for edge in _edges_of(systems[name]))
        return cls.from_edges(systems, edges, containment_of(systems))

    @classmethod
    def from_edges(
        cls,
        systems: Iterable[str],
        edges: Iterable[Edge],
        containment: Containment | None = None,
    ) -> "DependencyGraph":
        """Return the graph of the ids `systems` with `edges`, which keep their order."""
        known = frozenset(systems)
        inner: list[Edge] = []
        dangling: list[Edge] = []
        loops: list[Edge] = []
        for edge in edges:
            loop = loops if edge.source == edge.target else inner
            (loop if edge.target in known else dangling).append(edge)
        return cls(
            systems=tuple(sorted(known)),
            edges=tuple(inner),
            dangling=tuple(dangling),
            loops=tuple(loops),
            containment=containment or NOTHING_CONTAINED,
        )

    def __contains__(self, system: str) -> bool:
        return system in self._needs

    def needs(self, system: str) -> tuple[Edge, ...]:
        """Return the edges to what `system` needs itself, as written. KeyError if unknown."""
        return self._needs[system]

    def needed_by(self, system: str) -> tuple[Edge, ...]:
        """Return the edges from what needs `system` itself, by source. KeyError if unknown."""
        return self._needed_by[system]

    def needs_all(
        self, system: str, chosen: Chosen = every, *, most_steps: int | None = None
    ) -> Reach:
        """Return all that `system` needs, through others too, over `chosen` edges."""
        return reach(system, self.needs, _target, chosen, most_steps)

    def needed_by_all(
        self, system: str, chosen: Chosen = every, *, most_steps: int | None = None
    ) -> Reach:
        """Return all that need `system`, through others too, over `chosen` edges."""
        return reach(system, self.needed_by, _source, chosen, most_steps)

    def needed_by_any(self, systems: Iterable[str], chosen: Chosen = every) -> Spread:
        """Return `systems` and all that any of them needs, over `chosen` edges."""
        return spread(systems, self.needs, _target, chosen)

    def needing_any(self, systems: Iterable[str], chosen: Chosen = every) -> Spread:
        """Return `systems` and all that need any of them, over `chosen` edges."""
        return spread(systems, self.needed_by, _source, chosen)

    def shortest_path(
        self, source: str, target: str, chosen: Chosen = every
    ) -> tuple[Edge, ...] | None:
        """Return a shortest path of needs from `source` to `target`; None where there is none."""
        return shortest(source, target, self.needs, self.needed_by, chosen)

    def neighbourhood(self, system: str, depth: int = 1) -> frozenset[str]:
        """Return `system`, what it needs and what needs it, each over at most `depth` edges."""
        needed = self.needs_all(system, most_steps=depth).depths
        dependent = self.needed_by_all(system, most_steps=depth).depths
        return frozenset({system, *needed, *dependent})

    def start_cycles(self) -> tuple[Cycle, ...]:
        """Return a shortest cycle per knot of systems that cannot be started from cold.

        Where one of several alternatives can be started first, there is no knot.
        """
        return self._start_cycles

    def run_cycles(self) -> tuple[Cycle, ...]:
        """Return a shortest cycle per knot of systems that run only together and can be started.

        Where one of several alternatives runs without the others, there is no knot.
        """
        from relaybook.graph.deadlocks import run_cycles  # noqa: PLC0415 - it imports this module

        return run_cycles(self)

    def self_dependencies(self) -> tuple[Edge, ...]:
        """Return the edges from a system to itself."""
        return self.loops

    def isolated(self) -> tuple[str, ...]:
        """Return the systems that need nothing and that nothing needs, whatever they say of it.

        Someone who names a system that does not exist has said what is needed, so is not isolated.
        """
        named = {edge.source for edge in self.dangling}
        return tuple(
            name
            for name in self.systems
            if not self._needs[name] and not self._needed_by[name] and name not in named
        )

    @cached_property
    def derived(self) -> tuple[Edge, ...]:
        """Edges between wholes that follow from those between their parts; see `Containment`."""
        return self.containment.derived(self.edges)

    @cached_property
    def needs_by_purpose(self) -> dict[frozenset[str], Any]:
        """What `needs_for` has found, since many rules ask for the same."""
        return {}

    @cached_property
    def network(self) -> "Network":
        """The same graph for the algorithms of networkx, which is imported on first use."""
        from relaybook.graph.network import to_networkx  # noqa: PLC0415 - only where it is needed

        return to_networkx(self)

    @cached_property
    def _start_cycles(self) -> tuple[Cycle, ...]:
        from relaybook.graph.deadlocks import start_cycles  # noqa: PLC0415 - it imports this module

        return start_cycles(self)

    @cached_property
    def network_with_derived(self) -> "Network":
        """The same with the `derived` edges, for what is drawn."""
        from relaybook.graph.network import to_networkx  # noqa: PLC0415 - only where it is needed

        return to_networkx(self, derived=True) if self.derived else self.network

    @cached_property
    def _needs(self) -> Mapping[str, tuple[Edge, ...]]:
        return _grouped(self.systems, ((edge.source, edge) for edge in self.edges))

    @cached_property
    def _needed_by(self) -> Mapping[str, tuple[Edge, ...]]:
        return _grouped(self.systems, ((edge.target, edge) for edge in self.edges))


def _grouped(
    names: Iterable[str], edges: Iterable[tuple[str, Edge]]
) -> Mapping[str, tuple[Edge, ...]]:
    groups: dict[str, list[Edge]] = {name: [] for name in names}
    for name, edge in edges:
        groups[name].append(edge)
    return {name: tuple(group) for name, group in groups.items()}


def _source(edge: Edge) -> str:
    return edge.source


def _target(edge: Edge) -> str:
    return edge.target


def _edges_of(system: System) -> Iterator[Edge]:
    for index, dependency in enumerate(system.depends_on or ()):
        if dependency.to:
            yield _edge(system, index, dependency)
    for index, needed in enumerate(system.needed_to_recover or ()):
        place = system.at("needed_to_recover", index)
        yield Edge(system.id, split_reference(needed)[1], needed_for=("recover",), place=place)


def _edge(system: System, index: int, dependency: Dependency) -> Edge:
    written = (dependency.kind, dependency.criticality, dependency.on_failure)
    return Edge(
        source=system.id,
        target=dependency.target,
        kind=dependency.kind,
        criticality="hard" if dependency.is_hard else "soft",
        on_failure=dependency.on_failure,
        needed_for=dependency.needed_for,
        any_of=dependency.any_of,
        tolerates=dependency.tolerates,
        place=system.at("depends_on", index, "to"),
        detailed=None not in written,
        environment=dependency.environment,
        interface=dependency.interface,
        via=dependency.via,
        runbook=dependency.runbook,
        contract=dependency.contract,
        agreed=dependency.agreed,
    )
