"""Runs rules as of a day that moves on, and says of each answer when it may be another."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from relaybook.check.baseline import read_baseline
from relaybook.check.engine import settled
from relaybook.check.judge import Judge, Judged, Leveled
from relaybook.check.options import CheckOptions
from relaybook.check.shares import Share
from relaybook.check.stamp import stamp_in
from relaybook.config import BASELINE_NAME
from relaybook.findings import Finding
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.watched_day import Turn
from relaybook.review.watched_context import WatchedContext
from relaybook.rules import rendering_differs, rule_crashed
from relaybook.rules.rule import Rule
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
    """Judges as of a day that moves on, from that of `context`.

    rules: every one that there is. only: paths of the records that are judged, all where None.
    """

    def __init__(
        self,
        context: WatchedContext,
        options: CheckOptions,
        rules: Sequence[Rule],
        only: Collection[str] | None = None,
    ) -> None:
        kb = context.kb
        self._kb, self._options, self._known = kb, options, rules
        self._stamp = stamp_in(context, options)
        self._context, self._watch = context, context.memory.watch
        records = (one for one in kb.documents if only is None or one.path in only)
        self.levels = [(record, context.levels[record.path]) for record in records]
        self.rules = [
            rule for rule in rules if _runs(rule, options) and self._stamp.scope.asks(rule)
        ]

    def move_to(self, day: date) -> None:
        """Be as of a later day."""
        self._context = self._context.on(day)

    def judge(self, rule: Rule, levels: Sequence[Leveled]) -> tuple[Judged, Turns]:
        """Return what a rule says of some records, and when it may say something else."""
        return self._watch.during(lambda: self._judge(rule, levels))

    def _judge(self, rule: Rule, levels: Sequence[Leveled]) -> Judged:
        if len(levels) == 1 and levels[0][0].is_readable and not self._says(rule, levels[0][0]):
            return Judged()  # as nearly always, and sooner known
        return self._run(rule, levels)

    def _says(self, rule: Rule, record: Record) -> bool:
        """Whether a rule says anything of a record; one that crashes does, as the judge reports."""
        try:
            return any(True for _ in self._context.answers(rule, record))
        except Exception:  # noqa: BLE001 - it is run again where it may crash
            return True

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
