"""Runs rules as of a day that moves on, and says of each answer when it may be another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from relaybook.check.baseline import read_baseline
from relaybook.check.engine import settled
from relaybook.check.judge import Judge, Judged, Leveled
from relaybook.check.options import CheckOptions
from relaybook.check.scope import Scope
from relaybook.check.shares import Share
from relaybook.check.stamp import Stamp
from relaybook.config import BASELINE_NAME
from relaybook.findings import Finding
from relaybook.model.history import History
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.watched_day import Turn, Watch, WatchedDay
from relaybook.review.watched_context import Memory, WatchedContext
from relaybook.rules import rendering_differs, rule_crashed
from relaybook.rules.rule import Rule, Said
from relaybook.source import Span

Turns = frozenset[Turn]


class Key(NamedTuple):
    """What makes findings of two days the same one: the rule and the place."""

    rule: str
    path: str
    span: Span


def key_of(finding: Finding) -> Key:
    """Return what stays the same of a finding from day to day."""
    return Key(finding.rule, finding.path, finding.span)


class MovingJudge:
    """Judges as of a day that moves on. days: the first and the last one."""

    def __init__(
        self,
        kb: KnowledgeBase,
        options: CheckOptions,
        rules: Sequence[Rule],
        history: History | None,
        days: tuple[date, date],
    ) -> None:
        scope = Scope(kb, options.level, options.profiles)
        self._kb, self._options, self._known = kb, options, rules
        self._stamp = Stamp(kb, scope)
        self._watch = Watch(days[1])
        self.levels = [(record, scope.level_of(record)) for record in kb.documents]
        self.rules = [rule for rule in rules if _runs(rule, options) and scope.asks(rule)]
        self._context = WatchedContext(
            kb,
            WatchedDay(days[0], self._watch),
            {record.path: level for record, level in self.levels},
            history,
            gone=options.gone,
            memory=Memory(self._watch),
        )

    def move_to(self, day: date) -> None:
        """Be as of a later day."""
        self._context = self._context.on(day)

    def judge(self, rule: Rule, levels: Sequence[Leveled]) -> tuple[Judged, Turns]:
        """Return what a rule says of some records, and when it may say something else."""
        if len(levels) == 1 and levels[0][0].is_readable:
            said = self._said(rule, levels[0][0])
            if said is not None:
                problems, turns = said
                told = replace(rule, check=lambda *_: iter(problems))
                return (self._run(told, levels) if problems else Judged()), turns
        return self._watch.during(lambda: self._run(rule, levels))

    def _said(self, rule: Rule, record: Record) -> tuple[list[Said], Turns] | None:
        """Return what a rule says of a record; None where it crashes, which the judge reports."""
        try:
            return self._watch.during(lambda: [*rule.check(record, self._context)])
        except Exception:  # noqa: BLE001 - it is run again where it may crash
            return None

    def _run(self, rule: Rule, levels: Sequence[Leveled]) -> Judged:
        return Judge(self._context, self._stamp, self._options, levels).run([rule], Share())

    def judge_all(self) -> Iterator[tuple[Rule, Sequence[Leveled], Judged, Turns]]:
        """Yield each rule and record with what it says, and when it may say something else.

        A rule that looks at all at once does so once. Of one record all is asked in a row: its
        files are open.
        """
        single = [rule for rule in self.rules if KnowledgeBase not in rule.on]
        for record, level in self.levels:
            for rule in single:
                if level >= rule.level and isinstance(record, rule.on):
                    levels = [(record, level)]
                    yield rule, levels, *self.judge(rule, levels)
        for rule in self.rules:
            if KnowledgeBase in rule.on:
                yield rule, self.levels, *self.judge(rule, self.levels)

    def settle(self, judged: Iterable[Judged]) -> tuple[tuple[Finding, ...], Turns]:
        """Return what stays open where findings may be accepted, waived or in the baseline."""
        whole = Judged()
        for one in judged:
            whole.add(one)
        rules = [*self.rules, *([rule_crashed.check] if whole.crashed else [])]
        return self._watch.during(
            lambda: (
                settled(self._context, self._stamp, self._options, whole, (rules, self._known)).open
            )
        )

    def covers(self, path: str) -> bool:
        """Whether the file at `path` is reported on."""
        return self._options.covers(path)

    def quieted(self) -> frozenset[str]:
        """Return the rules whose findings something may quiet."""
        baseline = self._options.baseline
        if baseline is None and BASELINE_NAME in self._kb.files:
            baseline = read_baseline(self._kb.sources.text(BASELINE_NAME))
        waivers = (
            one for handover in self._kb.handovers.values() for one in handover.waivers or ()
        )
        return frozenset(
            [
                *(one.rule for one in self._kb.acceptances),
                *(one.rule for one in waivers if one.rule),
                *(key.rule for key in (baseline.entries if baseline else ())),
            ]
        )


def _runs(rule: Rule, options: CheckOptions) -> bool:
    """Whether a rule takes part: no page is rendered for a day to come."""
    return options.runs(rule.id) and rule.id != rendering_differs.check.id
