"""Two values held against each other."""

from datetime import date
from typing import Any

from relaybook.model.business import Money
from relaybook.model.duration import Duration


def compared(left: Any, relation: str, right: Any) -> bool | None:
    """Whether a relation holds; None where the two cannot be compared."""
    if relation in ("same", "different"):
        return bool(_plain(left) == _plain(right)) == (relation == "same")
    if relation in ("in", "not_in"):
        items = right if isinstance(right, tuple) else (right,)
        return (_plain(left) in map(_plain, items)) == (relation == "in")
    sizes = _size(left), _size(right)
    if sizes[0] is None or sizes[1] is None or type(sizes[0]) is not type(sizes[1]):
        return None
    return bool(sizes[0] <= sizes[1] if relation == "at_most" else sizes[0] >= sizes[1])


def _plain(value: Any) -> Any:
    return value.casefold().rpartition(":")[2] if isinstance(value, str) else value


def _size(value: Any) -> Any:
    if isinstance(value, Duration):
        return float(value.in_seconds)
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, date):
        return value
    try:
        return float(str(value).replace("_", ""))
    except ValueError:
        return None
