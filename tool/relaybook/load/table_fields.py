"""Cells of a table become lists only where the field takes several values."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, get_args, get_origin

from relaybook.load.discover import form_of
from relaybook.load.validate import part_at
from relaybook.model.fields import Part
from relaybook.model.record import Origin

_SEPARATOR = re.compile(r"[\n\r|]")


def split_cells(
    model: type[Part], fields: Mapping[str, Any], origins: Mapping[str, Origin]
) -> dict[str, Any]:
    """Return the fields with `a|b` split, in those that were read from a table."""
    split = dict(fields)
    for name, origin in origins.items():
        if form_of(origin.path) == "csv" and (part := part_at(model, (name,))):
            split[name] = [_row(part, row) for row in fields[name]]
    return split


def _row(part: type[Part], row: Mapping[str, str]) -> dict[str, Any]:
    several = _lists(part)
    return {name: _split(cell) if name in several else cell for name, cell in row.items()}


def _split(cell: str) -> list[str]:
    return [item.strip() for item in _SEPARATOR.split(cell) if item.strip()]


@cache
def _lists(part: type[Part]) -> frozenset[str]:
    """Return the keys whose field is a list."""
    return frozenset(
        info.alias or name
        for name, info in part.model_fields.items()
        if _holds_list(info.annotation)
    )


def _holds_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_holds_list, get_args(annotation)))
