"""Everything that was loaded, as one frozen value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from relaybook.config import Configuration
from relaybook.findings import Acceptance, Problem
from relaybook.model.alert import AlertRule
from relaybook.model.contact import Contact
from relaybook.model.decision import Decision
from relaybook.model.decision_index import DecisionIndex
from relaybook.model.directory import Directory
from relaybook.model.exercise import Exercise
from relaybook.model.exercised_text import ExercisedText
from relaybook.model.guide import Guide
from relaybook.model.handover import Handover
from relaybook.model.heading_style import HeadingStyles
from relaybook.model.outline import Outline
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.model.unknown_handle import UnknownHandle
from relaybook.source import Sources


@dataclass(frozen=True, slots=True)
class LoadProblem:
    """Something the loader saw; `rule` is the id of the rule that reports it.

    record: as `kind:id`. field: the field that is absent because of it, empty where none is.
    """

    rule: str
    problem: Problem
    record: str = ""
    field: str = ""


@dataclass(frozen=True)
class KnowledgeBase:
    """All records of one tree, each kind by id; where two share an id the first by path is kept.

    exercised: the text of the runbooks that have exercises, by id.
    files: every path in the tree, for links. linked: outline of Markdown files that are no
    records but that a link with an anchor names. problems: what could not be loaded.
    unknown_handles: names in files of owners that are no contact's.
    """

    configuration: Configuration
    sources: Sources
    systems: Mapping[str, System] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    runbooks: Mapping[str, Runbook] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    exercised: Mapping[str, ExercisedText] = field(default_factory=dict)
    handovers: Mapping[str, Handover] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    alerts: tuple[AlertRule, ...] = ()
    documents: tuple[Record, ...] = ()
    files: frozenset[str] = frozenset()
    linked: Mapping[str, Outline] = field(default_factory=dict)
    problems: tuple[LoadProblem, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    unknown_handles: tuple[UnknownHandle, ...] = ()

    def directory(self, day: date, gone: frozenset[str] = frozenset()) -> Directory:
        """Return the contacts as of `day`, those in `gone` taken to have left."""
        return Directory(self.contacts, day, gone)

    @cached_property
    def heading_styles(self) -> HeadingStyles:
        """Which heading style each folder has."""
        return HeadingStyles(self.configuration)

    @cached_property
    def decision_index(self) -> DecisionIndex:
        """Which decision a reference names; knows also those whose id another has taken."""
        return DecisionIndex(one for one in self.documents if isinstance(one, Decision))

    def by_path(self) -> Mapping[str, Record]:
        """Return every record by the path of its main file."""
        return {record.path: record for record in self.documents}

    def about(self, system: str) -> Iterator[Runbook]:
        """Yield the runbooks of a system, by path."""
        for document in self.documents:
            if isinstance(document, Runbook) and system in systems_of(document):
                yield document


def systems_of(record: Record) -> tuple[str, ...]:
    """Return the ids of the systems that a record is about, a system being about itself."""
    if isinstance(record, System):
        return (record.id,)
    if isinstance(record, Handover):
        named = [scoped.system for scoped in record.systems or () if scoped.system]
    else:
        named = list(getattr(record, "systems", None) or ())
    return tuple(name.removeprefix("system:") for name in named)
