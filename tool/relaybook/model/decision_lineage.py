"""Which decision took the place of which: one end of a supersession is enough to know both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from relaybook.model.decision import Decision
from relaybook.model.decision_index import DecisionIndex
from relaybook.model.decision_status import PROPOSED, REJECTED, SUPERSEDED

_By = dict[str, dict[str, "Change"]]


@dataclass(frozen=True, slots=True)
class Change:
    """What another decision did to one, or the other way round.

    other: the other decision. part: the section that was changed, as its author names it, empty
    for none. partial: whether it was written as superseded in part.
    """

    other: Decision
    part: str = ""
    partial: bool = False


class Lineage:
    """Successors and amendments over all logs.

    A proposed or rejected decision that names what it would supersede has not done so: it counts
    only where the other says so too.
    """

    def __init__(self, decisions: Iterable[Decision], index: DecisionIndex) -> None:
        self._index = index
        self._newer: _By = {}
        self._older: _By = {}
        self._amended_by: _By = {}
        self._amends: _By = {}
        for decision in decisions:
            self._add(decision)

    def _add(self, decision: Decision) -> None:
        for newer, _ in self._named(decision, decision.superseded_by):
            self._join(self._newer, self._older, decision, Change(newer))
        for newer, part in self._named(decision, decision.amended_by):
            partial = self._is_partial(decision, newer)
            self._join(self._amended_by, self._amends, decision, Change(newer, part, partial))
        if decision.status in (PROPOSED, REJECTED):
            return
        for older, _ in self._named(decision, decision.supersedes):
            self._join(self._newer, self._older, older, Change(decision))
        for older, part in self._named(decision, decision.amends):
            partial = self._is_partial(decision, older)
            self._join(self._amended_by, self._amends, older, Change(decision, part, partial))

    def _named(
        self, near: Decision, references: Iterable[str] | None
    ) -> Iterator[tuple[Decision, str]]:
        for reference in references or ():
            found = self._index.find(near, reference)
            if found is not None and found.path != near.path:
                yield found, reference.rpartition("#")[2] if "#" in reference.lstrip("#") else ""

    def _is_partial(self, near: Decision, other: Decision) -> bool:
        return any(
            relation.partial and self._index.find(near, relation.reference) is other
            for relation in near.relations
        )

    def _join(self, forth: _By, back: _By, older: Decision, change: Change) -> None:
        newer, part, partial = change.other, change.part, change.partial
        known = forth.setdefault(older.path, {}).get(newer.path)
        if known:
            part, partial = known.part or part, known.partial or partial
        forth[older.path][newer.path] = Change(newer, part, partial)
        back.setdefault(newer.path, {})[older.path] = Change(older, part, partial)

    def successors(self, decision: Decision) -> tuple[Decision, ...]:
        """Return the decisions that took its place directly, by path."""
        return tuple(change.other for change in _sorted(self._newer, decision))

    def predecessors(self, decision: Decision) -> tuple[Decision, ...]:
        """Return the decisions whose place it took, by path."""
        return tuple(change.other for change in _sorted(self._older, decision))

    def amended_by(self, decision: Decision) -> tuple[Change, ...]:
        """Return what changed a part of it, by path."""
        return _sorted(self._amended_by, decision)

    def amends(self, decision: Decision) -> tuple[Change, ...]:
        """Return what it changed a part of, by path."""
        return _sorted(self._amends, decision)

    def living(self, decision: Decision) -> tuple[Decision, ...]:
        """Return where the chain of successors ends, by path: what to follow instead.

        Empty where nothing took its place, and where all of a chain leads back into itself.
        """
        ends: dict[str, Decision] = {}
        seen, waiting = {decision.path}, list(self.successors(decision))
        while waiting:
            one = waiting.pop()
            if one.path in seen:
                continue
            seen.add(one.path)
            further = self.successors(one) if one.status == SUPERSEDED else ()
            if not further:
                ends[one.path] = one
            waiting += further
        return tuple(ends[path] for path in sorted(ends))


def _sorted(changes: Mapping[str, Mapping[str, Change]], decision: Decision) -> tuple[Change, ...]:
    found = changes.get(decision.path, {})
    return tuple(found[path] for path in sorted(found))
