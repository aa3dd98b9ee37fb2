"""Foreign catalogues laid over records: they stay the truth for what they have.

A record of ours adds what they do not know. The needs of a system are joined by what is needed, so
that a record can say of an edge that a catalogue only names what happens when it fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from relaybook.config import FILE_NAME, Configuration
from relaybook.findings import Problem, Related
from relaybook.load.discover import Found
from relaybook.load.foreign.entity import Entity, Imported, Mapped
from relaybook.load.foreign.reader import read_foreign
from relaybook.load.parse import Parsed
from relaybook.model.knowledge_base import LoadProblem
from relaybook.model.record import Origin
from relaybook.source import Place, Tree

if TYPE_CHECKING:
    from relaybook.load.assemble import Draft

_BY_TARGET = ("depends_on", "part_of")
_JOINED = ("links", "aliases", "tags", "members", "repositories", "components", "provides")


@dataclass
class Overlay:
    """All overlays of a knowledge base; the first that names a record counts."""

    folders: Mapping[str, str]
    entities: dict[tuple[str, str], Entity] = field(default_factory=dict)
    formats: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[LoadProblem] = field(default_factory=list)
    _used: set[tuple[str, str]] = field(default_factory=set)

    def add(self, imported: Imported) -> None:
        """Take what one source gave."""
        self.problems += imported.problems
        for entity in imported.entities:
            key = (entity.kind, entity.id)
            first = self.entities.setdefault(key, entity)
            self.formats.setdefault(key, imported.format)
            if first is not entity:
                self.problems.append(_same_id(first, entity))

    def over(self, draft: Draft) -> Draft:
        """Lay what is known of a record over what it says itself."""
        key = (draft.found.kind, draft.found.id)
        entity = self.entities.get(key)
        if entity is None or key in self._used:
            return draft
        self._used.add(key)
        for name, value in entity.fields.items():
            self._lay(draft, name, value)
        origin = {"format": self.formats[key], "file": entity.place.path, "name": entity.name}
        if entity.kind == "system" and "origin" not in draft.fields:
            draft.fields["origin"] = origin
            draft.origins["origin"] = _origin(entity.place, self.formats[key])
        draft.files.append(entity.place.path)
        return draft

    def rest(self) -> Iterator[tuple[Found, Parsed, Place]]:
        """Yield, as empty files of ours, what no record of ours is about."""
        for (kind, id_), entity in sorted(self.entities.items()):
            if (kind, id_) not in self._used:
                folder = self.folders[kind]
                path = f"{id_}.yaml" if folder in ("", ".") else f"{folder}/{id_}.yaml"
                yield Found(path, kind, id_, "yaml"), Parsed(path, {}, (), None, ()), entity.place

    def _lay(self, draft: Draft, name: str, value: Mapped) -> None:
        key = (draft.found.kind, draft.found.id)
        theirs = _origin(value.place, self.formats[key], value.items)
        ours = draft.fields.get(name)
        if name not in draft.fields or ours is None:
            draft.fields[name], draft.origins[name] = value.value, theirs
        elif name in _BY_TARGET or name in _JOINED:
            joined, places, details = _joined(draft, name, value)
            draft.fields[name] = joined
            draft.origins[name] = replace(theirs, items=places, details=details)
        elif isinstance(ours, dict) and isinstance(value.value, dict):
            both: dict[str, Any] = {**ours, **value.value}
            draft.fields[name] = both
        elif name == "title" and value.place == self.entities[key].place:
            return  # theirs is only made of the name, so ours says more
        elif ours != value.value:
            self.problems.append(_given_twice(draft, name, value))
            draft.fields[name], draft.origins[name] = value.value, theirs


def read_overlays(tree: Tree, configuration: Configuration) -> Overlay:
    """Read every import whose mode is overlay."""
    folders = configuration.folders
    overlay = Overlay(
        {
            "system": folders.systems[0].strip("/") if folders.systems else "systems",
            "contact": folders.contacts[0].strip("/") if folders.contacts else "contacts",
        }
    )
    for index, source in enumerate(configuration.imports):
        if source.mode != "overlay":
            continue
        imported = read_foreign(tree, source.format, source)
        overlay.add(imported)
        if not imported.files:
            place = Place(FILE_NAME, ("imports", index, "file"))
            what = f"no file of the format {source.format} is at {', '.join(source.file)}"
            help_ = "name files inside the knowledge base, as paths, folders or globs"
            overlay.problems.append(LoadProblem("unreadable-file", Problem(place, what, help_)))
    return overlay


def _origin(place: Place, format_: str, items: tuple[Place, ...] = ()) -> Origin:
    how = f"from {place.path} ({format_})"
    return Origin(place.path, how, inherited=True, at=place.at, items=items)


def _target(item: Any) -> Any:
    to = item.get("to") if isinstance(item, dict) else item
    return to.removeprefix("system:") if isinstance(to, str) else to


def _joined(
    draft: Draft, name: str, theirs: Mapped
) -> tuple[list[Any], tuple[Place, ...], tuple[Place | None, ...]]:
    """Return their items, with what ours say of the same, then those that only ours name.

    With them where each is named, and where ours say more of it.
    """
    given = draft.fields[name]
    ours = given if isinstance(given, list) else [given]
    path = draft.origins[name].path if name in draft.origins else draft.found.path
    own = [Place(path, (name, index)) for index in range(len(ours))]
    used: set[int] = set()
    items: list[Any] = []
    details: list[Place | None] = []
    for item in theirs.value:
        match = [i for i, one in enumerate(ours) if i not in used and _same(name, item, one)]
        used.update(match[:1])
        detail = ours[match[0]] if match else None
        details.append(own[match[0]] if match else None)
        items.append(
            {**detail, **item} if isinstance(detail, dict) and isinstance(item, dict) else item
        )
    rest = [index for index in range(len(ours)) if index not in used]
    places = (*theirs.items, *(own[index] for index in rest))
    return [*items, *(ours[index] for index in rest)], places, tuple(details)


def _same(name: str, theirs: Any, ours: Any) -> bool:
    if name in _BY_TARGET:
        return bool(_target(theirs) == _target(ours))
    return bool(theirs == ours)


def _given_twice(draft: Draft, name: str, value: Mapped) -> LoadProblem:
    path = draft.origins[name].path if name in draft.origins else draft.found.path
    where = value.place.path
    return LoadProblem(
        "field-given-twice",
        Problem(
            Place(path, (name,)),
            f"{name} is given here and in {where}; the value there is used",
            f"remove `{name}` here, since {where} is the truth for it, or change it there",
            (Related(value.place, "also given here"),),
        ),
        f"{draft.found.kind}:{draft.found.id}",
    )


def _same_id(first: Entity, second: Entity) -> LoadProblem:
    what = f"the {second.kind} {second.id!r} is already taken from {first.place.path}"
    problem = Problem(
        second.place,
        what,
        "give one of the two another name, or leave it out of the imports",
        (Related(first.place, "first named here"),),
    )
    return LoadProblem("duplicate-id", problem, f"{second.kind}:{second.id}")
