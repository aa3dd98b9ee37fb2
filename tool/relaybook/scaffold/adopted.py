"""Records of ours made of what a foreign catalogue says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from relaybook.load.foreign.entity import Entity
from relaybook.load.yaml_scalar import exact_scalar
from relaybook.scaffold.planned import NewFile, path_of

_FIRST = ("type", "title", "description", "entity", "owner", "lifecycle")
_LAST = ("origin", "extensions")


def adopted_record(folder: str, entity: Entity, format_: str) -> NewFile:
    """Plan `<folder>/<id>.yaml` with all that the foreign file says, and where it came from."""
    values = entity.values()
    if entity.kind == "system":
        origin = {"format": format_, "file": entity.place.path, "name": entity.name}
        values.setdefault("origin", origin)
    ordered = sorted(values, key=lambda name: (_rank(name), name))
    lines = _mapping({name: values[name] for name in ordered}, 0)
    return NewFile(path_of(folder, f"{entity.id}.yaml"), "\n".join(lines) + "\n")


def _rank(name: str) -> int:
    if name in _FIRST:
        return _FIRST.index(name)
    return len(_FIRST) + (1 + _LAST.index(name) if name in _LAST else 0)


def yaml_lines(value: Any, depth: int = 0) -> list[str]:
    """Return a value as lines of YAML that every reader gives back exactly as it is."""
    if isinstance(value, Mapping) and value:
        return list(_mapping(value, depth))
    if isinstance(value, list | tuple) and value:
        return list(_sequence(value, depth))
    return [f"{'  ' * depth}{_scalar(value)}"]


def _mapping(values: Mapping[str, Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, value in values.items():
        name = exact_scalar(str(key))
        if isinstance(value, Mapping | list | tuple) and value:
            yield f"{indent}{name}:"
            yield from yaml_lines(value, depth + 1)
        else:
            yield f"{indent}{name}: {_scalar(value)}"


def _sequence(values: list[Any] | tuple[Any, ...], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for value in values:
        first, *rest = yaml_lines(value, depth + 1)
        yield f"{indent}- {first.lstrip()}"
        yield from rest


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, list | tuple):
        return "[]"
    return exact_scalar(str(value))
