"""The order and the times of a recovery, over units that wait for each other."""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# Of each unit the needs that it waits for; of the units of one need, one is enough.
Waits = Mapping[str, tuple[tuple[str, ...], ...]]
_Naming = Mapping[str, list[tuple[str, tuple[str, ...]]]]


@dataclass(frozen=True, slots=True)
class Duty:
    """What a unit takes itself: seconds, and whether nobody knows all of it."""

    seconds: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Timed:
    """When a unit is back, in seconds from the beginning.

    is_open: whether it may take longer than that. after: the unit that it waits for longest,
    empty where it waits for none. waited: all units that it waits for, sorted.
    """

    start: int
    end: int
    is_open: bool
    after: str
    waited: tuple[str, ...]


def waves_of(waits: Waits) -> Mapping[str, int]:
    """Return the wave of each unit, from 1: the first after one unit of each need is there."""
    naming = _naming(waits)
    missing = {unit: set(waits[unit]) for unit in waits}
    waves: dict[str, int] = {}
    ready = [unit for unit in waits if not missing[unit]]
    wave = 1
    while ready:
        waves.update(dict.fromkeys(ready, wave))
        ready = [freed for unit in ready for freed in _met(unit, naming, missing)]
        wave += 1
    return waves


def times_of(
    waits: Waits, duties: Mapping[str, Duty], waves: Mapping[str, int]
) -> Mapping[str, Timed]:
    """Return when each unit is back where all begin as soon as they can."""
    return _Times(waits, duties, waves).settled


def _naming(waits: Waits) -> _Naming:
    naming: dict[str, list[tuple[str, tuple[str, ...]]]] = {unit: [] for unit in waits}
    for unit in waits:
        for need in waits[unit]:
            for target in need:
                naming[target].append((unit, need))
    return naming


def _met(unit: str, naming: _Naming, missing: Mapping[str, set[tuple[str, ...]]]) -> Iterable[str]:
    """Yield the units of which `unit` meets the last need."""
    for waiting, need in naming[unit]:
        if need in missing[waiting]:
            missing[waiting].discard(need)
            if not missing[waiting]:
                yield waiting


@dataclass
class _Times:
    """Settles units in the order in which they are back (Knuth's form of Dijkstra's search)."""

    waits: Waits
    duties: Mapping[str, Duty]
    waves: Mapping[str, int]
    settled: dict[str, Timed] = field(default_factory=dict)
    queue: list[tuple[int, bool, str, Timed]] = field(default_factory=list)

    def __post_init__(self) -> None:
        naming = _naming(self.waits)
        missing = {unit: set(self.waits[unit]) for unit in self.waits}
        self.met_by: dict[str, set[str]] = {unit: set() for unit in self.waits}
        for unit in self.waits:
            if not missing[unit]:
                self._push(unit)
        while self.queue:
            *_, unit, timed = heapq.heappop(self.queue)
            self.settled[unit] = timed
            for waiting, need in naming[unit]:
                if need in missing[waiting]:
                    self.met_by[waiting].add(unit)
            for waiting in _met(unit, naming, missing):
                self._push(waiting)

    def _push(self, unit: str) -> None:
        waited = sorted(self.met_by[unit])
        after = min(waited, key=self._latest_first, default="")
        start = self.settled[after].end if after else 0
        own = self.duties[unit]
        is_open = own.is_open or any(self.settled[one].is_open for one in waited)
        timed = Timed(start, start + own.seconds, is_open, after, tuple(waited))
        heapq.heappush(self.queue, (timed.end, is_open, unit, timed))

    def _latest_first(self, unit: str) -> tuple[int, int, str]:
        return -self.settled[unit].end, -self.waves[unit], unit
