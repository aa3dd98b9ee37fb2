"""What rules ask, with the days on which an answer may change; answers are kept until then."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from relaybook.model.contact import Contact
from relaybook.model.directory import Directory
from relaybook.model.watched_day import Turn, Watch, WatchedDay, plain_day
from relaybook.rules.context import Context

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Held:
    """An answer, and when it may be another one."""

    value: Any
    turns: frozenset[Turn]

    def still_on(self, day: date) -> bool:
        return all(turn.on > day for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Memory:
    """Answers that hold until one of their turns; whoever asks again is told of the turns, too."""

    watch: Watch
    held: dict[str, _Held] = field(default_factory=dict)

    def recall(self, key: str, day: date, compute: Callable[[], T], whose: str | None = None) -> T:
        """Return what `compute` gives, from memory where that still holds on `day`.

        whose: the contact whom alone it is about. Without, it may also rest on what was worked out
        before by whoever asks first, and holds as long as that.
        """
        known = self.held.get(key)
        if known is not None and known.still_on(plain_day(day)):
            self.watch.add(known.turns)
            return cast("T", known.value)
        before = self.watch.so_far() if whose is None else frozenset()
        value, turns = self.watch.during(compute, whose or "")
        self.held[key] = _Held(value, turns | before)
        return value


@dataclass(frozen=True)
class WatchedDirectory(Directory):
    """Contacts as of a day that is watched."""

    memory: Memory = field(kw_only=True)

    def _once(self, contact: Contact, known: dict[str, T], compute: Callable[[], T]) -> T:
        if self.contacts.get(contact.id) is not contact:
            return compute()
        asked = next(name for name in _ASKED if known is getattr(self, name))
        return self.memory.recall(f"{asked} {contact.id}", self.day, compute, contact.id)


_ASKED = tuple(one.name for one in fields(Directory) if one.name.startswith("_"))


@dataclass(frozen=True)
class WatchedContext(Context):
    """The knowledge base as of a day that is watched."""

    memory: Memory = field(kw_only=True)

    @cached_property
    def directory(self) -> Directory:
        """Every question about people, as of the day."""
        return WatchedDirectory(self.kb.contacts, self.day, self.gone, memory=self.memory)

    def once(self, key: str, compute: Callable[[], T]) -> T:
        """Return what `compute` gives, the same value until one of its turns."""
        return self.memory.recall(f"once {key}", self.day, compute)

    def on(self, day: date) -> "WatchedContext":
        """Return the same as of another day; what no day changes is not worked out again."""
        moved = replace(self, day=WatchedDay(day, self.memory.watch))
        given = {one.name for one in fields(self)}
        kept = {name: value for name, value in vars(self).items() if name not in given}
        vars(moved).update({**kept, "directory": replace(self.directory, day=moved.day)})
        return moved
