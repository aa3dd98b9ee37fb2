"""Which decisions govern a system or a runbook, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from relaybook.load.ownership.globs import ANY_FOLDERS, NamePattern, PathPattern
from relaybook.model.decision import Decision
from relaybook.model.decision_status import ACCEPTED
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.record import Record
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook
from relaybook.model.system import System

_WILD = frozenset("*?[\\")
_NAMED = "names it"


@dataclass(frozen=True, slots=True)
class Governing:
    """A decision that governs a record; reasons: why, in words, the nearest first."""

    decision: Decision
    reasons: tuple[str, ...]

    @property
    def order(self) -> tuple[bool, bool, int, str]:
        """Sort key: in force first, then those that name the record, then the newest."""
        when = self.decision.date.toordinal() if self.decision.date else 0
        is_named = _NAMED in self.reasons
        return (self.decision.status != ACCEPTED, not is_named, -when, self.decision.path)


class GoverningDecisions:
    """Decisions by the record that they govern: by `systems`, `runbooks` and `paths`."""

    def __init__(self, base: KnowledgeBase, decisions: Iterable[Decision]) -> None:
        self._base = base
        self._by_path: dict[str, dict[str, Governing]] = defaultdict(dict)
        for decision in decisions:
            for path, reason in self._reasons(decision):
                self._add(path, decision, reason)
        self._by_system = {
            system.id: tuple(self._by_path[system.path].values())
            for system in base.systems.values()
            if system.path in self._by_path
        }

    def of(self, record: Record) -> tuple[Governing, ...]:
        """Return what governs a system; for a runbook also what governs its systems."""
        found = dict(self._by_path.get(record.path, {}))
        if isinstance(record, Runbook):
            for name in systems_of(record):
                for one in self._by_system.get(name, ()):
                    about = f"is about {self._base.systems[name].name}"
                    known = found.get(one.decision.path, Governing(one.decision, ()))
                    found[one.decision.path] = Governing(one.decision, (*known.reasons, about))
        return tuple(sorted(found.values(), key=lambda one: one.order))

    def _add(self, path: str, decision: Decision, reason: str) -> None:
        known = self._by_path[path].get(decision.path, Governing(decision, ()))
        self._by_path[path][decision.path] = Governing(decision, (*known.reasons, reason))

    def _reasons(self, decision: Decision) -> Iterator[tuple[str, str]]:
        for name in dict.fromkeys(systems_of(decision)):
            if system := self._base.systems.get(name):
                yield system.path, _NAMED
        for name in dict.fromkeys(decision.runbooks or ()):
            if runbook := self._base.runbooks.get(split_reference(name)[1]):
                yield runbook.path, _NAMED
        for glob in dict.fromkeys(decision.paths or ()):
            for path in self._taken(glob):
                yield path, f"governs `{glob}`"

    def _taken(self, glob: str) -> Iterator[str]:
        """Yield the path of every system and runbook of which the glob takes a file."""
        plain = glob.strip().removeprefix("./").strip("/")
        if not plain:
            return
        pattern, start = _pattern(plain), _literal_start(plain)
        for path, files in self._files.items():
            if any(one.startswith(start) and pattern.fits(one) for one in files):
                yield path

    @cached_property
    def _files(self) -> Mapping[str, tuple[str, ...]]:
        return {
            record.path: record.files or (record.path,)
            for record in self._base.documents
            if isinstance(record, System | Runbook)
        }


def _pattern(glob: str) -> PathPattern:
    parts = [
        None if part == ANY_FOLDERS else NamePattern.of(part, with_sets=True)
        for part in glob.split("/")
        if part
    ]
    return PathPattern(tuple(parts), with_content=True)


def _literal_start(glob: str) -> str:
    """Return the folders that everything must begin with, so that most paths need no matching."""
    cut = next((at for at, sign in enumerate(glob) if sign in _WILD), len(glob))
    return glob[: glob.rfind("/", 0, cut) + 1]
