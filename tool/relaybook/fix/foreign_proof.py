"""The proof that a foreign file was changed in what was meant, and in nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from relaybook.fix.foreign_changes import Change
from relaybook.load.discover import form_of
from relaybook.load.foreign.files import value_at
from relaybook.load.front_matter import split_front_matter
from relaybook.load.tables import parse_table
from relaybook.load.yaml_document import parse_yaml_documents
from relaybook.source import FieldPath, Unreadable

_SHARED = (
    "more would change than is meant, as where an anchor or a merge key shares a value; "
    "change it by hand"
)


def is_named_by_key(change: Change) -> bool:
    """Whether a need is written as a key, as in `depends_on: {db: {required: false}}`."""
    at = change.place.at
    keys = at[-2:] if isinstance(at, tuple) else ()
    return change.old is not None and keys == ("depends_on", change.old)


def fault_of(
    path: str, before: str, after: str | Unreadable, changes: Sequence[Change]
) -> str | None:
    """Say how the new text differs from the old in more than was meant; None where it does not."""
    if isinstance(after, Unreadable):
        return after.reason
    old, new = _values(path, before), _values(path, after)
    if old is None or new is None:
        return "the file could not be parsed again as it was"
    if form_of(path) == "markdown":
        bodies = [split_front_matter(one).body(one) for one in (before, after)]
        if bodies[0] != bodies[1]:
            return "the text below the fields would change"
    for change in changes:
        at = change.place.at
        keys = _keys(path, at if isinstance(at, tuple) else ())
        of_list = is_named_by_key(change) or change.old is None or change.new is None
        keys = keys[:-1] if of_list else keys
        if not _is_meant(value_at(old, keys), value_at(new, keys), changes, change):
            return f"{change.entity}: {change.field} would not say what is meant"
        old, new = _without(old, keys), _without(new, keys)
    return None if old == new else _SHARED


def _is_meant(old: Any, new: Any, changes: Sequence[Change], change: Change) -> bool:
    if is_named_by_key(change):
        return _are_keys_meant(old, new, changes, change)
    if change.old is None or change.new is None:
        return _is_list_meant(old, new, changes)
    return _same(new, change.new)


def _keys(path: str, at: FieldPath) -> FieldPath:
    if form_of(path) == "csv":
        return at[1:]
    return at if at and isinstance(at[0], int) and form_of(path) != "markdown" else (0, *at)


def _values(path: str, text: str) -> list[Any] | None:
    if form_of(path) == "csv":
        return [dict(row) for row in parse_table(text).rows]
    yaml_text = (split_front_matter(text).yaml or "") if form_of(path) == "markdown" else text
    documents = parse_yaml_documents(yaml_text, keys_as_written=True)
    return [(one.value) for one in documents]


def _same(value: Any, wanted: str) -> bool:
    return isinstance(value, str) and " ".join(value.split()) == " ".join(wanted.split())


def _is_list_meant(old: Any, new: Any, changes: Sequence[Change]) -> bool:
    if old is None and new is None:
        return True  # an earlier change of the same list has been judged with it
    if not isinstance(old, list) or not isinstance(new, list):
        return False
    gone = {one.old for one in changes if one.old is not None}
    added = {one.new for one in changes if one.new is not None}
    kept_old = [one for one in old if one not in gone]
    return [one for one in new if one not in added] == [one for one in kept_old if one not in added]


def _are_keys_meant(old: Any, new: Any, changes: Sequence[Change], change: Change) -> bool:
    if old is None and new is None:
        return True  # an earlier change of the same mapping has been judged with it
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    at = change.place.at
    renamed = {
        one.old: one.new
        for one in changes
        if isinstance(one.place.at, tuple)
        and isinstance(at, tuple)
        and one.place.at[:-1] == at[:-1]
    }
    return list(new.items()) == [(renamed.get(key, key), value) for key, value in old.items()]


def _without(value: Any, keys: FieldPath) -> Any:
    if not keys:
        return None
    key, rest = keys[0], keys[1:]
    if isinstance(value, dict) and key in value:
        return {**value, key: _without(value[key], rest)}
    if isinstance(value, list) and isinstance(key, int) and key < len(value):
        return [*value[:key], _without(value[key], rest), *value[key + 1 :]]
    return value
