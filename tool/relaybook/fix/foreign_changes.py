"""Where records of ours and a foreign file differ, in the words of the foreign file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from relaybook.load.foreign.entity import Entity, Imported, Mapped
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.references import split_reference
from relaybook.source import Place

_TEXTS = ("title", "description", "type", "lifecycle", "owner", "technical_owner", "scope")
_LISTS = ("tags", "depends_on", "provides", "part_of")


@dataclass(frozen=True, slots=True)
class Change:
    """One text that is to be another. old: as it is written there; new: what is to stand there.

    new None takes an item out of a list; old None adds one behind `place`.
    """

    entity: str
    field: str
    place: Place
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Left:
    """Something that differs and cannot be written without changing more than itself."""

    entity: str
    field: str
    why: str


def changes_into(
    imported: Imported, base: KnowledgeBase
) -> tuple[tuple[Change, ...], tuple[Left, ...]]:
    """Return what is to change in the files of `imported` so that they say what our records say.

    What a record of ours does not say is no difference.
    """
    found: list[Change] = []
    left: list[Left] = []
    for entity in imported.entities:
        records: Mapping[str, Record] = base.systems if entity.kind == "system" else base.contacts
        record = records.get(entity.id)
        if record is None:
            continue
        for one in (*_texts(entity, record), *_lists(imported, entity, record)):
            (found if isinstance(one, Change) else left).append(one)  # type: ignore[arg-type]
    return tuple(found), tuple(left)


def lacking(imported: Imported, base: KnowledgeBase) -> tuple[tuple[str, str], ...]:
    """Return the (kind, id) of each record of ours that the files of `imported` do not have.

    Contacts count only where the files have some of their own.
    """
    systems, contacts = imported.of("system"), imported.of("contact")
    found = [("system", one) for one in base.systems if one not in systems]
    if contacts:
        found += [("contact", one) for one in base.contacts if one not in contacts]
    return tuple(sorted(found))


def _texts(entity: Entity, record: Record) -> Iterator[Change | Left]:
    for name in _TEXTS:
        theirs, ours = entity.fields.get(name), getattr(record, name, None)
        if name not in record.model_fields_set or not isinstance(ours, str):
            continue
        if theirs is None:
            yield Left(entity.name, name, "the file has no such key; add it there by hand")
        elif _plain(theirs.value) != _plain(ours):
            made_of_name = name == "title" and theirs.place == entity.place
            if made_of_name or not isinstance(theirs.raw, str):
                yield Left(entity.name, name, "the file has no such key; add it there by hand")
            else:
                new = _spelled(theirs, ours)
                yield Change(entity.name, name, theirs.place, theirs.raw, new)


def _plain(value: Any) -> Any:
    return " ".join(split_reference(value)[1].split()) if isinstance(value, str) else value


def _spelled(theirs: Mapped, ours: str) -> str:
    """Return our value as their file writes it: `group:default/a` stays in that form."""
    old, new = _plain(theirs.value), split_reference(ours)[1]
    raw = str(theirs.raw)
    if raw != old and raw.casefold().endswith(str(old).casefold()) and old:
        return raw[: len(raw) - len(old)] + new
    return new


def _lists(imported: Imported, entity: Entity, record: Record) -> Iterator[Change | Left]:
    for name in _LISTS:
        ours = getattr(record, name, None)
        if ours is None or name not in record.model_fields_set:
            continue
        theirs = entity.fields.get(name)
        wanted = list(dict.fromkeys(_name_of(one) for one in ours))
        if theirs is None:
            if wanted:
                why = f"the file has no list to add {', '.join(wanted)} to; add one there by hand"
                yield Left(entity.name, name, why)
            continue
        yield from _list(imported, entity, name, theirs, wanted)


def _name_of(item: Any) -> str:
    to = item if isinstance(item, str) else getattr(item, "to", None) or ""
    return split_reference(to)[1]


def _list(
    imported: Imported, entity: Entity, name: str, theirs: Mapped, wanted: list[str]
) -> Iterator[Change | Left]:
    there = [one["to"] if isinstance(one, dict) else one for one in theirs.value]
    gone = [index for index, one in enumerate(there) if one not in wanted]
    new = [one for one in wanted if one not in there]
    for index, one in zip(gone, new, strict=False):
        old = str(theirs.raw[index])
        yield Change(entity.name, name, theirs.items[index], old, _reference(imported, name, one))
    for index in gone[len(new) :]:
        yield Change(entity.name, name, theirs.items[index], str(theirs.raw[index]), None)
    for one in new[len(gone) :]:
        place = theirs.items[-1]
        yield Change(entity.name, name, place, None, _reference(imported, name, one))


def _reference(imported: Imported, name: str, id_: str) -> str:
    """Return how the foreign file names a system of ours."""
    entity = imported.of("system").get(id_)
    if name == "tags" or entity is None:
        return id_ if name == "tags" or imported.format != "backstage" else f"component:{id_}"
    kind, _, rest = entity.name.partition(":")
    return f"{kind}:{rest.removeprefix('default/')}" if rest else entity.name
