"""What a person reads of a field that is unknown or holds a wrong value."""

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from relaybook.load.single_mapping import MAPPING_FOR_LIST
from relaybook.model.field_path import written
from relaybook.source import FieldPath

_LONGEST_SHOWN = 60
_MOST_NAMED = 12

# By the kind of error: what is wrong, around the value, and what to write.
_PLAIN = {
    "model_type": ("holds {} where fields are expected", "write `key: value` below it"),
    "dict_type": ("holds {} where fields are expected", "write `key: value` below it"),
    "bool_parsing": ("is neither true nor false: {}", "write true or false"),
    "bool_type": ("is neither true nor false: {}", "write true or false"),
    "int_parsing": ("is not a whole number: {}", "write digits only"),
    "int_type": ("is not a whole number: {}", "write digits only"),
    "tuple_type": ("holds {} where a list is expected", "write one item per line, after `- `"),
    "string_type": ("holds {} where text is expected", "write one line of text"),
}


def unknown_field(
    kind: str, path: FieldPath, known: list[str], *, of_page: bool = False
) -> tuple[str, str]:
    """Return message and help for a key that the schema does not know; `known` may stand there.

    of_page: whether it stands in the front matter of a page, which other tools may read, too.
    """
    nearest = difflib.get_close_matches(str(path[-1]), known, n=1, cutoff=0.6)
    where = f" in {written(path[:-1])}" if len(path) > 1 else f" of a {kind}"
    message = f"{str(path[-1])!r} is not a field{where}"
    if nearest:
        return message, f"did you mean `{nearest[0]}`?"
    if of_page and len(path) == 1:
        return message, (
            f"remove it; where another tool needs it, write `foreign_keys: [{path[0]}]` in "
            "relaybook.yml"
        )
    return message, f"remove it, or write one of: {', '.join(sorted(known)[:_MOST_NAMED])}"


def invalid_field(path: FieldPath, error: ErrorDetails) -> tuple[str, str]:
    """Return message and help for a value that is not of its kind."""
    name, value, kind = written(path), error.get("input"), error["type"]
    if kind == MAPPING_FOR_LIST:
        return f"{name} is a mapping, a list is expected", f"write {error['ctx']['write']}"
    if kind == "literal_error":
        return _none_of(name, value, str(error.get("ctx", {}).get("expected", "")))
    if kind == "value_error":
        message, _, help_ = str(error["ctx"]["error"]).partition("; ")
        return f"{name} {message}", help_
    if kind == "string_type" and isinstance(value, bool):
        word = "true, yes or on" if value else "false, no or off"
        return f"{name} is read as {str(value).lower()}", f"if you mean the word ({word}), quote it"
    if kind in _PLAIN:
        what, help_ = _PLAIN[kind]
        return f"{name} {what.format(shown(value))}", help_
    return f"{name} cannot be read: {error['msg'].lower()}", "see `relaybook schema` for its form"


def shown(value: Any) -> str:
    """Return a value as a message shows it: quoted, and short."""
    if isinstance(value, Mapping):
        return "a group of fields"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}...")


def _none_of(name: str, value: Any, expected: str) -> tuple[str, str]:
    words = [word.strip(" '") for word in expected.replace(" or ", ",").split(",")]
    nearest = difflib.get_close_matches(str(value), words, n=1, cutoff=0.5)
    message = f"{name} is {shown(value)}, which is none of {', '.join(words)}"
    help_ = f"did you mean `{nearest[0]}`?" if nearest else f"write one of {', '.join(words)}"
    return message, help_
