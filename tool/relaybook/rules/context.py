"""What a rule may ask beside the record it judges."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from relaybook.config import Configuration
from relaybook.findings import Level, Problem
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.succession import Succession
from relaybook.model.decision import Decision
from relaybook.model.decision_index import number_space
from relaybook.model.decision_lineage import Lineage
from relaybook.model.decision_status import DEAD
from relaybook.model.directory import Directory
from relaybook.model.exercise import Exercise
from relaybook.model.exercise_proof import by_runbook
from relaybook.model.free_text import free_texts
from relaybook.model.heading_style import HeadingStyle
from relaybook.model.history import History
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.nearest import KnownNames
from relaybook.model.outline import Outline
from relaybook.model.procedure import ProcedureStep, procedure
from relaybook.model.record import Record
from relaybook.model.record_index import RecordIndex
from relaybook.model.runbook import Runbook
from relaybook.source import FieldPath, Place

if TYPE_CHECKING:
    from relaybook.rules.rule import Rule, Said

T = TypeVar("T")
Rendered = Mapping[str, tuple[Problem, ...]]
"""What each page of the site does not show as it is written, by the path of the record it shows."""


@dataclass(frozen=True)
class Context:
    """The knowledge base as of one day.

    kb: everything loaded. day: the date at which everything is resolved.
    levels: how much each record is asked for, by the path of its main file.
    history: what git says, None where there is none or no rule that runs asks.
    gone: ids of contacts that are taken to have left.
    rendered: what was seen on the finished pages, None where none were made.
    """

    kb: KnowledgeBase
    day: date
    levels: Mapping[str, Level] = field(default_factory=dict)
    history: History | None = None
    rendered: Rendered | None = None
    gone: frozenset[str] = frozenset()
    # What rules have worked out of a record and others will ask again, by its path.
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    # The same of what is so on every day.
    timeless: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def configuration(self) -> Configuration:
        """What `relaybook.yml` says."""
        return self.kb.configuration

    @cached_property
    def directory(self) -> Directory:
        """Every question about people, as of the day."""
        return self.kb.directory(self.day, self.gone)

    @cached_property
    def exercises(self) -> Mapping[str, tuple[Exercise, ...]]:
        """The exercises of each runbook by its id, the newest first."""
        return by_runbook(self.kb)

    @cached_property
    def runbooks_of(self) -> Mapping[str, tuple[Runbook, ...]]:
        """The runbooks about each system by its id, by path."""
        found: dict[str, list[Runbook]] = {}
        for record in self.kb.documents:
            if isinstance(record, Runbook):
                for system in dict.fromkeys(systems_of(record)):
                    found.setdefault(system, []).append(record)
        return {system: tuple(runbooks) for system, runbooks in found.items()}

    @cached_property
    def graph(self) -> DependencyGraph:
        """The dependencies between systems."""
        return DependencyGraph.of(self.kb)

    @cached_property
    def succession(self) -> Succession:
        """What decisions say of replacing each other."""
        return Succession(self._all_decisions, self.kb.decision_index)

    @cached_property
    def lineage(self) -> Lineage:
        """Which decision took the place of which."""
        return Lineage(self._all_decisions, self.kb.decision_index)

    @cached_property
    def _all_decisions(self) -> tuple[Decision, ...]:
        return tuple(one for one in self.kb.documents if isinstance(one, Decision))

    @cached_property
    def decisions_by_space(self) -> Mapping[str, tuple[Decision, ...]]:
        """The decisions of each number space, by path."""
        found: dict[str, list[Decision]] = {}
        for one in self._all_decisions:
            found.setdefault(number_space(one), []).append(one)
        return {space: tuple(sorted(log, key=_path)) for space, log in found.items()}

    @cached_property
    def names_of_dead_decisions(self) -> frozenset[str]:
        """The names of the files, without extension, of decisions that do not hold."""
        return frozenset(
            one.id.rpartition("/")[2] for one in self._all_decisions if one.status in DEAD
        )

    @cached_property
    def systems_decided(self) -> frozenset[str]:
        """The ids of systems that a decision in force names."""
        return frozenset(
            system for one in self._all_decisions if one.is_in_force for system in systems_of(one)
        )

    @cached_property
    def isolated(self) -> frozenset[str]:
        """Systems that need nothing and that nothing needs."""
        return frozenset(self.graph.isolated())

    def once(self, key: Hashable, compute: Callable[[], T]) -> T:
        """Return what `compute` gives, the same value each time that `key` is asked for."""
        if key not in self.memo:
            self.memo[key] = compute()
        value: T = self.memo[key]
        return value

    def always(self, key: str, compute: Callable[[], T]) -> T:
        """Return what `compute` gives as `once` does, of what is the same on every day."""
        if key not in self.timeless:
            self.timeless[key] = compute()
        value: T = self.timeless[key]
        return value

    def answers(self, rule: "Rule", subject: Record | KnowledgeBase) -> Iterable["Said"]:
        """Return what a rule says of one record, or of all at once."""
        return rule.check(subject, self)

    def free_texts(self, record: Record) -> tuple[tuple[FieldPath, str], ...]:
        """Return every text that a record holds, with the path to it; several rules ask."""
        return self.always(f"texts:{record.path}", lambda: tuple(free_texts(record)))

    def style_of(self, record: Record) -> HeadingStyle:
        """Return which section a heading of a record opens, in the style of its folder."""
        return self.kb.heading_styles.of(record.path)

    def procedure(self, record: Record) -> tuple[ProcedureStep, ...]:
        """Return the steps of a runbook; the same value to every rule that asks."""
        key = f"procedure:{record.path}"
        if key not in self.memo:
            self.memo[key] = procedure(record.outline, self.style_of(record))
        steps: tuple[ProcedureStep, ...] = self.memo[key]
        return steps

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """Every record by the path of its main file."""
        return self.kb.by_path()

    @cached_property
    def _names_in(self) -> Mapping[str, KnownNames]:
        names: dict[str, list[str]] = {}
        for path in self.kb.files:
            folder, _, name = path.rpartition("/")
            names.setdefault(folder, []).append(name)
        return {folder: KnownNames(found) for folder, found in names.items()}

    @cached_property
    def _paths_named(self) -> Mapping[str, list[str]]:
        paths: dict[str, list[str]] = {}
        for path in sorted(self.kb.files):
            paths.setdefault(path.rpartition("/")[2], []).append(path)
        return paths

    def meant(self, path: str) -> str:
        """Return the file that a path to nothing probably meant: moved, or misspelt."""
        folder, _, name = path.rpartition("/")
        moved = self._paths_named.get(name, [])
        if len(moved) == 1:
            return moved[0]
        close = self._names_in[folder].nearest(name) if folder in self._names_in else ""
        is_same_form = close.rpartition(".")[2] == name.rpartition(".")[2]
        return f"{folder}/{close}".lstrip("/") if close and is_same_form else ""

    @cached_property
    def index(self) -> RecordIndex:
        """Which records an id names."""
        return RecordIndex(self.kb)

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds a file."""
        found: set[str] = set()
        for path in self.kb.files:
            folder = path.rpartition("/")[0]
            while folder and folder not in found:
                found.add(folder)
                folder = folder.rpartition("/")[0]
        return frozenset(found)

    def outline(self, path: str) -> Outline | None:
        """Return the headings of a Markdown page that is a record or that a link names."""
        record = self.by_path.get(path)
        return record.outline if record else self.kb.linked.get(path)

    @cached_property
    def _explained(self) -> frozenset[tuple[str, str]]:
        return frozenset((seen.record, seen.field) for seen in self.kb.problems if seen.field)

    def is_explained(self, record: Record, name: str) -> bool:
        """Whether another finding already says why a field is absent, so that one fault is one."""
        return not record.fields_read or (record.reference, name) in self._explained

    @cached_property
    def _places_explained(self) -> frozenset[Place]:
        return frozenset(seen.problem.place for seen in self.kb.problems if seen.field)

    def is_explained_at(self, place: Place) -> bool:
        """Whether another finding already says why nothing can be read at a place."""
        return place in self._places_explained

    def is_asked(self, record: Record, level: Level) -> bool:
        """Whether `record` is judged at `level` or above."""
        return self.levels.get(record.path, Level.BASIC) >= level

    def threshold(self, rule: "Rule", name: str) -> int:
        """Return a threshold that `rule` declares: from `rule_settings`, else its default."""
        return self.configuration.threshold(rule.id, name, rule.thresholds[name])

    def loaded(self, rule: str) -> Iterator[Problem]:
        """Yield what the loader saw for `rule`."""
        return (seen.problem for seen in self.kb.problems if seen.rule == rule)


def _path(record: Record) -> str:
    return record.path
