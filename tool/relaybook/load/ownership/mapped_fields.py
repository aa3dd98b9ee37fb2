"""Fields that stand under a team's own key name people as chats and forges do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from relaybook.load.ownership.claim import Handle
from relaybook.load.ownership.handle_book import HandleBook
from relaybook.load.ownership.unknown_handles import UnknownHandles
from relaybook.model.contact import CONTACT_TYPES
from relaybook.model.record import Record
from relaybook.model.references import reference_kinds

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class MappedFields:
    """Turns `#cloud-platform` below `owner_slack` into the id of the team that it means."""

    book: HandleBook
    unknown: UnknownHandles

    def resolved(self, records: Iterable[R]) -> Iterator[R]:
        """Yield every record, with contacts by their ids in fields that `aliases.keys` renamed."""
        for record in records:
            mapped = [
                name
                for name, origin in record.origins.items()
                if origin.at is not None and not origin.inherited
            ]
            yield self._resolved(record, mapped) if mapped else record

    def _resolved(self, record: R, mapped: Iterable[str]) -> R:
        kinds = reference_kinds(type(record))
        values = {
            name: self._value(record, name, kinds[name])
            for name in mapped
            if name in kinds and set(kinds[name]) <= set(CONTACT_TYPES) and getattr(record, name)
        }
        return record.inheriting(values, {}) if values else record

    def _value(self, record: Record, name: str, kinds: tuple[str, ...]) -> Any:
        value = getattr(record, name)
        if isinstance(value, tuple):
            return tuple(one for each in value if (one := self._id(record, name, each, kinds)))
        return self._id(record, name, value, kinds)

    def _id(self, record: Record, name: str, value: str, kinds: tuple[str, ...]) -> str | None:
        handle = Handle(value, record.at(name), may_be_id=True)
        found = self.book.find(handle)
        if kinds == ("team",):
            found = (*self.book.team_of(found),)
        if len(found) != 1:
            self.unknown.add(handle, record.path, handle.place)
            return None
        return f"{found[0].type}:{found[0].id}" if len(kinds) > 1 else found[0].id
