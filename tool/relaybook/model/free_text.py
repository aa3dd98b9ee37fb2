"""The fields of a record in which people write what they like."""

import re
from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from relaybook.model.fields import Part, Reference
from relaybook.model.references import split_reference
from relaybook.source import FieldPath

_NOT_READ = frozenset({"labels", "extensions", "origin", "tags", "aliases", "handles"})
_LONGEST_REFUSAL = 30
_REFUSAL = re.compile(
    r"(?i)\s*(?:n\.?\s?/?\s?a\.?|none|nil|not applicable|does not apply|[-\u2013\u2014]+)[\s.]*"
)


def is_bare_refusal(text: str) -> bool:
    """Whether a text says that something does not apply, and not why: `n/a`, `none`, `-`."""
    return len(text) <= _LONGEST_REFUSAL and bool(_REFUSAL.fullmatch(text))


def free_texts(record: Part) -> Iterator[tuple[FieldPath, str]]:
    """Yield every text that a record holds, with the path to it.

    Words of a fixed set, references, tags and what other programs left are none.
    """
    return _walk(record, ())


def _walk(part: Part, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    for name, key in _plan(type(part)):
        value = getattr(part, name)
        if value is None:
            continue  # as nearly all are
        several = isinstance(value, tuple)
        for index, item in enumerate(value if several else (value,)):
            at = (*path, key, index) if several else (*path, key)
            if isinstance(item, Part):
                yield from _walk(item, at)
            elif isinstance(item, str) and split_reference(item)[0] is None:
                yield at, item


@cache
def _plan(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return (attribute, key) of the fields that hold text, or parts that may."""
    fields = model.model_fields.items()
    return tuple(
        (name, info.alias or name)
        for name, info in fields
        if name not in _NOT_READ and _holds_text(Annotated[info.annotation, *info.metadata, None])
    )


def _holds_text(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, str | Part)
    origin = get_origin(annotation)
    if origin is Literal:
        return False
    if origin is Annotated:
        marks = (one for one in annotation.__metadata__ if isinstance(one, Reference))
        return all(mark.or_text for mark in marks) and _holds_text(get_args(annotation)[0])
    if origin in (Union, UnionType, tuple):
        return any(_holds_text(inner) for inner in get_args(annotation))
    return False
