"""What front matter says of a decision, taken out of the fields wherever it needs reading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from relaybook.load.decisions.dates import DateOrder, read_day
from relaybook.load.decisions.references import relations_in
from relaybook.load.decisions.statuses import is_unfilled
from relaybook.load.decisions.values import asks_for_value, names_in, reference_names, scalars
from relaybook.load.decisions.words import field_of
from relaybook.model.decision_reading import (
    FRONT_MATTER,
    RELATIONS,
    TAGS,
    Relation,
    Unfilled,
    WrittenDate,
)
from relaybook.model.decision_status import STATUSES
from relaybook.model.record import Origin
from relaybook.source import FieldPath, Place

PEOPLE = ("decision_makers", "consulted", "informed")
DATES = ("date", "review_by_on")
_OTHER_NAMES = {"deciders": "decision_makers", "review_by": "review_by_on"}
_NUMBERS = ("id", "number", "adr")
# What tools for sites keep in the front matter; it says nothing of the decision.
_OF_THE_SITE = frozenset(
    {
        *("parent", "grand_parent", "nav_order", "nav_exclude", "has_children", "has_toc"),
        *("layout", "permalink", "slug", "hide", "sidebar", "sidebar_label", "sidebar_position"),
        *("template", "icon", "weight", "search", "search_exclude", "toc", "keywords", "draft"),
        *("description", "category", "categories", "render_with_liquid", "pagination_label"),
    }
)


@dataclass
class FrontMatter:
    """What was found, while the fields of a record are read.

    statuses: text and place of each. facts: whether any field speaks of the decision.
    """

    path: str
    fields: dict[str, Any]
    origins: dict[str, Origin]
    order: DateOrder = ""
    statuses: list[tuple[str, str, Place]] = field(default_factory=list)
    dates: list[WrittenDate] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    unfilled: list[Unfilled] = field(default_factory=list)
    number: str = ""
    is_filled: bool = False

    def read(self, known: frozenset[str]) -> None:
        """Read every field; `known` are the names of a decision's fields."""
        self._rename(known)
        self.is_filled = any(name in known and name != "title" for name in self.fields)
        self._status()
        for name, read in (
            *((name, self._date) for name in DATES),
            *((name, self._people) for name in PEOPLE),
            *((name, self._relation) for name in RELATIONS),
        ):
            if name in self.fields:
                read(name)
        self._tags()

    def place(self, *path: str | int) -> Place:
        """Return where a field stands."""
        origin = self.origins.get(str(path[0]))
        if origin is None:
            return Place(self.path, path)
        at = origin.at if origin.at is not None else path
        if isinstance(at, tuple) and origin.at is not None:
            at = (*at, *path[1:])
        return Place(origin.path, at)

    def _rename(self, known: frozenset[str]) -> None:
        for key in [key for key in self.fields if key not in known]:
            value = self.fields[key]
            if key in _OF_THE_SITE:
                del self.fields[key]
            elif key in _NUMBERS and not isinstance(value, dict | list):
                self.number = self.number or str(value or "").strip()
                del self.fields[key]
            elif name := _our_name(key):
                del self.fields[key]
                if name not in self.fields:
                    self.fields[name] = value
                    self.origins[name] = Origin(self.path, f"written as {key}", at=(key,))

    def _taken(self, name: str) -> Any:
        """Return a value that must be read; None where there is none or it does not apply."""
        value = self.fields.get(name)
        if value is None or (isinstance(value, dict) and set(value) == {"not_applicable"}):
            return None
        return value

    def _status(self) -> None:
        value = self._taken("status")
        if value is None:
            return
        del self.fields["status"]
        texts = scalars(value)
        place = self.place("status")
        if texts is None or len(texts) > 1 or any(map(is_unfilled, texts)):
            self.unfilled.append(Unfilled("status", _shown(value), place))
            return
        for text in texts:
            if text.strip():
                self.statuses.append((FRONT_MATTER, text, place))
                self.relations += _stated(text, place)

    def _date(self, name: str) -> None:
        value = self._taken(name)
        if value is None:
            return
        texts, place = scalars(value), self.place(name)
        if texts is None or len(texts) != 1 or asks_for_value(texts[0]):
            del self.fields[name]
            self.unfilled.append(Unfilled(name, _shown(value), place))
            return
        read = read_day(texts[0], self.order)
        self.dates.append(WrittenDate(name, FRONT_MATTER, texts[0], read.day, place, read.readings))
        if read.day:
            self.fields[name] = read.day
        else:
            del self.fields[name]

    def _people(self, name: str) -> None:
        value = self._taken(name)
        if value is None:
            return
        texts = scalars(value)
        if texts is None or any(map(asks_for_value, texts)):
            del self.fields[name]
            self.unfilled.append(Unfilled(name, _shown(value), self.place(name)))
        elif not isinstance(value, list):
            self.fields[name] = [one for text in texts for one in names_in(text)]

    def _relation(self, name: str) -> None:
        value = self._taken(name)
        if value is None:
            return
        texts = scalars(value)
        if texts is None:
            return
        found = list(self._references(name, texts, several=isinstance(value, list)))
        self.relations += found
        self.fields[name] = [one.reference for one in found] or None
        if not found:
            del self.fields[name]

    def _references(
        self, name: str, texts: tuple[str, ...], *, several: bool
    ) -> Iterator[Relation]:
        for index, text in enumerate(texts):
            path: FieldPath = (name, index) if several else (name,)
            for reference, words in reference_names(text):
                yield Relation(name, reference, words, False, FRONT_MATTER, self.place(*path))

    def _tags(self) -> None:
        tags = self._taken("tags")
        texts = scalars(tags) if tags is not None else None
        if texts is None:
            return
        if not isinstance(tags, list):
            texts = tuple(one for text in texts for one in names_in(text))
            self.fields["tags"] = list(texts)
        for index, text in enumerate(texts):
            if text.strip().lower() in (*STATUSES, "superceded"):
                path: FieldPath = ("tags", index) if isinstance(tags, list) else ("tags",)
                self.statuses.append((TAGS, text, self.place(*path)))


def _our_name(key: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key).replace("_", " ").lower()
    name = words.replace(" ", "_")
    if name in (*RELATIONS, *_OTHER_NAMES):
        return _OTHER_NAMES.get(name, name)
    return field_of(words)


def _stated(text: str, place: Place) -> Iterator[Relation]:
    for name, is_partial, reference in relations_in(text):
        yield Relation(name, reference.name, reference.words, is_partial, FRONT_MATTER, place)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(str(key) for key in value) + "}"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
