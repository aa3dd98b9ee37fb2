"""A context that notes what a rule reads, so that its answer can be kept while that stays."""

from collections.abc import Callable, Hashable, ItemsView, Iterator, Mapping, ValuesView
from dataclasses import dataclass, field
from typing import Any, TypeVar

from relaybook.findings import Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.outline import Outline
from relaybook.model.record import Record
from relaybook.review.listening_context import ListeningContext
from relaybook.rules.rule import Rule, Said
from relaybook.source import Place, Sources, Span

T = TypeVar("T")
EVERYTHING = "everything"
DAY = "day"
PEOPLE = "people"
FILES = "files"
PROBLEMS = "problems"
IDS = "ids"
CONTENT = "content:"
VALUE = "value:"
"""What an answer may rest on, beside the kinds of records.

`content:` is followed by a path, `value:` by what a context works out and is quick to compare.
"""

# What is the same in all revisions that one memory serves, and what concerns the record alone.
_NOTHING: frozenset[str] = frozenset()
EVER_ANOTHER = frozenset((EVERYTHING, DAY))
_OF_CONTEXT: Mapping[str, frozenset[str]] = {
    "configuration": _NOTHING,
    "threshold": _NOTHING,
    "style_of": _NOTHING,
    "procedure": _NOTHING,
    "free_texts": _NOTHING,
    "levels": _NOTHING,
    "is_asked": _NOTHING,
    "history": _NOTHING,
    "rendered": _NOTHING,
    "gone": _NOTHING,
    "explained": _NOTHING,
    "day": frozenset((DAY,)),
    "directory": frozenset((PEOPLE,)),
    "graph": frozenset(("system",)),
    "isolated": frozenset((f"{VALUE}isolated",)),
    "runbooks_of": frozenset(("runbook",)),
    "exercises": frozenset(("exercise",)),
    "succession": frozenset(("decision",)),
    "lineage": frozenset(("decision",)),
    "decisions_by_space": frozenset(("decision",)),
    "names_of_dead_decisions": frozenset((f"{VALUE}names_of_dead_decisions",)),
    "systems_decided": frozenset((f"{VALUE}systems_decided",)),
    "meant": frozenset((FILES,)),
    "folders": frozenset((FILES,)),
    "index": frozenset((IDS,)),
    "is_explained": frozenset((PROBLEMS,)),
    "is_explained_at": frozenset((PROBLEMS,)),
    "loaded": frozenset((PROBLEMS,)),
}
_OF_BASE: Mapping[str, frozenset[str]] = {
    "configuration": _NOTHING,
    "heading_styles": _NOTHING,
    "decision_index": frozenset(("decision",)),
    "exercises": frozenset(("exercise",)),
    "guides": frozenset(("guide",)),
    "files": frozenset((FILES,)),
    "problems": frozenset((PROBLEMS,)),
}
_BY_ID: Mapping[str, str] = {
    "systems": "system",
    "contacts": "contact",
    "runbooks": "runbook",
    "decisions": "decision",
    "handovers": "handover",
}


@dataclass
class Reads:
    """What was read since it was begun anew."""

    noted: set[str] = field(default_factory=set)

    def during(self, work: Callable[[], T]) -> tuple[T, frozenset[str]]:
        """Return what `work` gives, and what was read for it."""
        before, self.noted = self.noted, set()
        try:
            return work(), frozenset(self.noted)
        finally:
            self.noted |= before


class KnownProblems:
    """Problems that were found in earlier revisions, by what was asked once.

    Nothing else is kept: a record of an earlier revision is not the same object. token: of what
    was read, see `revision_tokens`.
    """

    def __init__(self, token: Callable[[str], Hashable]) -> None:
        self._token = token
        self._found: dict[str, tuple[Any, frozenset[str], dict[str, Hashable]]] = {}

    def of(self, key: str) -> tuple[Any, frozenset[str]] | None:
        """Return what was found and what it rests on, where all of that is the same."""
        known = self._found.get(key)
        if known is None or any(self._token(name) != was for name, was in known[2].items()):
            return None
        return known[0], known[1]

    def keep(self, key: str, value: Any, reads: frozenset[str]) -> None:
        """Remember what was found, where it is nothing but problems."""
        if isinstance(value, tuple) and all(isinstance(one, Problem) for one in value):
            self._found[key] = (value, reads, {name: self._token(name) for name in reads})


@dataclass(frozen=True, slots=True)
class _Worked:
    """What was worked out. reads: what it rests on. heard: see `ListeningContext`."""

    value: Any
    reads: frozenset[str]
    heard: tuple[object, ...]


class ReadingContext:
    """Stands for a `Context`; what nobody has thought of counts as everything.

    plain: what it stands for. asks_of_all: whether a rule about all records at once is asking. What
    one about a single record works out rests on that record too, which nobody notes, so it is not
    kept for other revisions.
    """

    def __init__(self, context: ListeningContext, reads: Reads, known: "KnownProblems") -> None:
        self._context = self.plain = context
        self._reads = reads
        self._known = known
        self._once: dict[str, _Worked] = {}
        self.asks_of_all = False
        self.kb = ReadingBase(context.kb, reads)
        self.memo = _ReadingMemo(reads)

    def __getattr__(self, name: str) -> Any:
        """Return what the context holds, and note what that rests on."""
        self._reads.noted |= _OF_CONTEXT.get(name, EVER_ANOTHER)
        return getattr(self._context, name)

    def once(self, key: str, compute: Callable[[], T]) -> T:
        """Return what `compute` gives; see `Context`."""
        heard = self._context.explained
        if key in self._once:
            heard.extend(self._once[key].heard)
        else:
            before = len(heard)
            earlier = self._known.of(key) if self.asks_of_all else None
            value, reads = earlier or self._reads.during(compute)
            if self.asks_of_all and not earlier:
                self._known.keep(key, value, reads)
            self._once[key] = _Worked(value, reads, tuple(heard[before:]))
        self._reads.noted |= self._once[key].reads
        found: T = self._once[key].value
        return found

    def always(self, key: str, compute: Callable[[], T]) -> T:
        """Return what `compute` gives; see `Context`."""
        return self.once(f"always:{key}", compute)

    def answers(self, rule: Rule, subject: Record | KnowledgeBase) -> Iterator[Said]:
        """Return what a rule says; see `Context`."""
        context: Any = self
        return rule.check(subject, context)

    def outline(self, path: str) -> Outline | None:
        """Return the headings of a page; see `Context`."""
        self._reads.noted |= {FILES, CONTENT + path}
        return self._context.outline(path)


class ReadingBase:
    """Stands for a `KnowledgeBase`."""

    def __init__(self, base: KnowledgeBase, reads: Reads) -> None:
        self._base = base
        self._reads = reads
        self.sources: Sources = _ReadingSources(base.sources, reads)

    def __getattr__(self, name: str) -> Any:
        if name in _BY_ID:
            return _ReadingRecords(getattr(self._base, name), _BY_ID[name], self._reads)
        self._reads.noted |= _OF_BASE.get(name, EVER_ANOTHER)
        return getattr(self._base, name)


class _ReadingRecords(Mapping[str, Any]):
    """Stands for the records of a kind by id: whether there is one rests on the ids alone."""

    def __init__(self, records: Mapping[str, Any], kind: str, reads: Reads) -> None:
        self._records, self._kind, self._reads = records, kind, reads

    def __getitem__(self, name: str) -> Any:
        self._reads.noted.add(self._kind)
        return self._records[name]

    def get(self, name: str, default: Any = None) -> Any:
        self._reads.noted.add(self._kind)
        return self._records.get(name, default)

    def values(self) -> ValuesView[Any]:
        self._reads.noted.add(self._kind)
        return self._records.values()

    def items(self) -> ItemsView[str, Any]:
        self._reads.noted.add(self._kind)
        return self._records.items()

    def __contains__(self, name: object) -> bool:
        self._reads.noted.add(IDS)
        return name in self._records

    def __iter__(self) -> Iterator[str]:
        self._reads.noted.add(IDS)
        return iter(self._records)

    def __len__(self) -> int:
        self._reads.noted.add(IDS)
        return len(self._records)


class _ReadingSources:
    """Stands for `Sources`."""

    def __init__(self, sources: Sources, reads: Reads) -> None:
        self._sources = sources
        self._reads = reads

    def locate(self, place: Place) -> Span:
        self._reads.noted.add(CONTENT + place.path)
        return self._sources.locate(place)

    def line(self, path: str, number: int) -> str:
        self._reads.noted.add(CONTENT + path)
        return self._sources.line(path, number)

    def text(self, path: str) -> str:
        self._reads.noted.add(CONTENT + path)
        return self._sources.text(path)

    def data(self, path: str) -> bytes:
        self._reads.noted.add(CONTENT + path)
        return self._sources.data(path)


class _ReadingMemo(dict[str, Any]):
    """Stands for the memo of a context: what was kept rests on what was read until then."""

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads = reads
        self._kept: dict[str, frozenset[str]] = {}

    def __getitem__(self, key: str) -> Any:
        self._reads.noted |= self._kept.get(key, _NOTHING)
        return super().__getitem__(key)

    def __setitem__(self, key: str, value: Any) -> None:
        self._kept[key] = frozenset(self._reads.noted)
        super().__setitem__(key, value)
