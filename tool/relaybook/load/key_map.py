"""Keys of front matter that a team has always written, read as our fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from relaybook.load.kinds import MODELS
from relaybook.load.validate import field_names
from relaybook.model.record import Origin, Record


@dataclass(frozen=True, slots=True)
class KeyMap:
    """Which of our fields a foreign key is read as (`owner_slack` as `owner`).

    foreign: keys that other tools need, which are no business of ours.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    foreign: frozenset[str] = frozenset()

    @property
    def says_something(self) -> bool:
        """Whether any record can be read otherwise by it."""
        return bool(self.fields or self.foreign)

    def apply(
        self, model: type[Record], values: dict[str, Any], origins: dict[str, Origin], path: str
    ) -> tuple[dict[str, Any], dict[str, Origin]]:
        """Return fields and origins of a record at `path` under our names.

        A field that stands there under its own name keeps that value.
        """
        known = frozenset(field_names(model, ()))
        if others := (self.foreign - known) & values.keys():
            values = {key: value for key, value in values.items() if key not in others}
            origins = {key: origin for key, origin in origins.items() if key not in others}
        found = [
            (key, name)
            for key, name in self.fields.items()
            if key in values and key not in known and name in known
        ]
        if not found:
            return values, origins
        values, origins = dict(values), dict(origins)
        for key, name in found:
            value = values.pop(key)
            first = origins.pop(key, None)
            if name not in values:
                values[name] = value
                where = first.path if first else path
                origins[name] = Origin(where, f"written as {key}", at=(key,))
        return values, origins


NO_KEYS = KeyMap()


def key_map(aliases: Mapping[str, tuple[str, ...]], foreign: Iterable[str] = ()) -> KeyMap:
    """Return the map of `aliases.keys`: `owner: [owner_slack]`, or turned, `owner_slack: owner`.

    foreign: the `foreign_keys` of the configuration.
    """
    ignored = frozenset(key.replace("-", "_") for key in foreign)
    if not aliases:
        return KeyMap(foreign=ignored) if ignored else NO_KEYS
    ours = _our_fields()
    pairs: dict[str, str] = {}
    for key, names in aliases.items():
        name = key.replace("-", "_")
        if name in ours:
            pairs.update((one.replace("-", "_"), name) for one in names)
        elif len(names) == 1:
            pairs[name] = names[0].replace("-", "_")
    return KeyMap(pairs, ignored - pairs.keys())


def unknown_keys(aliases: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield keys of `aliases.keys` that name no field of ours, on neither side."""
    ours = _our_fields()
    for key, names in aliases.items():
        turned = len(names) == 1 and names[0].replace("-", "_") in ours
        if key.replace("-", "_") not in ours and not turned:
            yield key


def known_fields() -> list[str]:
    """Return the fields that a key may be read as."""
    return sorted(_our_fields())


def _our_fields() -> frozenset[str]:
    return frozenset(name for model in MODELS for name in field_names(model, ()))
