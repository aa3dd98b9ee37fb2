"""What every record has: where it stands, what its body holds, and where each value came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

from relaybook.model.decision_reading import Reading
from relaybook.model.fields import Part
from relaybook.model.outline import EMPTY_OUTLINE, Heading, Outline
from relaybook.source import ByteRange, FieldPath, LineColumn, Place


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the value of a field was written.

    path: the file. how: in words, for `explain` ("its own front matter", "system fraud-scoring").
    inherited: whether another record or a folder's defaults supplied it.
    at: where in that file, when that is not under the same key.
    catch_all: whether it comes from a line about everything, which says nothing of this record.
    items: where each item of a list stands, for a list that is joined from several files.
    details: where we say more of an item that a foreign file names, None where we do not.
    """

    path: str
    how: str = "written here"
    inherited: bool = False
    at: FieldPath | ByteRange | LineColumn | None = None
    catch_all: bool = False
    items: tuple[Place, ...] = ()
    details: tuple[Place | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the loader knows of a record beside its fields.

    title_range: the first heading. origins: top-level field to where it was written.
    not_applicable: path of a field to the reason why it does not apply.
    files: every file that the record is made of, its main one first.
    fields_read: whether its fields could be read; where not, nobody can tell which are missing.
    reading: of a decision how and where it was written, else None.
    stands_at: where a record is described that has no file of its own.
    """

    id: str = ""
    path: str = ""
    outline: Outline = EMPTY_OUTLINE
    origins: Mapping[str, Origin] = field(default_factory=dict)
    not_applicable: Mapping[FieldPath, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    fields_read: bool = True
    reading: Reading | None = None
    stands_at: Place | None = None


class Record(Part):
    """One record. Every field may be absent: a rule asks for it, the type does not."""

    # A slot, not a private attribute of pydantic: rules read it hundreds of thousands of times.
    __slots__ = ("_facts",)
    if TYPE_CHECKING:
        _facts: Facts
    kind: ClassVar[str] = "record"

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any], facts: Facts) -> Self:
        """Validate `fields` (raises pydantic.ValidationError) and attach what the loader knows."""
        record = cls.model_validate(fields)
        object.__setattr__(record, "_facts", facts)
        return record

    @property
    def id(self) -> str:
        """The stem of the file name; for decisions with the log in front."""
        return self._facts.id

    @property
    def path(self) -> str:
        """The main file, relative to the knowledge base."""
        return self._facts.path

    @property
    def outline(self) -> Outline:
        """Headings, links, fences and steps of the Markdown body."""
        return self._facts.outline

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that the record is made of, its main one first."""
        return self._facts.files

    @property
    def origins(self) -> Mapping[str, Origin]:
        """Where each top-level field was written."""
        return self._facts.origins

    @property
    def not_applicable(self) -> Mapping[FieldPath, str]:
        """Fields said not to apply, with the reason."""
        return self._facts.not_applicable

    @property
    def fields_read(self) -> bool:
        """Whether the fields could be read at all: false after a fault in the front matter."""
        return self._facts.fields_read

    @property
    def is_readable(self) -> bool:
        """Whether there is anything to judge: fields, or a body below broken front matter."""
        return self.fields_read or self.outline.has_text

    @property
    def reference(self) -> str:
        """How findings name the record: `system:fraud-scoring`."""
        return f"{self.kind}:{self.id}"

    @property
    def name(self) -> str:
        """The title where there is one, else the first heading, else the id."""
        return getattr(self, "title", None) or self.outline.title or self.id

    def at(self, *path: str | int) -> Place:
        """Return the place of a field, in the file where it was written."""
        origin = self.origins.get(str(path[0])) if path else None
        if origin is None:
            return self._facts.stands_at or Place(self.path, path or None)
        if origin.items and len(path) > 1:
            return _item_place(origin, path)
        return Place(origin.path, origin.at if origin.at is not None else path)

    def within(self, part: ByteRange) -> Place:
        """Return the place of a stretch of the record's main file."""
        return Place(self.path, part)

    def top(self) -> Place:
        """Return where something missing is reported: the title, else the beginning."""
        title: Heading | None = self.outline.first_heading
        if title is None and self._facts.stands_at:
            return self._facts.stands_at
        return self.within(title.range) if title else Place(self.path)

    def applies(self, *path: str | int) -> bool:
        """Whether nobody has said, with a reason, that the field does not apply."""
        return path not in self.not_applicable

    def is_catch_all(self, name: str) -> bool:
        """Whether a value was written for everything, so that it answers for nothing."""
        origin = self.origins.get(name)
        return origin is not None and origin.catch_all

    def inheriting(self, values: Mapping[str, Any], origins: Mapping[str, Origin]) -> Self:
        """Return the record with absent fields filled from elsewhere."""
        copy = self.model_copy(update=dict(values))
        object.__setattr__(
            copy, "_facts", replace(self._facts, origins={**self.origins, **origins})
        )
        return copy


def _item_place(origin: Origin, path: FieldPath) -> Place:
    """Return the place of an item, and what is in it where it is written in our own words."""
    index = path[1]
    if not isinstance(index, int) or index >= len(origin.items):
        return Place(origin.path, origin.at)
    item = origin.items[index]
    detail = origin.details[index] if index < len(origin.details) else None
    if detail and path[2:] not in ((), ("to",)):
        item = detail
    is_ours = isinstance(item.at, tuple) and item.at[:1] == path[:1]
    if is_ours and isinstance(item.at, tuple):
        return Place(item.path, (*item.at, *path[2:]))
    return item
