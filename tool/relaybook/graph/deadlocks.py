"""What cannot be brought back by itself, since what it waits for waits for it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from relaybook.graph.alternatives import Need, hard_needs_for
from relaybook.graph.closure import Relation, cannot_do_without
from relaybook.graph.components import strongly_connected
from relaybook.graph.cycles import Cycle, cycles_among
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import COLD_START, RUN, Edge

Knot = tuple[str, ...]
_UP = RUN | COLD_START


@dataclass(frozen=True, slots=True)
class RecoveryDeadlock:
    """What is needed to recover a system hangs on that system.

    need: the edge that says so. path: from what is needed back to the system, hard edges only.
    """

    need: Edge
    path: tuple[Edge, ...]


def vital_to(graph: DependencyGraph) -> Relation:
    """Return without which others each system neither runs nor can be brought back."""
    return cannot_do_without(graph, _UP)


def recovery_deadlocks(
    graph: DependencyGraph, vital: Relation | None = None
) -> tuple[RecoveryDeadlock, ...]:
    """Return each need to recover a system that cannot do without the system itself.

    Of alternatives one that holds is enough, on the way too. What a system needs of itself is not
    listed: see `DependencyGraph.self_dependencies`. vital: as `vital_to` gives it, where that is
    known already.
    """
    without = vital or vital_to(graph)
    found = []
    for name, needs in hard_needs_for(graph, frozenset({"recover"})).items():
        for need in needs:
            if all(without.holds(target, name) for target in need.targets):
                found += [
                    RecoveryDeadlock(edge, graph.shortest_path(edge.target, name, _holds_up) or ())
                    for edge in need.edges
                ]
    return tuple(found)


def cold_start_needs(
    graph: DependencyGraph, among: Collection[str]
) -> Mapping[str, tuple[Need, ...]]:
    """Return what each of `among` needs of the others to be started or recovered."""
    among = frozenset(among)
    needs = hard_needs_for(graph, COLD_START)
    return {name: tuple(_within(needs[name], among)) for name in graph.systems if name in among}


def knots_of(needs: Mapping[str, Iterable[Need]]) -> tuple[Knot, ...]:
    """Return the sets of systems that wait for each other and for which no alternative is left.

    needs: of each system, by id, to be started. Each knot is sorted, and so are they.
    """
    return tuple(sorted(_Peeling({name: tuple(needs[name]) for name in needs}).knots))


def cycles_of(
    knots: Iterable[Knot], needs: Mapping[str, Iterable[Need]], known: Collection[str] = ()
) -> tuple[Cycle, ...]:
    """Return a shortest cycle per knot, by its first id, through a system that is not `known`."""
    return cycles_among(_inside(knots, needs), known)


def start_cycles(graph: DependencyGraph) -> tuple[Cycle, ...]:
    """Return a shortest cycle per knot of systems that cannot be started from cold."""
    needs = hard_needs_for(graph, COLD_START)
    return cycles_of(knots_of(needs), needs)


def run_cycles(graph: DependencyGraph) -> tuple[Cycle, ...]:
    """Return a shortest cycle per knot of systems that run only together and can be started.

    Where a knot holds a start cycle and more, its cycle passes one of the others.
    """
    cold = {name for cycle in graph.start_cycles() for name in cycle.members}
    needs = hard_needs_for(graph, RUN)
    return cycles_of(knots_of(needs), needs, cold)


@dataclass
class _Peeling:
    """Starts what can be started; where nothing can, a knot is cut, which is then remembered."""

    needs: Mapping[str, tuple[Need, ...]]
    free: set[str] = field(default_factory=set)
    knots: list[Knot] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.naming: dict[str, list[Need]] = {name: [] for name in self.needs}
        for needs in self.needs.values():
            for need in needs:
                for target in need.targets:
                    self.naming[target].append(need)
        self.waits = {name: set(map(id, needs)) for name, needs in self.needs.items()}
        self._start(name for name in self.needs if not self.waits[name])
        while len(self.free) < len(self.needs):
            knots = self._stuck()
            self.knots += knots
            self._start(name for knot in knots for name in knot)

    def _start(self, names: Iterable[str]) -> None:
        ready = list(names)
        self.free.update(ready)
        while ready:
            for need in self.naming[ready.pop()]:
                waits = self.waits[need.source]
                waits.discard(id(need))
                if not waits and need.source not in self.free:
                    self.free.add(need.source)
                    ready.append(need.source)

    def _stuck(self) -> list[Knot]:
        """Return the knots that wait for nothing outside; all at once where nobody has a choice."""
        rest = [name for name in self.needs if name not in self.free]
        after = {name: self._missing(name) for name in rest}
        before: dict[str, list[str]] = {name: [] for name in rest}
        for name in rest:
            for target in after[name]:
                before[target].append(name)
        knots = strongly_connected(rest, after.__getitem__, before.__getitem__)
        if any(len(need.targets) > 1 for name in rest for need in self._open(name)):
            knots = [knot for knot in knots if {t for n in knot for t in after[n]} <= set(knot)]
        return [tuple(knot) for knot in knots if len(knot) > 1]

    def _missing(self, name: str) -> list[str]:
        return sorted({target for need in self._open(name) for target in need.targets})

    def _open(self, name: str) -> list[Need]:
        return [need for need in self.needs[name] if id(need) in self.waits[name]]


def _within(needs: Iterable[Need], among: Collection[str]) -> Iterable[Need]:
    for need in needs:
        edges = tuple(edge for edge in need.edges if edge.target in among)
        if edges:
            yield Need(need.source, edges)


def _inside(knots: Iterable[Knot], needs: Mapping[str, Iterable[Need]]) -> Iterator[Edge]:
    for knot in knots:
        for need in (need for name in knot for need in needs[name]):
            if set(need.targets).issubset(knot):
                yield from need.edges


def _holds_up(edge: Edge) -> bool:
    return edge.is_hard and edge.serves(_UP)
