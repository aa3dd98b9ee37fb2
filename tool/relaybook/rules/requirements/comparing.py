"""Two values held against each other."""

import re
from datetime import date
from typing import Any

from relaybook.model.business import Money
from relaybook.model.duration import Duration

# A number as people write it, and the word behind it: `1,400 payments/s at the evening peak`.
_AMOUNT = re.compile(r"\s*(\d[\d,_]*(?:\.\d+)?)\s*(\S*)")


def compared(left: Any, relation: str, right: Any) -> bool | None:
    """Whether a relation holds; None where the two cannot be compared."""
    if relation in ("same", "different"):
        return bool(_plain(left) == _plain(right)) == (relation == "same")
    if relation in ("in", "not_in"):
        items = right if isinstance(right, tuple) else (right,)
        return (_plain(left) in map(_plain, items)) == (relation == "in")
    sizes = _size(left), _size(right)
    if None in sizes or _unit(sizes[0]) != _unit(sizes[1]):
        return None
    return bool(sizes[0] <= sizes[1] if relation == "at_most" else sizes[0] >= sizes[1])


def _plain(value: Any) -> Any:
    return value.casefold().rpartition(":")[2] if isinstance(value, str) else value


def _unit(size: Any) -> Any:
    return size[0] if isinstance(size, tuple) else type(size)


def _size(value: Any) -> Any:
    """Return what can be ordered; amounts of different units are of different kinds."""
    if isinstance(value, Duration):
        return float(value.in_seconds)
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, date):
        return value
    return amount(str(value))


def amount(text: str) -> Any:
    """Return what a text measures: seconds of a time, a number, or a number with its unit.

    None where it begins with none of them.
    """
    try:
        return float(Duration.parse(text).in_seconds)
    except ValueError:
        found = _AMOUNT.match(text)
    if found is None:
        return None
    number = float(found[1].replace(",", "").replace("_", ""))
    return (found[2].casefold(), number) if found[2] else number
