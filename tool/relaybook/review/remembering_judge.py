"""Judges one revision after the other; what rests on nothing that changed is not judged again."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from relaybook.check.engine import check, settled
from relaybook.check.judge import Judged
from relaybook.check.options import CheckOptions
from relaybook.check.scope import Scope
from relaybook.check.stamp import Stamp
from relaybook.findings import AsOf, Finding, Level, Problem, Report
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.review.kept import Kept
from relaybook.review.ladder import Bench
from relaybook.review.listening_context import ListeningContext
from relaybook.review.reading_context import (
    CONTENT,
    EVER_ANOTHER,
    KnownProblems,
    ReadingBase,
    ReadingContext,
    Reads,
)
from relaybook.review.remembering_bench import Reading, RememberingBench, Standings
from relaybook.review.revision_tokens import Revision, Tokens
from relaybook.rules import rendering_differs
from relaybook.rules.context import Context
from relaybook.rules.registry import rules_of
from relaybook.rules.requirement_packs import pack_files
from relaybook.rules.rule import Rule

_Settings = tuple[Any, ...]


class RememberingJudge:
    """Gives the findings of `check` for one revision after the other, without git history."""

    def __init__(self, options: CheckOptions) -> None:
        self._options = options
        self._tokens = Tokens()
        self._kept: dict[str, Kept[list[Finding]]] = {}
        self._settings: _Settings = ()
        self._reads = Reads()
        self._known = KnownProblems(self._tokens.of)
        self._standings: Standings = {}
        self._reading: Reading | None = None

    def judged(self, base: KnowledgeBase, as_of: AsOf, content_id: Callable[[str], str]) -> Report:
        """Return a report without completeness and tallies. content_id: see `Revision`."""
        scope = Scope.of(base, self._options)
        levels = [(record, scope.level_of(record)) for record in base.documents]
        by_path = {one.path: level for one, level in levels}
        context = ListeningContext.to(Context(base, as_of.day, by_path))
        changed = self._tokens.move_to(
            Revision(base, as_of.day, content_id, partial(getattr, context))
        )
        self._forget_under_other_settings(base, context, content_id)
        known = rules_of(base)
        active = [rule for rule in known if self._takes_part(rule, scope)]
        reading = ReadingContext(context, self._reads, self._known)
        self._reading = Reading(reading, self._reads, self._tokens, changed)
        run = _Run(base, reading, Stamp(base, scope), self._reads, levels)
        try:
            found = [one for rule in active for one in self._findings(rule, run, changed)]
        except Exception:  # noqa: BLE001 - a rule crashed: the check itself reports that
            self._forget()
            return check(base, as_of, self._options)
        judged = Judged(findings=found)
        kept = settled(context, run.stamp, self._options, judged, (active, known))
        return Report(
            name="",
            as_of=as_of,
            findings=tuple(one for one in kept.open if one.accepted is None),
            accepted=tuple(one for one in kept.open if one.accepted is not None),
            baselined=kept.baselined,
            completeness=(),
            documents=len(levels),
            rules={},
            tallies={},
        )

    def remembering(self, bench: Bench) -> Bench:
        """Return a bench for the revision that was judged last, which knows of earlier ones."""
        if self._reading is None:  # a rule crashed
            return bench
        context = self._reading.context.plain
        given = (context, bench.scope, bench.stamp, bench.rules, bench.report)
        return RememberingBench(*given, self._reading, self._standings)

    def _forget(self) -> None:
        self._kept.clear()
        self._standings.clear()
        self._reading = None

    def _takes_part(self, rule: Rule, scope: Scope) -> bool:
        is_of_pages = rule.id == rendering_differs.check.id
        return not is_of_pages and self._options.runs(rule.id) and scope.asks(rule)

    def _forget_under_other_settings(
        self, base: KnowledgeBase, context: Context, content_id: Callable[[str], str]
    ) -> None:
        """Forget everything where severities, levels or rules may be others."""
        packs = tuple((path, content_id(path)) for path in pack_files(base))
        settings = (base.configuration, packs, context.levels, self._tokens.of("handover"))
        if settings != self._settings:
            self._forget()
        self._settings = settings

    def _findings(self, rule: Rule, run: "_Run", changed: frozenset[str]) -> Iterator[Finding]:
        asked = run.asked(rule)
        kept = self._kept.setdefault(rule.id, Kept())
        held = kept.valid(self._tokens, changed)
        for path in asked.keys() - held:
            found, reads = run.noted(rule, path, asked[path])
            kept.keep(path, reads, found, self._tokens)
        for path in kept.given.keys() & asked.keys():
            yield from kept.given[path]


class _Run:
    """One revision, with what its rules read."""

    def __init__(
        self,
        base: KnowledgeBase,
        context: ReadingContext,
        stamp: Stamp,
        reads: Reads,
        levels: Sequence[tuple[Record, Level]],
    ) -> None:
        self.stamp = stamp
        self._base, self._reads = base, reads
        self._context: Any = context
        self._by_kind: dict[type, list[tuple[Record, Level]]] = {}
        for record, level in levels:
            if record.is_readable:
                self._by_kind.setdefault(type(record), []).append((record, level))
        self._asked: dict[tuple[tuple[type, ...], Level], dict[str, Any]] = {}

    def asked(self, rule: Rule) -> dict[str, Any]:
        """Return what a rule judges one by one, by path; the knowledge base has none."""
        key = (rule.on, rule.level)
        if key not in self._asked:
            self._asked[key] = {
                record.path: record
                for kind, records in self._by_kind.items()
                if issubclass(kind, rule.on)
                for record, level in records
                if level >= rule.level
            }
            if KnowledgeBase in rule.on:
                self._asked[key][""] = self._subject(rule)
        return self._asked[key]

    def noted(self, rule: Rule, path: str, subject: Any) -> tuple[list[Finding], frozenset[str]]:
        """Return what a rule finds, and what that rests on beside the record itself."""
        self._context.asks_of_all = not path
        found, reads = self._reads.during(lambda: self._found(rule, subject))
        if found:
            places = {one.path for one in found}
            places |= {related.path for one in found for related in one.related}
            reads |= {CONTENT + one for one in places}
        if not path:
            return found, reads if isinstance(subject, ReadingBase) else reads | EVER_ANOTHER
        return found, reads and reads - {CONTENT + one for one in subject.files}

    def _subject(self, rule: Rule) -> Any:
        """Return the base for a rule about all at once.

        One that also judges records tells both apart by their types, so that it gets the base
        itself and is asked every time.
        """
        return self._context.kb if rule.on == (KnowledgeBase,) else self._base

    def _found(self, rule: Rule, subject: Any) -> list[Finding]:
        """Return what a rule finds, each once."""
        said = list(rule.check(subject, self._context))
        if not said:  # as nearly always
            return []
        problems = dict.fromkeys(one for one in said if isinstance(one, Problem))
        stamped = (self.stamp.finding(rule, one) for one in problems)
        return [one for one in stamped if one is not None]
