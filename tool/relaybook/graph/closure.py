"""What hangs on what, for all systems at once: sets are bits of one number, so it takes no time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from relaybook.graph.alternatives import hard_needs_for
from relaybook.graph.components import strongly_connected
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Chosen, hard_run


@dataclass(frozen=True, eq=False)
class Relation:
    """For each system a set of systems.

    names: ids, sorted; bit n of a number stands for the n-th of them.
    """

    names: tuple[str, ...]
    bits: Mapping[str, int]

    def of(self, system: str) -> tuple[str, ...]:
        """Return the set of `system`, sorted. KeyError if unknown."""
        return tuple(self.named(self.bits[system]))

    def count(self, system: str) -> int:
        """Return how many are in the set of `system`."""
        return self.bits[system].bit_count()

    def holds(self, system: str, other: str) -> bool:
        """Whether `other` is in the set of `system`."""
        return bool(self.bits[system] >> self.number[other] & 1)

    def mask(self, systems: Iterable[str]) -> int:
        """Return the bits of `systems`; of those that are unknown, nothing."""
        return sum(1 << self.number[name] for name in set(systems) if name in self.number)

    def named(self, bits: int) -> Iterator[str]:
        """Yield the systems that `bits` stand for, sorted."""
        while bits:
            lowest = bits & -bits
            yield self.names[lowest.bit_length() - 1]
            bits ^= lowest

    def turned(self) -> "Relation":
        """Return for each system those in whose sets it is."""
        size = len(self.names)
        rows = [f"{self.bits[name]:0{size}b}" for name in reversed(self.names)]
        columns = ("".join(column) for column in zip(*rows, strict=True))
        return Relation(
            self.names,
            {
                name: int(column, 2)
                for name, column in zip(reversed(self.names), columns, strict=True)
            },
        )

    def without_itself(self) -> "Relation":
        """Return the same with no system in its own set."""
        own = {name: self.bits[name] & ~(1 << index) for name, index in self.number.items()}
        return Relation(self.names, own)

    @cached_property
    def number(self) -> Mapping[str, int]:
        """Which bit stands for each system."""
        return {name: index for index, name in enumerate(self.names)}


def needs_closure(graph: DependencyGraph, chosen: Chosen = hard_run) -> Relation:
    """Return all that each system needs over `chosen` edges, others between, itself left out.

    A system in a cycle needs itself, and is left out all the same.
    """
    needs = {
        name: [(edge.target,) for edge in graph.needs(name) if chosen(edge)]
        for name in graph.systems
    }
    return least_sets(graph.systems, needs).without_itself()


def dependents_closure(graph: DependencyGraph, chosen: Chosen = hard_run) -> Relation:
    """Return all that need each system over `chosen` edges, itself left out."""
    dependents = {
        name: [(edge.source,) for edge in graph.needed_by(name) if chosen(edge)]
        for name in graph.systems
    }
    return least_sets(graph.systems, dependents).without_itself()


def cannot_do_without(graph: DependencyGraph, purposes: frozenset[str]) -> Relation:
    """Return without which systems each cannot do, one by one: of alternatives what all need."""
    needs = hard_needs_for(graph, purposes)
    targets = {name: [need.targets for need in needs[name]] for name in needs}
    return least_sets(graph.systems, targets).without_itself()


def least_sets(
    names: Sequence[str],
    needs: Mapping[str, Sequence[Sequence[str]]],
) -> Relation:
    """Return the least sets that hold themselves and, of each need, what all its targets hold.

    needs: of each system lists of targets; a list of one adds all that its target holds.
    """
    number = {name: index for index, name in enumerate(names)}
    bits = {name: 1 << number[name] for name in names}
    alone = {name: [need[0] for need in needs[name] if len(need) == 1] for name in names}
    groups = {name: [need for need in needs[name] if len(need) > 1] for name in names}
    before: dict[str, list[str]] = {name: [] for name in names}
    for name, targets in alone.items():
        for target in targets:
            before[target].append(name)
    knots = strongly_connected(names, alone.__getitem__, before.__getitem__)
    knots.reverse()  # what is needed comes first
    changed = True
    while changed:
        changed = False
        for knot in knots:
            held = _held(knot, bits, alone, groups)
            if held != bits[knot[0]] or len(knot) > 1:
                changed |= any(bits[name] != held for name in knot)
                bits.update(dict.fromkeys(knot, held))
        changed &= any(groups.values())
    return Relation(tuple(names), bits)


def _held(
    knot: Iterable[str],
    bits: Mapping[str, int],
    alone: Mapping[str, Iterable[str]],
    groups: Mapping[str, Iterable[Sequence[str]]],
) -> int:
    held = 0
    for name in knot:
        held |= bits[name]
        for target in alone[name]:
            held |= bits[target]
        for group in groups[name]:
            shared = -1
            for target in group:
                shared &= bits[target]
            held |= shared
    return held
