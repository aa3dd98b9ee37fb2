"""What decisions say of replacing each other, and where that goes round in a circle."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from relaybook.graph.components import strongly_connected
from relaybook.model.decision import Decision
from relaybook.model.decision_index import DecisionIndex
from relaybook.model.decision_reading import Relation

_Paths = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Stated:
    """What one decision says of another: `said_by` holds the relation to `other`."""

    said_by: Decision
    other: Decision
    relation: Relation

    @property
    def old(self) -> Decision:
        """The one that is replaced."""
        return self.said_by if self.relation.name == "superseded_by" else self.other

    @property
    def new(self) -> Decision:
        """The one that takes its place."""
        return self.other if self.relation.name == "superseded_by" else self.said_by


class Succession:
    """Replacements in full as either end states them, true or not; `Lineage` says what holds."""

    def __init__(self, decisions: Iterable[Decision], index: DecisionIndex) -> None:
        self._decisions = {one.path: one for one in decisions}
        self._stated: dict[str, list[Stated]] = {}
        for stated in self._read(index):
            self._stated.setdefault(stated.said_by.path, []).append(stated)
        self._newer = _newer(one for several in self._stated.values() for one in several)
        self._knots = {path: knot for knot in self._components() for path in knot}

    def stated_by(self, decision: Decision) -> tuple[Stated, ...]:
        """Return what a decision says, in the order in which it is written."""
        return tuple(self._stated.get(decision.path, ()))

    def named_successors(self, decision: Decision) -> tuple[Decision, ...]:
        """Return what either end calls its successor, decided or not, by path."""
        return self._of(self._newer.get(decision.path, ()))

    def knots(self) -> tuple[tuple[Decision, ...], ...]:
        """Return the largest sets of decisions that all replace each other, each by path.

        A set of one is a decision that names itself.
        """
        return tuple(self._of(knot) for knot in sorted(set(self._knots.values())))

    def in_one_knot(self, one: Decision, other: Decision) -> bool:
        """Whether two decisions replace each other, over others or directly."""
        return other.path in self._knots.get(one.path, ())

    def _components(self) -> Iterator[tuple[str, ...]]:
        older = _turned(self._newer)
        found = strongly_connected(
            sorted(self._newer),
            lambda path: self._newer.get(path, ()),
            lambda path: older.get(path, ()),
        )
        for knot in found:
            if len(knot) > 1 or knot[0] in self._newer.get(knot[0], ()):
                yield tuple(knot)

    def _read(self, index: DecisionIndex) -> Iterator[Stated]:
        for decision in self._decisions.values():
            for relation in decision.relations:
                if relation.partial or relation.name not in ("supersedes", "superseded_by"):
                    continue
                other = index.find(decision, relation.reference)
                if other is not None and other.path in self._decisions:
                    yield Stated(decision, self._decisions[other.path], relation)

    def _of(self, paths: Iterable[str]) -> tuple[Decision, ...]:
        return tuple(self._decisions[path] for path in paths)


def _newer(stated: Iterable[Stated]) -> _Paths:
    found: dict[str, set[str]] = {}
    for one in stated:
        found.setdefault(one.old.path, set()).add(one.new.path)
    return {path: tuple(sorted(others)) for path, others in found.items()}


def _turned(paths: _Paths) -> _Paths:
    found: dict[str, list[str]] = {}
    for path, others in sorted(paths.items()):
        for other in others:
            found.setdefault(other, []).append(path)
    return {path: tuple(others) for path, others in found.items()}
