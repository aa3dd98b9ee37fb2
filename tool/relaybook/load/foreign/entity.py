"""What a foreign file describes, in our words, and what became of everything else in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from relaybook.findings import Problem
from relaybook.model.knowledge_base import LoadProblem
from relaybook.source import Place

Fate = Literal["mapped", "kept", "normalised", "refused"]
FATES: tuple[Fate, ...] = ("mapped", "kept", "normalised", "refused")


@dataclass(frozen=True, slots=True)
class Mapped:
    """A value in our words. raw: as it is written. items: where each item of a list stands."""

    value: Any
    place: Place
    raw: Any = None
    items: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A system or a contact.

    name: what the foreign file calls it, exactly. place: where it is named.
    """

    kind: str
    id: str
    name: str
    place: Place
    fields: Mapping[str, Mapped]

    def values(self) -> dict[str, Any]:
        """Return our fields as plain values."""
        return {name: one.value for name, one in self.fields.items()}


class Note(NamedTuple):
    """What became of one value: its key (`spec.lifecycle`), whose it is, and what was done."""

    fate: Fate
    key: str
    subject: str
    detail: str
    place: Place


@dataclass(frozen=True)
class Imported:
    """What the files of one source gave.

    documents: how many records or documents they hold, read or not. notes: the loss report.
    problems: what is wrong in the files themselves.
    """

    format: str
    files: tuple[str, ...]
    documents: int
    entities: tuple[Entity, ...]
    notes: tuple[Note, ...] = ()
    problems: tuple[LoadProblem, ...] = ()

    def counts(self) -> Mapping[Fate, int]:
        """Return how many values were mapped, kept, normalised and refused."""
        found = Counter(note.fate for note in self.notes)
        return {fate: found[fate] for fate in FATES}

    def of(self, kind: str) -> dict[str, Entity]:
        """Return the entities of a kind by id."""
        return {one.id: one for one in self.entities if one.kind == kind}


@dataclass
class Draft:
    """An entity on its way; edges may be added by what is read later."""

    kind: str
    id: str
    name: str
    place: Place
    fields: dict[str, Mapped] = field(default_factory=dict)

    def put(self, name: str, value: Any, place: Place, raw: Any = None) -> None:
        """Set a field; the first value stays."""
        self.fields.setdefault(name, Mapped(value, place, value if raw is None else raw))

    def add(self, name: str, item: Any, place: Place, raw: Any = None) -> None:
        """Add an item to a list; one that is there already is left out."""
        old = self.fields.get(name)
        if old is None:
            self.fields[name] = Mapped([item], place, [raw], (place,))
        elif item not in old.value:
            self.fields[name] = Mapped(
                [*old.value, item], old.place, [*old.raw, raw], (*old.items, place)
            )

    def done(self) -> Entity:
        """Return the finished entity."""
        return Entity(self.kind, self.id, self.name, self.place, dict(self.fields))


@dataclass
class Reading:
    """Collects what a reader finds."""

    format: str
    files: tuple[str, ...]
    documents: int = 0
    drafts: list[Draft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    problems: list[LoadProblem] = field(default_factory=list)

    def mapped(self, key: str, draft: Draft, ours: str, place: Place) -> None:
        """Say that a value became a field of ours as it is."""
        self.notes.append(Note("mapped", key, draft.name, ours, place))

    def kept(self, key: str, subject: str, place: Place, where: str = "extensions") -> None:
        """Say that a value is carried along where none of our fields fits."""
        self.notes.append(Note("kept", key, subject, where, place))

    def normalised(self, key: str, subject: str, old: object, new: object, place: Place) -> None:
        """Say that a value is read as another one."""
        self.notes.append(Note("normalised", key, subject, f"{old} -> {new}", place))

    def refused(self, key: str, subject: str, why: str, place: Place) -> None:
        """Say that a value is not read, and why."""
        self.notes.append(Note("refused", key, subject, why, place))

    def wrong(
        self, place: Place, message: str, help_: str, rule: str = "invalid-front-matter"
    ) -> None:
        """Say that the file itself is wrong somewhere; `rule` reports it."""
        self.problems.append(LoadProblem(rule, Problem(place, message, help_)))

    def finished(self, extra: Iterable[Draft] = ()) -> Imported:
        """Return what was read, systems and contacts by id."""
        entities = sorted(
            (one.done() for one in (*self.drafts, *extra)), key=lambda one: (one.kind, one.id)
        )
        return Imported(
            self.format,
            self.files,
            self.documents,
            tuple(entities),
            tuple(self.notes),
            tuple(self.problems),
        )
