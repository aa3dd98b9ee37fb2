"""Everything that pages are made from, as one value, with the questions that several pages ask."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from relaybook.check.scope import Scope
from relaybook.findings import Finding, Level, Report
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.recovery_facts import RecoveryFacts, recovery_facts
from relaybook.model.alert import AlertRule
from relaybook.model.contact import Contact
from relaybook.model.decision import Decision
from relaybook.model.decision_index import DecisionIndex
from relaybook.model.decision_lineage import Lineage
from relaybook.model.directory import Directory
from relaybook.model.exercise import Exercise
from relaybook.model.freshness import Freshness, freshness_of
from relaybook.model.handover import Handover
from relaybook.model.history import History
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.record import Record
from relaybook.model.recovery_runbooks import disaster_recovery
from relaybook.model.references import ReferenceUse, references_of, split_reference
from relaybook.model.runbook import Runbook
from relaybook.review.record_dates import RecordDate, record_dates
from relaybook.review.scorecard import Scorecard, scorecard
from relaybook.review.systems_view import SystemLine
from relaybook.site.decisions.governing import GoverningDecisions
from relaybook.site.decisions.places import DecisionPlaces
from relaybook.site.decisions.reading_time import reading_minutes
from relaybook.site.locations import Locations

OVER = frozenset({"accepted", "handed_back", "abandoned"})
"""States in which a handover is over."""

_T = TypeVar("_T")


class Changed(Protocol):
    """When a file last changed, and by whom."""

    @property
    def day(self) -> date: ...

    @property
    def author(self) -> str: ...

    @property
    def commit(self) -> str: ...


@dataclass(frozen=True)
class Book:
    """The knowledge base as one build shows it.

    history: the last change of each file, past: all that git says; None where there is no git.
    rule_pages: the text of the page of each rule, by id. index: the list page of each kind of
    record. opening: the file that opens the folder of a kind and is shown on its list page.
    alert_uris, rule_uris: the pages of alerts and rules. decision_places: those about several
    decisions. hidden, hidden_files: ids and files of
    records that this audience may not see, hidden_decisions: what would name those of decisions.
    executive_uris: the page with the five questions of each system, review_uris: the review of
    each handover, both by the path of the record.
    """

    base: KnowledgeBase
    graph: DependencyGraph
    report: Report
    history: Mapping[str, Changed] | None
    rule_pages: Mapping[str, str]
    locations: Locations
    index: Mapping[str, str]
    opening: Mapping[str, str]
    alert_uris: Mapping[str, str]
    rule_uris: Mapping[str, str]
    decision_places: DecisionPlaces
    hidden: frozenset[str] = frozenset()
    hidden_files: frozenset[str] = frozenset()
    past: History | None = None
    hidden_decisions: DecisionIndex = field(default_factory=lambda: DecisionIndex(()))
    executive_uris: Mapping[str, str] = field(default_factory=dict)
    review_uris: Mapping[str, str] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The date at which everything is resolved."""
        return self.report.as_of.day

    @cached_property
    def directory(self) -> Directory:
        """Every question about people."""
        return self.base.directory(self.day)

    @cached_property
    def _scope(self) -> Scope:
        return Scope(self.base)

    def level_of(self, record: Record) -> Level:
        """Return how much the record is asked for."""
        return self._scope.level_of(record)

    def last_change(self, record: Record) -> Changed | None:
        """Return the newest change of any file that the record is made of."""
        known = self.history or {}
        changes = [known[path] for path in record.files or (record.path,) if path in known]
        return max(changes, key=lambda change: change.day, default=None)

    def freshness(self, runbook: Runbook) -> Freshness:
        """Return how far a runbook can be trusted on the day."""
        return freshness_of(self.base, runbook, self.past, self.day, self._exercises_by_runbook)

    def find(self, reference: str, kinds: Iterable[str]) -> Record | None:
        """Return the record that a reference names; `kinds` are tried in order for a bare id."""
        kind, name = split_reference(reference)
        for wanted in (kind,) if kind else kinds:
            if record := self._find(wanted, name):
                return record
        return None

    def _find(self, kind: str, name: str) -> Record | None:
        by_kind: Mapping[str, Mapping[str, Record]] = {
            "system": self.base.systems,
            "runbook": self.base.runbooks,
            "decision": self.base.decisions,
            "handover": self.base.handovers,
        }
        return by_kind[kind].get(name) if kind in by_kind else self.directory.find(name, (kind,))

    def decision_near(self, near: Decision, name: str) -> Decision | None:
        """Return the decision that `near` names; None where there is none, or several."""
        return self.base.decision_index.find(near, name)

    @cached_property
    def lineage(self) -> Lineage:
        """Which decision took the place of which."""
        return Lineage(self.decisions, self.base.decision_index)

    @cached_property
    def governing(self) -> GoverningDecisions:
        """Which decisions govern a system or a runbook."""
        return GoverningDecisions(self.base, self.decisions)

    @cached_property
    def derived_from(self) -> Mapping[str, tuple[Edge, ...]]:
        """What follows for each system from the needs of its parts."""
        return _tuples((edge.source, edge) for edge in self.graph.derived)

    @cached_property
    def derived_to(self) -> Mapping[str, tuple[Edge, ...]]:
        """The same by what is needed."""
        return _tuples((edge.target, edge) for edge in self.graph.derived)

    @cached_property
    def recovery(self) -> RecoveryFacts:
        """In which order to bring everything back, and by what."""
        return recovery_facts(self.base, self.graph)

    @cached_property
    def with_recovery_runbook(self) -> frozenset[str]:
        """The systems that a runbook of type disaster_recovery is about."""
        return frozenset(disaster_recovery(self.base))

    @cached_property
    def reading_minutes(self) -> Mapping[str, int]:
        """How long each decision takes to read, by path."""
        return reading_minutes(self.base.sources, self.decisions)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions by path, also those whose id another has taken."""
        return tuple(one for one in self.base.documents if isinstance(one, Decision))

    @cached_property
    def scorecards(self) -> Mapping[str, Scorecard]:
        """The review of each handover that is not over, by its id.

        None in a copy that leaves records out: what is not there cannot be judged.
        """
        if self.hidden:
            return {}
        return {
            name: scorecard(
                self.base, one, self.report.as_of, history=self.past, checked=self.report
            )
            for name, one in self.base.handovers.items()
            if one.status not in OVER
        }

    def reviewed(self, system: str) -> Iterator[tuple[Handover, SystemLine]]:
        """Yield the reviews that judge a system, each with what it says of it."""
        for name, card in self.scorecards.items():
            for line in card.systems:
                if line.system == system:
                    yield self.base.handovers[name], line

    @cached_property
    def dates(self) -> tuple[RecordDate, ...]:
        """Every date of every record that still matters, the earliest first."""
        return record_dates(self.base)

    def runbooks_of(self, system: str) -> tuple[Runbook, ...]:
        """Return the runbooks about a system, by title."""
        return self._runbooks_by_system.get(system, ())

    def handovers_of(self, system: str) -> Iterator[Handover]:
        """Yield the handovers that hold a system."""
        return (one for one in self.base.handovers.values() if system in systems_of(one))

    def exercises_of(self, runbook: str) -> tuple[Exercise, ...]:
        """Return the exercises of a runbook, the newest first."""
        return self._exercises_by_runbook.get(runbook, ())

    def runbooks_for_alert(self, alert: str) -> tuple[Runbook, ...]:
        """Return the runbooks that name an alert, by title."""
        return self._runbooks_by_alert.get(alert, ())

    def findings_of(self, record: Record) -> tuple[Finding, ...]:
        """Return the open findings of a record, in all of its files."""
        return self._findings_by_record.get(record.reference, ())

    def uses_of(self, contact: Contact) -> tuple[tuple[Record, ReferenceUse], ...]:
        """Return every field of another record that names a contact."""
        return self._uses.get(contact.id, ())

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """Every record by the path of its main file."""
        return self.base.by_path()

    @cached_property
    def owner_of_file(self) -> Mapping[str, Record]:
        """The record that each file is a part of."""
        return {path: record for record in self.base.documents for path in record.files}

    @cached_property
    def alert_rules(self) -> Mapping[str, list[AlertRule]]:
        """The alert rules by name."""
        return _grouped((alert.name, alert) for alert in self.base.alerts)

    @cached_property
    def _runbooks_by_system(self) -> Mapping[str, tuple[Runbook, ...]]:
        runbooks = sorted(self.base.runbooks.values(), key=by_title)
        return _tuples((name, one) for one in runbooks for name in systems_of(one))

    @cached_property
    def _runbooks_by_alert(self) -> Mapping[str, tuple[Runbook, ...]]:
        runbooks = sorted(self.base.runbooks.values(), key=by_title)
        return _tuples((name, one) for one in runbooks for name in dict.fromkeys(one.alerts or ()))

    @cached_property
    def _exercises_by_runbook(self) -> Mapping[str, tuple[Exercise, ...]]:
        exercises = sorted(self.base.exercises.values(), key=newest_first)
        return _tuples((split_reference(one.runbook or "")[1], one) for one in exercises)

    @cached_property
    def _findings_by_record(self) -> Mapping[str, tuple[Finding, ...]]:
        # What is in the baseline is not mended either; whoever reads the page must know of it.
        found = sorted((*self.report.findings, *self.report.baselined), key=_by_order)
        return _tuples((finding.record, finding) for finding in found)

    @cached_property
    def _uses(self) -> Mapping[str, tuple[tuple[Record, ReferenceUse], ...]]:
        return _tuples(
            (contact.id, (record, use))
            for record in self.base.documents
            for use in references_of(record)
            if (contact := self.directory.find(use.value, use.kinds)) is not None
            and contact is not record
        )


def _by_order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.order


def by_title(record: Record) -> tuple[str, str]:
    """Sort key: by title as people read it, then by id."""
    return (record.name.casefold(), record.id)


def newest_first(record: Decision | Exercise) -> tuple[int, str]:
    """Sort key: the newest first; without a date last."""
    return (-(record.date.toordinal() if record.date else 0), record.id)


def _grouped(pairs: Iterable[tuple[str, _T]]) -> dict[str, list[_T]]:
    groups: dict[str, list[_T]] = defaultdict(list)
    for name, value in pairs:
        groups[name].append(value)
    return groups


def _tuples(pairs: Iterable[tuple[str, _T]]) -> dict[str, tuple[_T, ...]]:
    return {name: tuple(values) for name, values in _grouped(pairs).items()}
