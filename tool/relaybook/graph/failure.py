"""What fails with what: a simulation that ends, cycles or not, since nothing gets well again.

A system is down when it cannot do without something that is down, and degraded when it works
worse. A need is felt as follows (`effect`): `fails`, and where nobody says what happens, takes a
system down if the need is hard and degrades it if it is soft; `degrades` degrades it; `queues`,
`manual` and `unaffected` stop a failure. What needs a degraded system is degraded at worst.
Alternatives (`any_of`) are felt when the last of them is gone. A system takes its parts with it.
"""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from relaybook.graph.alternatives import Need, needs_for
from relaybook.graph.closure import Relation, least_sets
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import RUN, Edge

DOWN, DEGRADED, NOTHING = 2, 1, 0
_WORDS = {DOWN: "down", DEGRADED: "degraded"}
_STOPS = frozenset({"queues", "manual", "unaffected"})


def effect(edge: Edge) -> int:
    """Return what a system becomes when what it needs is down: DOWN, DEGRADED or NOTHING."""
    if not edge.serves(RUN) or edge.on_failure in _STOPS:
        return NOTHING
    return DOWN if edge.is_hard and edge.on_failure != "degrades" else DEGRADED


@dataclass(frozen=True, slots=True)
class Hit:
    """A system that is hit.

    state: `down` or `degraded`. after: seconds until then; what nobody says that it is tolerated
    takes no time. path: the edges from this system to the one that failed, along which it is hit
    first; of equals the shortest, then by id. Empty for what failed itself.
    """

    system: str
    state: str
    after: int
    path: tuple[Edge, ...]

    @property
    def depth(self) -> int:
        """How many steps away it is."""
        return len(self.path)

    @property
    def is_assumed(self) -> bool:
        """Whether nobody says, somewhere on the way, what a failure does."""
        return any(edge.on_failure is None for edge in self.path)


@dataclass(frozen=True, slots=True)
class _Label:
    """When a system first reaches a state; `step` leads to the system whose `cause` is why."""

    after: int
    depth: int
    step: Edge | None = None
    cause: int = DOWN


_State = tuple[str, int]


@dataclass(frozen=True, eq=False)
class FailureModel:
    """What every failure is worked out from. Make one with `FailureModel(graph)`, and keep it."""

    graph: DependencyGraph

    def fail(self, systems: Iterable[str]) -> Mapping[str, Hit]:
        """Return all that is hit when `systems` fail at once, themselves included, by id.

        KeyError where there is no such system.
        """
        failed = sorted(set(systems))
        labels = _Run(self.felt_by, failed).labels
        hits = {}
        for name, _ in sorted(labels):
            state = DOWN if (name, DOWN) in labels else DEGRADED
            hits[name] = Hit(
                name, _WORDS[state], labels[name, state].after, _path(name, state, labels)
            )
        return hits

    @cached_property
    def downed_by(self) -> Relation:
        """Of each system the single systems whose failure takes it down, itself left out."""
        needs = {
            name: [need.targets for need in self.needs[name] if _worst(need) == DOWN]
            for name in self.graph.systems
        }
        return least_sets(self.graph.systems, needs).without_itself()

    @cached_property
    def downs(self) -> Relation:
        """Of each system those that go down when it fails, itself left out."""
        return self.downed_by.turned()

    @cached_property
    def needs(self) -> Mapping[str, tuple[Need, ...]]:
        """What each system needs to run, the wholes that it is part of included."""
        written = needs_for(self.graph, RUN)
        wholes = self.graph.containment.directly_in
        return {
            name: (*written[name], *(_need_of_whole(name, whole) for whole in wholes(name)))
            for name in written
        }

    @cached_property
    def felt_by(self) -> Mapping[str, tuple[tuple[Need, Edge], ...]]:
        """The needs that feel it when a system is gone, by the system, each with the edge to it."""
        found: dict[str, list[tuple[Need, Edge]]] = {name: [] for name in self.graph.systems}
        for name in self.graph.systems:
            for need in self.needs[name]:
                for edge in need.edges if _worst(need) else ():
                    found[edge.target].append((need, edge))
        return {name: tuple(found[name]) for name in found}


def fail(graph: DependencyGraph, systems: Iterable[str]) -> Mapping[str, Hit]:
    """Return all that is hit when `systems` fail at once; see `FailureModel.fail`."""
    return FailureModel(graph).fail(systems)


@dataclass
class _Run:
    """One simulation: states are reached in order of time, then of steps (Dijkstra's search)."""

    felt_by: Mapping[str, tuple[tuple[Need, Edge], ...]]
    failed: Iterable[str]
    labels: dict[_State, _Label] = field(default_factory=dict)
    waiting: list[tuple[int, int, str, int, str, int, _Label]] = field(default_factory=list)
    felt: int = 0
    # Of alternatives: how many are left, and the worst that has been seen of the others.
    left: dict[tuple[int, int], int] = field(default_factory=dict)
    last: dict[tuple[int, int], tuple[int, int, _Label]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.failed:
            self._reach((name, DOWN), _Label(0, 0))
        while self.waiting:
            _, _, name, state, _, _, label = heapq.heappop(self.waiting)
            if (name, state) not in self.labels:
                self._reach((name, state), label)

    def _reach(self, state: _State, label: _Label) -> None:
        name, level = state
        for reached in range(level, NOTHING, -1):
            if (name, reached) not in self.labels:
                self.labels[name, reached] = label
                for need, edge in self.felt_by[name]:
                    self._feel(need, edge, reached, label)

    def _feel(self, need: Need, edge: Edge, level: int, label: _Label) -> None:
        if _worst(need) < level or (need.source, level) in self.labels:
            return
        tolerated = edge.tolerates.in_seconds if edge.tolerates else 0
        felt = _Label(label.after + tolerated, label.depth + 1, edge, level)
        if len(need.edges) > 1:
            whole = self._last_of(need, level, felt)
            if whole is None:
                return
            felt = whole
        target = felt.step.target if felt.step else ""
        self.felt += 1  # nothing else is equal, so labels are never compared
        heapq.heappush(
            self.waiting, (felt.after, felt.depth, need.source, level, target, self.felt, felt)
        )

    def _last_of(self, need: Need, level: int, felt: _Label) -> _Label | None:
        """Return why the last of several alternatives is gone; None while one is left."""
        key = (id(need), level)
        self.left[key] = self.left.get(key, len(need.edges)) - 1
        known = self.last.get(key)
        if known is None or (felt.after, felt.depth) > known[:2]:
            self.last[key] = (felt.after, felt.depth, felt)
        return None if self.left[key] else self.last[key][2]


def _worst(need: Need) -> int:
    return max(map(effect, need.edges))


def _path(name: str, state: int, labels: Mapping[_State, _Label]) -> tuple[Edge, ...]:
    path = []
    while (label := labels[name, state]).step is not None:
        path.append(label.step)
        name, state = label.step.target, label.cause
    return tuple(path)


def _need_of_whole(part: str, whole: str) -> Need:
    return Need(part, (Edge(part, whole, kind="part_of", on_failure="fails", detailed=True),))
