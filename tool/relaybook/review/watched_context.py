"""What rules ask, with the days on which an answer may change; answers are kept until then."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

from relaybook.findings import Problem
from relaybook.model.contact import Contact
from relaybook.model.directory import Directory
from relaybook.model.record import Record
from relaybook.model.watched_day import Turn, Watch, WatchedDay, plain_day
from relaybook.review.listening_context import ListeningContext
from relaybook.rules.context import Context

if TYPE_CHECKING:
    from relaybook.model.knowledge_base import KnowledgeBase
    from relaybook.rules.rule import Rule, Said

T = TypeVar("T")


class _Held(NamedTuple):
    """An answer that holds from `since` on, until the first of its turns.

    heard: for what others had said already why there is nothing to say. earlier: what held before.
    """

    value: Any
    since: date
    until: date
    turns: frozenset[Turn]
    heard: tuple[object, ...]
    earlier: _Held | None

    def on(self, day: date) -> _Held | None:
        """Return what holds on a day, where that is known."""
        if day >= self.since:
            return self if day < self.until else None
        return self.earlier and self.earlier.on(day)


@dataclass(frozen=True, slots=True)
class Memory:
    """Answers that hold until one of their turns; whoever asks again is told of the turns, too."""

    watch: Watch
    heard: list[object] = field(default_factory=list)
    held: dict[Hashable, _Held] = field(default_factory=dict)

    def recall(
        self, key: Hashable, day: date, compute: Callable[[], T], whose: str | None = None
    ) -> T:
        """Return what `compute` gives, from memory where that still holds on `day`.

        whose: the contact whom alone it is about. Without, it may also rest on what was worked out
        before by whoever asks first, and holds as long as that.
        """
        last, today = self.held.get(key), plain_day(day)
        if last is not None and (known := last.on(today)):
            if known.turns:
                self.watch.add(known.turns)
            if known.heard:
                self.heard.extend(known.heard)
            value: T = known.value
            return value
        before = self.watch.so_far() if whose is None else frozenset()
        heard = len(self.heard)
        value, turns = self.watch.during(compute, whose or "")
        turns |= before
        until = min(turn.on for turn in turns) if turns else date.max
        self.held[key] = _Held(value, today, until, turns, tuple(self.heard[heard:]), last)
        return value


@dataclass(frozen=True)
class WatchedDirectory(Directory):
    """Contacts as of a day that is watched."""

    memory: Memory = field(kw_only=True)

    def _once(self, contact: Contact, asked: str, compute: Callable[[], T]) -> T:
        if self.contacts.get(contact.id) is not contact:
            return compute()
        return self.memory.recall((asked, contact.id), self.day, compute, contact.id)


@dataclass(frozen=True)
class WatchedContext(ListeningContext):
    """The knowledge base as of a day that is watched.

    told: where rules said something, as rule and file, of which records by their paths.
    """

    memory: Memory = field(kw_only=True)
    told: dict[tuple[str, str], set[str]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def over(cls, context: Context, until: date) -> Self:
        """Return the same as `context`, its day watched until another one."""
        memory = Memory(Watch(until))
        given = {one.name: getattr(context, one.name) for one in fields(Context)}
        given["day"] = WatchedDay(context.day, memory.watch)
        return cls(**given, explained=memory.heard, memory=memory)

    @cached_property
    def directory(self) -> Directory:
        """Every question about people, as of the day."""
        return WatchedDirectory(self.kb.contacts, self.day, self.gone, memory=self.memory)

    def once(self, key: Hashable, compute: Callable[[], T]) -> T:
        """Return what `compute` gives, the same value until one of its turns."""
        return self.memory.recall(key, self.day, compute)

    def answers(self, rule: Rule, subject: Record | KnowledgeBase) -> Iterable[Said]:
        """Return what a rule says, the same until one of the turns of what it says."""
        path = subject.path if isinstance(subject, Record) else ""
        key = (rule.id, path, "says")
        try:
            return self.memory.recall(key, self.day, lambda: self._asked(rule, subject, path))
        except Exception:  # noqa: BLE001 - whoever judges meets it again, and reports it
            return rule.check(subject, self)

    def _asked(self, rule: Rule, subject: Record | KnowledgeBase, path: str) -> tuple[Said, ...]:
        said = tuple(rule.check(subject, self))
        for one in said:
            if isinstance(one, Problem):
                self.told.setdefault((rule.id, one.place.path), set()).add(path)
        return said

    def on(self, day: date) -> Self:
        """Return the same as of another day; what no day changes is not worked out again."""
        moved = replace(self, day=WatchedDay(day, self.memory.watch))
        given = {one.name for one in fields(self)}
        kept = {name: value for name, value in vars(self).items() if name not in given}
        vars(moved).update({**kept, "directory": replace(self.directory, day=moved.day)})
        return moved
