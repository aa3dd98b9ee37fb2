"""A mapping that was written where a list is read: the names of the items became its keys."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from relaybook.model.fields import Part
from relaybook.source import FieldPath

MAPPING_FOR_LIST = "mapping_for_list"
_CLOSE = 0.8


def mappings_named(
    errors: Iterable[ErrorDetails],
    fields: Mapping[str, Any],
    part_of: Callable[[FieldPath], type[Part] | None],
) -> list[ErrorDetails]:
    """Return `errors` with one error for each such mapping, in place of one for each of its keys.

    part_of: the model of the items of the list at a path.
    """
    found: dict[FieldPath, ErrorDetails] = {}
    for error in errors:
        path = _path_of_mapping(fields, error["loc"])
        mapping = _value(fields, path) if path else None
        part = part_of(path) if path else None
        if path is None or not isinstance(mapping, Mapping) or _is_item(mapping, part):
            found.setdefault((*error["loc"], error["type"]), error)
        else:
            found.setdefault(path, _named(path, mapping, part))
    return list(found.values())


def _named(path: FieldPath, mapping: Mapping[str, Any], part: type[Part] | None) -> ErrorDetails:
    return {
        "type": MAPPING_FOR_LIST,
        "loc": path,
        "msg": "a mapping where a list is expected",
        "input": mapping,
        "ctx": {"write": _as_list(mapping, part)},
    }


def _path_of_mapping(fields: Any, path: FieldPath) -> FieldPath | None:
    for length, step in enumerate(path):
        if isinstance(fields, Mapping) and step not in fields:
            return path[:length] if step == 0 and length else None
        try:
            fields = fields[step]
        except (TypeError, LookupError):
            return None
    return None


def _value(fields: Any, path: FieldPath) -> Any:
    for step in path:
        fields = fields[step]
    return fields


def _is_item(mapping: Mapping[str, Any], part: type[Part] | None) -> bool:
    """Whether the mapping is the only item of its list, perhaps with a misspelt key."""
    names = [info.alias or name for name, info in part.model_fields.items()] if part else []
    return any(difflib.get_close_matches(str(key), names, 1, _CLOSE) for key in mapping)


def _as_list(mapping: Mapping[str, Any], part: type[Part] | None) -> str:
    if not mapping:
        return "one item per line, after `- `"
    key, value = next(iter(mapping.items()))
    if part is None:
        return f"`- {key}`"
    first, *others = [info.alias or name for name, info in part.model_fields.items()]
    if isinstance(value, Mapping):
        details = {name: value[name] for name in others if _is_plain(value.get(name))}
    else:
        details = {others[0]: value} if _takes_text(part, others) and _is_plain(value) else {}
    return f"`- {{{', '.join(f'{k}: {v}' for k, v in {first: key, **details}.items())}}}`"


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and "`" not in str(value)


def _takes_text(part: type[Part], names: list[str]) -> bool:
    infos = {info.alias or name: info for name, info in part.model_fields.items()}
    return (
        bool(names) and "Reference" not in repr(infos[names[0]]) and "str" in repr(infos[names[0]])
    )
