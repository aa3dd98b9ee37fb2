"""What a reader passed over in silence, so that a loss report leaves nothing out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from relaybook.load.foreign.entity import Reading
from relaybook.source import FieldPath, Place

_NOTHING_HOLDS_IT = "nothing of ours holds it as it is written"


class Said:
    """What the notes of a reading speak of; to be made when everything else is read."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._places: set[tuple[str, FieldPath]] = set()
        self._above: set[tuple[str, FieldPath]] = set()
        for note in reading.notes:
            if isinstance(note.place.at, tuple):
                self._add(note.place.path, note.place.at)

    def refuse_unread(
        self,
        subject: str,
        place: Place,
        values: Mapping[str, Any],
        known: Iterable[FieldPath] = (),
    ) -> None:
        """Refuse each of the values at `place` that no note speaks of, as far up as possible.

        known: the keys that say what is described; they are never lost.
        """
        at = place.at if isinstance(place.at, tuple) else ()
        for keys in known:
            self._add(place.path, (*at, *keys))
        for key, value in values.items():
            for found in self._unread(place.path, (*at, key), value):
                name = ".".join(one for one in found[len(at) :] if isinstance(one, str))
                where = Place(place.path, found)
                self._reading.refused(name, subject, _NOTHING_HOLDS_IT, where)

    def _add(self, path: str, at: FieldPath) -> None:
        self._places.add((path, at))
        self._above |= {(path, at[:length]) for length in range(len(at))}

    def _unread(self, path: str, at: FieldPath, value: Any) -> Iterator[FieldPath]:
        if value is None or value in ("", [], {}) or (path, at) in self._places:
            return
        if (path, at) not in self._above or not isinstance(value, dict | list):
            yield at
            return
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from self._unread(path, (*at, key), one)
