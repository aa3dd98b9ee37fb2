"""One thing that rests on somebody who leaves."""

from collections.abc import Iterator
from dataclasses import dataclass

from relaybook.model.contact import Contact
from relaybook.model.field_path import written
from relaybook.model.fields import Part
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.source import FieldPath, Place, Span

_WORDS = ("addresses", "texts")


@dataclass(frozen=True, slots=True)
class Resting:
    """One thing that rests on somebody who leaves, and where it stands.

    area: one of `AREAS`. record: `system:ledger`. what: in words, such as `owner`. key: the field,
    rows counted from 1; empty where it is no field. on: the contact that leaves or has nobody any
    more, typed. remains: who else stands for the same, typed; empty for nobody. instead: what to
    write or do there. shared_by: other records that take the value from there.
    """

    area: str
    record: str
    name: str
    what: str
    key: str
    path: str
    span: Span
    on: str
    remains: tuple[str, ...]
    instead: str
    shared_by: tuple[str, ...] = ()

    @property
    def is_alone(self) -> bool:
        """Whether nobody else stands for it; words and addresses stand for nobody."""
        return not self.remains and self.area not in _WORDS


def typed(contact: Contact) -> str:
    """Return how a reference names a contact: `team:payments`."""
    return f"{contact.type or 'contact'}:{contact.id}"


def reference_of(record: Record) -> str:
    """Return how a reference names a record: `system:ledger`, and `team:payments` for contacts."""
    return typed(record) if isinstance(record, Contact) else record.reference


def resting(
    base: KnowledgeBase,
    record: Record,
    path: FieldPath,
    *,
    area: str,
    what: str,
    on: str,
    instead: str,
    remains: tuple[str, ...] = (),
    place: Place | None = None,
) -> Resting:
    """Return what rests on somebody at a field of a record, or on the record as a whole.

    place: where that stands, where the field does not tell.
    """
    place = place or (record.at(*path) if path else record.top())
    span = base.sources.locate(place)
    key = written(path)
    return Resting(
        area, reference_of(record), record.name, what, key, place.path, span, on, remains, instead
    )


def texts_in(part: Part, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Yield every text in a part of a record, with the keys that lead to it."""
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        key = info.alias or name
        for index, item in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            at = (*path, key) if index is None else (*path, key, index)
            if isinstance(item, str):
                yield at, item
            elif isinstance(item, Part):
                yield from texts_in(item, at)
