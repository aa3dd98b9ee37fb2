"""The parts of a record that a requirement looks at, with the places where they stand."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from relaybook.load.validate import SHORTEST_REASON
from relaybook.model.field_path import written
from relaybook.model.placeholder import is_placeholder
from relaybook.model.record import Record
from relaybook.source import FieldPath, Place

EMPTY: tuple[Any, ...] = (None, (), "", {})
"""What says nothing at all."""

_Steps = tuple[tuple[str, bool], ...]
_RESERVED = frozenset({"from", "as"})  # keys that Python keeps for itself
_NAMES = ("id", "name", "ref", "access", "asset", "topic", "what", "title")


class Entry(NamedTuple):
    """One part of a record. path: the keys that lead to it, none for the record itself."""

    record: Record
    path: FieldPath
    part: Any

    @property
    def label(self) -> str:
        """How messages name it: `system fraud-scoring`, `access[2] (prod-root)`."""
        if not self.path:
            return f"the {self.record.kind} {self.record.id}"
        known = (getattr(self.part, name, None) for name in _NAMES)
        name = next((str(one) for one in known if one), "")
        return f"{written(self.path)} ({name})" if name else written(self.path)

    def place(self, path: FieldPath = ()) -> Place:
        """Return where a part of it stands, or where something missing is reported."""
        whole = (*self.path, *path)
        return self.record.at(*whole) if whole else self.record.top()

    def applies(self, path: FieldPath) -> bool:
        """Whether nobody has said, with a reason, that a field or its holder does not apply."""
        return not self.reason(path)

    def reason(self, path: FieldPath) -> str:
        """Return why a field does not apply; empty where nobody said so.

        A reason that explains nothing, because it is short or template text, is none.
        """
        stated = self.record.not_applicable
        if not stated:
            return ""
        whole = (*self.path, *path) if self.path else path
        for end in range(1, len(whole) + 1):
            reason = stated.get(whole[:end], "")
            if reason and explains(reason):
                return reason
        return ""


class Value(NamedTuple):
    """One value of a field. path: the keys from the entry to it."""

    path: FieldPath
    value: Any

    @property
    def is_filled(self) -> bool:
        """Whether somebody wrote something there that is not a placeholder."""
        return is_filled(self.value)


def explains(reason: str) -> bool:
    """Whether a reason why something does not apply says anything."""
    return len(reason.strip()) >= SHORTEST_REASON and not is_placeholder(reason)


def is_filled(value: Any) -> bool:
    """Whether a value says something: template text and a bare "n/a" do not."""
    if isinstance(value, str):
        return not is_placeholder(value) and value.strip().lower() != "not applicable"
    if isinstance(value, tuple):
        return any(is_filled(one) for one in value)
    return value is not None and value != {}


def entries(record: Record, each: str) -> Iterator[Entry]:
    """Yield the entries of a list such as `models[].metrics[]`; the record where none is named."""
    if not each:
        yield Entry(record, (), record)
        return
    for found in values(Entry(record, (), record), each if each.endswith("[]") else f"{each}[]"):
        if found.value is not None:
            yield Entry(record, found.path, found.value)


def values(entry: Entry, field: str) -> Iterator[Value]:
    """Yield the values of a field such as `metrics[].floor`; one of None where it is absent.

    A list without entries yields nothing where the field ends in `[]`.
    """
    steps = _steps(field)
    name, is_list = steps[0]
    if len(steps) == 1 and not is_list:  # nearly all fields
        return iter((Value((name,), field_of(entry.part, name)),))
    return _walk(entry.part, steps, ())


@cache
def _steps(field: str) -> _Steps:
    """Return the names that lead to a field, each with whether it is a list to go through."""
    return tuple((step.removesuffix("[]"), step.endswith("[]")) for step in field.split("."))


def _walk(part: Any, steps: _Steps, path: FieldPath) -> Iterator[Value]:
    (name, is_list), rest = steps[0], steps[1:]
    value = field_of(part, name)
    if not is_list:
        yield from _further(value, rest, (*path, name))
        return
    for index, item in enumerate(value or ()):
        yield from _further(item, rest, (*path, name, index))


def _further(value: Any, rest: _Steps, path: FieldPath) -> Iterator[Value]:
    if not rest:
        yield Value(path, value)
    elif value is None:
        yield Value((*path, *(name for name, _ in rest)), None)
    else:
        yield from _walk(value, rest, path)


def field_of(part: Any, name: str) -> Any:
    """Return one field of a part of a record, None where it has no such field."""
    if isinstance(part, dict):
        return part.get(name)
    return getattr(part, f"{name}_" if name in _RESERVED else name, None)
