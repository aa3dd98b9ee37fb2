"""In which order to bring systems back, how long that takes, and what nobody knows of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from relaybook.graph.alternatives import Need
from relaybook.graph.closure import Relation
from relaybook.graph.cycles import Cycle
from relaybook.graph.deadlocks import Knot, cold_start_needs, cycles_of, knots_of
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.recovery_order import Duty, times_of, waves_of

RestoreTimes = Mapping[str, int | None]
_Needs = Mapping[str, tuple[Need, ...]]


@dataclass(frozen=True, slots=True)
class Restored:
    """What is brought back at once: one system, or the members of a knot together.

    systems: ids, sorted. wave: from 1; for all that it needs there is something in an earlier one.
    start, end: seconds from the beginning of the recovery; where not `is_known`, they are the
    least that it takes, since what nobody knows is counted as nothing. after: the first of the
    systems for which it waits longest, empty where it waits for none.
    """

    systems: Knot
    wave: int
    start: int
    end: int
    is_known: bool
    after: str = ""

    @property
    def is_knot(self) -> bool:
        """Whether its members need each other, so that none can be started by itself."""
        return len(self.systems) > 1


@dataclass(frozen=True)
class RecoveryPlan:
    """How to bring systems back. Make one with `recovery_plan`.

    waves: each sorted by id. deadlocks: a shortest cycle of each knot. restored: by the id of
    each system.
    """

    waves: tuple[tuple[Restored, ...], ...]
    deadlocks: tuple[Cycle, ...]
    restored: Mapping[str, Restored]
    _restore_times: RestoreTimes
    # Units by their first member, in the order in which they are back, with what each waits for.
    _settled: Mapping[str, tuple[str, ...]]

    def critical_path(self, system: str | None = None) -> tuple[Restored, ...]:
        """Return what takes longest, first to last, up to `system`, else up to the last of all."""
        if not self.restored:
            return ()
        every = (one for wave in self.waves for one in wave)
        last = self.restored[system] if system else min(every, key=_latest_first)
        path = [last]
        while path[-1].after:
            path.append(self.restored[path[-1].after])
        return tuple(reversed(path))

    def unknown(self, system: str) -> tuple[str, ...]:
        """Return those without a restore time among `system` and all that it waits for, sorted."""
        return self._unknown_of[self.restored[system].systems[0]]

    @property
    def all_unknown(self) -> tuple[str, ...]:
        """All systems of the plan without a restore time, sorted."""
        return tuple(n for n in sorted(self.restored) if self._restore_times.get(n) is None)

    @cached_property
    def _unknown_of(self) -> Mapping[str, tuple[str, ...]]:
        """What is unknown for each unit, by its first member."""
        names = sorted(self.restored)
        bits: dict[str, int] = {}
        number = {name: index for index, name in enumerate(names)}
        for unit in self._settled:
            members = self.restored[unit].systems
            own = (number[one] for one in members if self._restore_times.get(one) is None)
            bits[unit] = reduce(or_, (1 << one for one in own), 0)
            bits[unit] = reduce(or_, (bits[one] for one in self._settled[unit]), bits[unit])
        found = Relation(tuple(names), bits)
        return {unit: found.of(unit) for unit in bits}


def recovery_plan(
    graph: DependencyGraph, restore_times: RestoreTimes, among: Collection[str] | None = None
) -> RecoveryPlan:
    """Return how to bring back `among`, by default all, of which nothing runs at first.

    restore_times: seconds by id; None or absent where nobody knows. Of alternatives, what is back
    first is waited for. What is needed but not among them counts as running.
    """
    needs = cold_start_needs(graph, graph.systems if among is None else frozenset(among))
    knots = knots_of(needs)
    head = {name: name for name in needs} | {name: knot[0] for knot in knots for name in knot}
    members: dict[str, Knot] = {head[name]: (name,) for name in needs}
    members |= {knot[0]: knot for knot in knots}
    waits = {unit: _outside(members[unit], needs, head) for unit in sorted(members)}
    waves = waves_of(waits)
    times = times_of(waits, {unit: _duty(members[unit], restore_times) for unit in waits}, waves)
    restored = {
        unit: Restored(members[unit], waves[unit], one.start, one.end, not one.is_open, one.after)
        for unit, one in times.items()
    }
    return RecoveryPlan(
        waves=_by_wave(restored),
        deadlocks=cycles_of(knots, needs),
        restored={name: restored[head[name]] for name in needs},
        _restore_times=restore_times,
        _settled={unit: one.waited for unit, one in times.items()},
    )


def cold_start_of(graph: DependencyGraph, systems: Iterable[str]) -> frozenset[str]:
    """Return `systems` and all that they need to be started or recovered, alternatives too.

    KeyError where there is no such system.
    """
    needs = cold_start_needs(graph, graph.systems)
    found = set(systems)
    waiting = list(found)
    while waiting:
        for need in needs[waiting.pop()]:
            waiting += set(need.targets) - found
            found.update(need.targets)
    return frozenset(found)


def _outside(knot: Knot, needs: _Needs, head: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return what a unit waits for outside itself: of each tuple of units, one."""
    every = ({head[target] for target in need.targets} for name in knot for need in needs[name])
    outside = {tuple(sorted(targets - {knot[0]})) for targets in every}
    return tuple(sorted(outside - {()}))


def _duty(knot: Knot, restore_times: RestoreTimes) -> Duty:
    """Return what a unit takes itself: nobody knows how a knot is untied, but not faster."""
    known = [restore_times.get(name) for name in knot]
    return Duty(max(time or 0 for time in known), is_open=len(knot) > 1 or None in known)


def _by_wave(restored: Mapping[str, Restored]) -> tuple[tuple[Restored, ...], ...]:
    waves: dict[int, list[Restored]] = {}
    for unit in sorted(restored):
        waves.setdefault(restored[unit].wave, []).append(restored[unit])
    return tuple(tuple(waves[wave]) for wave in sorted(waves))


def _latest_first(one: Restored) -> tuple[int, int, Knot]:
    return -one.end, -one.wave, one.systems
