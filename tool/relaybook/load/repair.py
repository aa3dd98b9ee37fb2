"""Leave out of a record's fields what is wrong, and nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import AliasChoices, ValidationError
from pydantic_core import ErrorDetails

from relaybook.model.record import Facts, Record

R = TypeVar("R", bound=Record)
_MOST_ROUNDS = 3


def repaired(
    model: type[R], fields: Mapping[str, Any], facts: Facts, error: ValidationError
) -> tuple[R, list[ErrorDetails]]:
    """Return the record without the values that `error` names, and everything that was wrong.

    A value deep in a field is taken out alone where that is enough; where it is not, its whole
    top-level field goes, and never another one.
    """
    seen: list[ErrorDetails] = []
    kept: Any = dict(fields)
    for turn in range(_MOST_ROUNDS + len(fields)):
        errors = error.errors(include_url=False)
        at_fault = {detail["loc"][0] for detail in seen if detail["loc"]}
        seen += [
            detail for detail in errors if detail["loc"][:1] and detail["loc"][0] not in at_fault
        ]
        for detail in sorted(errors, key=lambda one: repr(one["loc"]), reverse=True):
            path = detail["loc"] if turn < _MOST_ROUNDS else detail["loc"][:1]
            kept = _without(kept, path) if len(path) > 1 else _without_field(model, kept, path)
        try:
            return model.from_fields(kept, facts), seen
        except ValidationError as again:
            error = again
    return model.from_fields({}, facts), seen


def _without_field(model: type[Record], fields: Any, path: Sequence[str | int]) -> Any:
    """Return the fields without one, under whichever of its names it is written."""
    names = {name for name in path if isinstance(name, str)}
    for name, info in model.model_fields.items():
        choices = info.validation_alias
        written = {name, info.alias}
        if isinstance(choices, AliasChoices):
            written |= {str(choice) for choice in choices.choices}
        if names & written:
            names |= {one for one in written if one}
    return {key: value for key, value in fields.items() if key not in names}


def _without(value: Any, path: Sequence[str | int]) -> Any:
    """Return a copy of `value` without what stands at `path`; None where nothing is left."""
    if not path:
        return None
    key, rest = path[0], path[1:]
    if isinstance(value, Mapping) and key in value:
        return _without_key(value, str(key), rest)
    if isinstance(value, list) and isinstance(key, int) and key < len(value):
        return _without_item(value, key, rest)
    if key == 0:  # one value stands where a list is read, so that it is the first item itself
        return _without(value, rest)
    return value if isinstance(value, Mapping) else None


def _without_key(fields: Mapping[str, Any], key: str, rest: Sequence[str | int]) -> Any:
    inner = _without(fields[key], rest)
    others = {name: value for name, value in fields.items() if name != key}
    return others if inner is None else {**fields, key: inner}


def _without_item(items: list[Any], at: int, rest: Sequence[str | int]) -> list[Any]:
    inner = _without(items[at], rest)
    if inner is None and rest:
        inner = {}
    return [*items[:at], *([] if inner is None else [inner]), *items[at + 1 :]]
