"""Runs the rules: they say what is wrong and where; this adds id, severity, line and acceptance."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from relaybook.check.acceptances import Acceptances
from relaybook.check.completeness import completeness
from relaybook.check.scope import Scope
from relaybook.config import CURRENT_RULES
from relaybook.findings import (
    AsOf,
    CannotTell,
    Finding,
    Level,
    Problem,
    RelatedPlace,
    Report,
    RuleInfo,
    Severity,
    Tally,
)
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.secrets import mask_secrets
from relaybook.rules import rule_crashed
from relaybook.rules.context import Context
from relaybook.rules.registry import RULES
from relaybook.rules.rule import Rule
from relaybook.source import Place


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What one run asks for beside the configuration.

    profiles are added, level replaces. select: only these rules, where any are named.
    below: report only on these files and folders, where any are named; all are still judged.
    raise_errors: let an error inside a rule through, for whoever mends it.
    """

    profiles: tuple[str, ...] = ()
    level: Level | None = None
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    below: tuple[str, ...] = ()
    raise_errors: bool = False

    def runs(self, rule: str) -> bool:
        """Whether a rule takes part."""
        return (not self.select or rule in self.select) and rule not in self.ignore

    def covers(self, path: str) -> bool:
        """Whether the file at `path` is reported on."""
        if not self.below:
            return True
        return any(path == one or path.startswith(f"{one}/") for one in self.below)


def check(
    kb: KnowledgeBase,
    as_of: AsOf,
    options: CheckOptions | None = None,
    rules: Sequence[Rule] = RULES,
) -> Report:
    """Judge a knowledge base as of a day."""
    return _Run(kb, as_of, options or CheckOptions(), rules).report()


@dataclass
class _Tallying:
    judged: int = 0
    unknown: Counter[str] = field(default_factory=Counter)


class _Run:
    """One check: the rules, and what is needed to turn their problems into findings."""

    def __init__(
        self, kb: KnowledgeBase, as_of: AsOf, options: CheckOptions, rules: Sequence[Rule]
    ) -> None:
        self._rules = rules
        self._kb = kb
        self._as_of = as_of
        self._options = options
        self._scope = Scope(kb, options.level, options.profiles)
        self._levels = [(record, self._scope.level_of(record)) for record in kb.documents]
        self._covered = [one for one in self._levels if self._covers(one[0])]
        levels = {record.path: level for record, level in self._levels}
        self._context = Context(kb, as_of.day, levels)
        self._owners = {path: record for record in kb.documents for path in record.files}
        self._tallies: dict[str, _Tallying] = {}
        self._crashes: list[Problem] = []
        self._by_kind = _by_kind(self._levels)

    def report(self) -> Report:
        rules = [rule for rule in self._rules if self._options.runs(rule.id)]
        found = [finding for rule in rules for finding in self._findings(rule)]
        if crashed := self._crashed():
            found += crashed
            rules = [*(rule for rule in rules if rule != rule_crashed.check), rule_crashed.check]
        acceptances = Acceptances(self._kb.acceptances, self._as_of.day)
        stamped = [acceptances.apply(finding) for finding in sorted(found, key=_order)]
        known = {rule.id for rule in self._rules}
        notes = acceptances.problems({rule.id for rule in rules}, known)
        stamped += [
            finding
            for rule in rules
            for problem in notes.get(rule.id, ())
            for finding in self._stamp(rule, problem)
        ]
        stamped = [f for f in sorted(stamped, key=_order) if self._options.covers(f.path)]
        return Report(
            name=self._kb.configuration.name,
            as_of=self._as_of,
            findings=tuple(f for f in stamped if f.accepted is None),
            accepted=tuple(f for f in stamped if f.accepted is not None),
            completeness=completeness(self._context, self._covered),
            documents=len(self._covered),
            rules={rule.id: self._info(rule) for rule in sorted(rules, key=lambda one: one.id)},
            tallies={
                name: Tally(tally.judged, dict(sorted(tally.unknown.items())))
                for name, tally in sorted(self._tallies.items())
            },
            profiles=tuple(dict.fromkeys(self._scope.profiles_of(None))),
        )

    def _covers(self, record: Record) -> bool:
        return any(map(self._options.covers, record.files))

    def _crashed(self) -> list[Finding]:
        """Report crashes even where other rules were selected: none may look like a pass."""
        if rule_crashed.check.id in self._options.ignore:
            return []
        stamp = self._stamp
        return [one for crash in self._crashes for one in stamp(rule_crashed.check, crash)]

    def _info(self, rule: Rule) -> RuleInfo:
        return replace(rule.info, severity=self._severity(rule, None) or Severity.INFO)

    def _findings(self, rule: Rule) -> Iterator[Finding]:
        tally = self._tallies.setdefault(rule.id, _Tallying())
        # Records that inherit a faulty value all report it at the one place where it is written.
        for problem in dict.fromkeys(self._problems(rule, tally)):
            yield from self._stamp(rule, problem)

    def _problems(self, rule: Rule, tally: _Tallying) -> Iterator[Problem]:
        if KnowledgeBase in rule.on:
            tally.judged += 1
            yield from self._run_rule(rule, self._kb, tally)
        for kind in rule.on:
            for record, level in self._by_kind.get(kind, ()):
                if level < rule.level:
                    continue
                counted = tally if self._covers(record) else _Tallying()
                if record.is_readable:
                    counted.judged += 1
                    yield from self._run_rule(rule, record, counted)
                else:
                    counted.unknown["files that cannot be read"] += 1

    def _run_rule(
        self, rule: Rule, subject: Record | KnowledgeBase, tally: _Tallying
    ) -> Iterator[Problem]:
        reasons: set[str] = set()
        try:
            for said in rule.check(subject, self._context):
                if isinstance(said, CannotTell):
                    reasons.add(said.reason)
                else:
                    yield said
        except Exception as error:
            if self._options.raise_errors:
                raise
            self._crashes.append(_crash(rule, subject, error))
            reasons.add("the rule crashed")
        tally.unknown.update(reasons)
        tally.judged -= bool(reasons)

    def _stamp(self, rule: Rule, problem: Problem) -> Iterator[Finding]:
        record = self._owners.get(problem.place.path)
        level = self._scope.level_of(record) if record else None
        if KnowledgeBase in rule.on and level is not None and level < rule.level:
            return
        severity = self._severity(rule, record)
        if severity is None:
            return
        locate = self._kb.sources.locate
        span = locate(problem.place)
        yield Finding(
            rule=rule.id,
            severity=severity,
            path=problem.place.path,
            span=span,
            record=record.reference if record else "",
            message=mask_secrets(problem.message),
            help=mask_secrets(problem.help),
            related=tuple(
                RelatedPlace(one.place.path, locate(one.place), mask_secrets(one.message))
                for one in problem.related
            ),
            excerpt=mask_secrets(self._kb.sources.line(problem.place.path, span.line)),
        )

    def _severity(self, rule: Rule, record: Record | None) -> Severity | None:
        configuration = self._kb.configuration
        severity = configuration.severity_of(
            rule.id, rule.severity_in(self._scope.profiles_of(record))
        )
        if severity is not None and configuration.rules < rule.since <= CURRENT_RULES:
            return Severity.INFO
        return severity


def _by_kind(
    levels: Iterable[tuple[Record, Level]],
) -> Mapping[type, list[tuple[Record, Level]]]:
    """Group records by their class and every class above it."""
    grouped: dict[type, list[tuple[Record, Level]]] = {}
    for record, level in levels:
        for kind in type(record).__mro__:
            grouped.setdefault(kind, []).append((record, level))
    return grouped


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.order


def _crash(rule: Rule, subject: Record | KnowledgeBase, error: Exception) -> Problem:
    place = Place(subject.path) if isinstance(subject, Record) else Place("relaybook.yml")
    return Problem(
        place,
        f"the rule {rule.id} crashed and could not judge this: {type(error).__name__}: {error}",
        "this is a fault of relaybook, not of the record: report it with what --debug prints",
    )
