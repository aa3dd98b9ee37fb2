"""Handles of nobody, each with every place and every record that needed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from relaybook.load.ownership.claim import Handle
from relaybook.load.ownership.handle_book import HandleBook
from relaybook.model.unknown_handle import UnknownHandle
from relaybook.source import Place


@dataclass(frozen=True, slots=True)
class UnknownHandles:
    """Collects them, so that one handle is told once."""

    _places: dict[str, dict[Place, None]] = field(default_factory=dict)
    _records: dict[str, dict[str, None]] = field(default_factory=dict)
    _entries: dict[str, Place] = field(default_factory=dict)

    def add(self, handle: Handle, record: str, entry: Place) -> None:
        """Note that the record at path `record` needed `handle` of an entry."""
        self._entries.setdefault(handle.name, entry)
        self._places.setdefault(handle.name, {})[handle.place] = None
        self._records.setdefault(handle.name, {})[record] = None

    def all(self, book: HandleBook) -> Iterator[UnknownHandle]:
        """Yield each, by name."""
        for name, places in sorted(self._places.items()):
            records = tuple(self._records[name])
            yield UnknownHandle(name, tuple(places), book.like(name), records, self._entries[name])
