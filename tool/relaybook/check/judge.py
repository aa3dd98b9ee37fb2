"""Rules over records: every rule judges the records of its kinds that are asked for that much."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from relaybook.check.options import CheckOptions
from relaybook.check.shares import Share
from relaybook.check.stamp import Stamp
from relaybook.findings import CannotTell, Finding, Level, Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.rules import rule_crashed
from relaybook.rules.context import Context
from relaybook.rules.rule import Rule, Said
from relaybook.source import Place

Leveled = tuple[Record, Level]


@dataclass
class Judged:
    """What rules found. judged, unknown: how many records by rule, and why not others."""

    findings: list[Finding] = field(default_factory=list)
    judged: Counter[str] = field(default_factory=Counter)
    unknown: dict[str, Counter[str]] = field(default_factory=dict)
    crashed: bool = False

    def add(self, other: "Judged") -> None:
        """Take in what another share of the records gave."""
        self.findings += other.findings
        self.judged.update(other.judged)
        self.crashed = self.crashed or other.crashed
        for rule, reasons in other.unknown.items():
            self.unknown.setdefault(rule, Counter()).update(reasons)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The records that a rule judges. others: judged too, but not reported on in this run."""

    reported: Sequence[Record]
    others: Sequence[Record]
    unreadable: int


class Judge:
    """Runs rules. levels: every record with its level, in the order of their paths."""

    def __init__(
        self, context: Context, stamp: Stamp, options: CheckOptions, levels: Sequence[Leveled]
    ) -> None:
        self._context = context
        self._stamp = stamp
        self._options = options
        self._levels = levels
        self._asked: dict[tuple[type, Level], _Asked] = {}

    def run(self, rules: Sequence[Rule], share: Share) -> Judged:
        """Judge one share of the records; the first share also looks at all at once."""
        judged = Judged()
        by_kind = _by_kind(share.of(self._levels))
        self._asked.clear()
        for rule in rules:
            judged.add(self._once(rule, share, partial(self._rule, rule, by_kind, share)))
        return judged

    def _once(self, rule: Rule, share: Share, work: Callable[[], Judged]) -> Judged:
        """Return what a rule gives; whoever judges all on several days need not ask it again."""
        is_whole = len(self._levels) == len(self._context.kb.documents)
        if not is_whole or self._options.restricts:
            return work()
        return self._context.once(f"judged:{rule.id}:{share.index}", work)

    def _rule(self, rule: Rule, by_kind: Mapping[type, list[Leveled]], share: Share) -> Judged:
        judged = Judged()
        judged.judged[rule.id] += 0
        # Records that inherit a faulty value all report it at the place where it is written.
        for problem in dict.fromkeys(self._problems(rule, by_kind, share, judged)):
            if finding := self._stamp.finding(rule, problem):
                judged.findings.append(finding)
        return judged

    def _problems(
        self, rule: Rule, by_kind: Mapping[type, list[Leveled]], share: Share, judged: Judged
    ) -> Iterator[Problem]:
        for kind in rule.on:
            if kind is KnowledgeBase:
                subjects = [self._context.kb] if share.is_first else []
                yield from self._judge(rule, subjects, judged)
                continue
            asked = self._asked_of(kind, rule.level, by_kind)
            yield from self._judge(rule, asked.reported, judged)
            yield from self._judge(rule, asked.others, Judged())
            if asked.unreadable:
                reasons = judged.unknown.setdefault(rule.id, Counter())
                reasons["files that cannot be read"] += asked.unreadable

    def _asked_of(self, kind: type, level: Level, by_kind: Mapping[type, list[Leveled]]) -> _Asked:
        """Return the records of a kind that are asked for `level`; many rules ask for the same."""
        if (kind, level) not in self._asked:
            records = [record for record, own in by_kind.get(kind, ()) if own >= level]
            reported, others = self._divided(records)
            self._asked[kind, level] = _Asked(
                [record for record in reported if record.is_readable],
                [record for record in others if record.is_readable],
                sum(1 for record in reported if not record.is_readable),
            )
        return self._asked[kind, level]

    def _divided(self, records: list[Record]) -> tuple[list[Record], list[Record]]:
        """Return those that are reported on, and the others."""
        if not self._options.restricts:
            return records, []
        reported = [one for one in records if self._options.reports_on(one.files)]
        others = [one for one in records if not self._options.reports_on(one.files)]
        return reported, others

    def _judge(
        self, rule: Rule, subjects: Sequence[Record | KnowledgeBase], judged: Judged
    ) -> Iterator[Problem]:
        answers = self._context.answers
        judged.judged[rule.id] += len(subjects)
        for subject in subjects:
            said: list[Said] = []
            try:
                said.extend(answers(rule, subject))
            except Exception as error:
                if self._options.raise_errors:
                    raise
                said.append(CannotTell("the rule crashed"))
                self._crash(rule, subject, error, judged)
            if said:  # nearly always a rule has nothing to say
                yield from _counted(rule, said, judged)

    def _crash(
        self, rule: Rule, subject: Record | KnowledgeBase, error: Exception, judged: Judged
    ) -> None:
        """Report a crash even where other rules were selected: none may look like a pass."""
        if rule_crashed.check.id in self._options.ignore:
            return
        judged.crashed = True
        if finding := self._stamp.finding(rule_crashed.check, _crash(rule, subject, error)):
            judged.findings.append(finding)


def _counted(rule: Rule, said: Sequence[Said], judged: Judged) -> Iterator[Problem]:
    """Yield the problems, and count once what could not be judged."""
    reasons = {one.reason for one in said if isinstance(one, CannotTell)}
    if reasons:
        judged.unknown.setdefault(rule.id, Counter()).update(reasons)
        judged.judged[rule.id] -= 1
    return (one for one in said if isinstance(one, Problem))


def _by_kind(levels: Sequence[Leveled]) -> Mapping[type, list[Leveled]]:
    """Group records by their class and every class above it."""
    grouped: dict[type, list[Leveled]] = {}
    for one in levels:
        for kind in type(one[0]).__mro__:
            grouped.setdefault(kind, []).append(one)
    return grouped


def _crash(rule: Rule, subject: Record | KnowledgeBase, error: Exception) -> Problem:
    place = Place(subject.path) if isinstance(subject, Record) else Place("relaybook.yml")
    return Problem(
        place,
        f"the rule {rule.id} crashed and could not judge this: {type(error).__name__}: {error}",
        "this is a fault of relaybook, not of the record: report it with what --debug prints",
    )
