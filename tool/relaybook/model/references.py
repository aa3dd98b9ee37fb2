"""Which fields name other records, found once per model from its annotations."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from relaybook.model.fields import Part, Reference
from relaybook.source import FieldPath

CONTACT_KINDS = ("team", "person", "vendor", "role")
KINDS = ("system", *CONTACT_KINDS, "runbook", "decision", "handover")


class ReferenceUse(NamedTuple):
    """One reference in a record: where, what was written, and which kinds fit a bare id."""

    path: FieldPath
    value: str
    kinds: tuple[str, ...]


def split_reference(value: str) -> tuple[str | None, str]:
    """Return (kind, id) of `team:payments`; the kind of a bare id is None."""
    kind, colon, rest = value.partition(":")
    if colon and kind in KINDS:
        return kind, rest.strip()
    return None, value


def references_of(record: Part) -> Iterator[ReferenceUse]:
    """Yield every reference that `record` holds, with the path to it."""
    return _walk(record, ())


def reference_kinds(model: type[Part]) -> Mapping[str, tuple[str, ...]]:
    """Return the kinds of record that a field names, for each field of `model` that does."""
    return {name: mark.kinds for name, _, mark, _ in _plan(model) if mark}


def _walk(part: Part, path: FieldPath) -> Iterator[ReferenceUse]:
    for name, key, mark, holds_parts in _plan(type(part)):
        value = getattr(part, name)
        if value is None or value == ():
            continue  # as nearly all are
        several = isinstance(value, tuple)
        for index, item in enumerate(value if several else (value,)):
            at = (*path, key, index) if several else (*path, key)
            if mark and isinstance(item, str):
                if _is_reference(item, mark):
                    yield ReferenceUse(at, item, mark.kinds)
            elif holds_parts and isinstance(item, Part):
                yield from _walk(item, at)


def _is_reference(value: str, mark: Reference) -> bool:
    if mark.or_text:
        return split_reference(value)[0] is not None
    return value not in mark.words


@cache
def _plan(model: type[Part]) -> tuple[tuple[str, str, Reference | None, bool], ...]:
    """Return (attribute, key, mark, holds parts) of the fields that matter."""
    plan = []
    for name, info in model.model_fields.items():
        mark, holds_parts = _inspect(Annotated[info.annotation, *info.metadata, None])
        if mark or holds_parts:
            plan.append((name, info.alias or name, mark, holds_parts))
    return tuple(plan)


def _inspect(annotation: Any) -> tuple[Reference | None, bool]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return None, True
    mark, holds_parts = None, False
    if get_origin(annotation) is Annotated:
        mark = next((one for one in annotation.__metadata__ if isinstance(one, Reference)), None)
    if get_origin(annotation) in (Annotated, Union, UnionType, tuple):
        for inner in get_args(annotation):
            inner_mark, inner_parts = _inspect(inner)
            mark, holds_parts = mark or inner_mark, holds_parts or inner_parts
    return mark, holds_parts
