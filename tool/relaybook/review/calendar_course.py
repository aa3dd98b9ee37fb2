"""What is open as days go by, worked out again only where it may have changed."""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from relaybook.check.judge import Judged, Leveled
from relaybook.findings import Finding
from relaybook.review.calendar_judge import Key, MovingJudge, Turns, key_of
from relaybook.rules.rule import Rule

_ALWAYS, _SETTLED = -1, -2


@dataclass
class _Unit:
    """A rule with the records that it judges together, and what it says of them."""

    rule: Rule
    levels: Sequence[Leveled]
    judged: Judged
    turns: Turns


@dataclass(frozen=True, slots=True)
class Change:
    """A finding that was not there before a day, or is not any more. turns: why."""

    finding: Finding
    begins: bool
    turns: Turns


class _Ledger:
    """Which findings are open, and who says so: a place that two name stays open for either."""

    def __init__(self) -> None:
        self._said: dict[int, tuple[Finding, ...]] = {}
        self._by_key: dict[Key, dict[int, Finding]] = {}

    def keys_of(self, number: int) -> frozenset[Key]:
        return frozenset(map(key_of, self._said.get(number, ())))

    def put(self, number: int, findings: Iterable[Finding]) -> None:
        for key in self.keys_of(number):
            del self._by_key[key][number]
        self._said[number] = tuple(sorted(findings, key=_order))
        for one in reversed(self._said[number]):  # the first of several stays
            self._by_key.setdefault(key_of(one), {})[number] = one

    def get(self, key: Key) -> Finding | None:
        return min(self._by_key.get(key, {}).values(), key=_order, default=None)

    def open(self) -> tuple[Finding, ...]:
        found = (self.get(key) for key in self._by_key)
        return tuple(sorted((one for one in found if one), key=_order))


class Course:
    """Findings from day to day, from the first one on."""

    def __init__(self, judge: MovingJudge) -> None:
        self._judge = judge
        self._quieted = judge.quieted()
        self._always = Judged()
        self._units: list[_Unit] = []
        self._due: list[tuple[date, int]] = []
        self._ledger = _Ledger()
        for rule, levels, judged, turns in judge.judge_all():
            self._add(_Unit(rule, levels, judged, turns))
        self._ledger.put(_ALWAYS, self._plain(self._always))
        for number, unit in enumerate(self._units):
            self._ledger.put(number, self._plain(unit.judged))
        settled, self._settle_turns = self._settle()
        self._ledger.put(_SETTLED, settled)

    def open(self) -> tuple[Finding, ...]:
        """Return what is open on the day that was reached, in the order of a report."""
        return self._ledger.open()

    def days(self, until: date = date.max) -> Iterator[tuple[date, tuple[Change, ...]]]:
        """Move on from day to day, to each up to `until` on which something is judged again."""
        while (day := self._next()) is not None and day <= until:
            yield day, tuple(self._move(day))

    def _add(self, unit: _Unit) -> None:
        if unit.turns:
            self._units.append(unit)
            self._queue(len(self._units) - 1)
        else:
            self._always.add(unit.judged)

    def _queue(self, number: int) -> None:
        if turns := self._units[number].turns:
            heapq.heappush(self._due, (min(turn.on for turn in turns), number))

    def _next(self) -> date | None:
        settling = [turn.on for turn in self._settle_turns]
        return min([*settling, *(day for day, _ in self._due[:1])], default=None)

    def _move(self, day: date) -> Iterator[Change]:
        """Judge again what may have changed, and yield what has."""
        self._judge.move_to(day)
        said: dict[int, tuple[Turns, tuple[Finding, ...]]] = {}
        settling, settle_turns = False, _on(day, self._settle_turns)
        while self._due and self._due[0][0] == day:
            number = heapq.heappop(self._due)[1]
            unit = self._units[number]
            turns = _on(day, unit.turns)
            unit.judged, unit.turns = self._judge.judge(unit.rule, unit.levels)
            self._queue(number)
            said[number] = (turns, self._plain(unit.judged))
            if unit.rule.id in self._quieted:
                settling, settle_turns = True, settle_turns | turns
        if settling or settle_turns:
            settled, self._settle_turns = self._settle()
            said[_SETTLED] = (settle_turns, settled)
        yield from self._changes(said)

    def _changes(self, said: Mapping[int, tuple[Turns, tuple[Finding, ...]]]) -> Iterator[Change]:
        why: dict[Key, Turns] = {}
        for number, (turns, findings) in said.items():
            for key in self._ledger.keys_of(number) | frozenset(map(key_of, findings)):
                why[key] = why.get(key, frozenset()) | turns
        before = {key: self._ledger.get(key) for key in why}
        for number, (_, findings) in said.items():
            self._ledger.put(number, findings)
        for key, turns in why.items():
            was, now = before[key], self._ledger.get(key)
            if was is None and now is not None:
                yield Change(now, begins=True, turns=turns)
            elif was is not None and now is None:
                yield Change(was, begins=False, turns=turns)

    def _plain(self, judged: Judged) -> tuple[Finding, ...]:
        """Return what nothing can quiet."""
        covers = self._judge.covers
        kept = (one for one in judged.findings if one.rule not in self._quieted)
        return tuple(one for one in kept if covers(one.path))

    def _settle(self) -> tuple[tuple[Finding, ...], Turns]:
        """Return what stays open of what something may quiet."""
        units = (unit.judged for unit in self._units if unit.rule.id in self._quieted)
        some = (_only(judged, self._quieted) for judged in (self._always, *units))
        found, turns = self._judge.settle(some)
        return tuple(one for one in found if one.accepted is None), turns


def _only(judged: Judged, rules: frozenset[str]) -> Judged:
    kept = [one for one in judged.findings if one.rule in rules]
    return Judged(kept, judged.judged, judged.unknown, judged.crashed)


def _on(day: date, turns: Turns) -> Turns:
    return frozenset(turn for turn in turns if turn.on == day)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.order
