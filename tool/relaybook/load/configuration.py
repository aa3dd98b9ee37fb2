"""`relaybook.yml` read and checked; unlike a record, it must be right before anything runs."""

import difflib
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from relaybook.config import FILE_NAME, WITHOUT_FILE, Configuration, _Section
from relaybook.errors import ConfigurationError
from relaybook.load.parse import decode
from relaybook.load.yaml_document import parse_yaml
from relaybook.load.yaml_positions import locate_in_yaml
from relaybook.source import Tree, Unreadable


def load_configuration(tree: Tree) -> Configuration:
    """Read `relaybook.yml` of a tree, or the defaults where there is none.

    Raises ConfigurationError with file, line and what to write.
    """
    if FILE_NAME not in tree.paths():
        return WITHOUT_FILE
    data = tree.read(FILE_NAME)
    text = data if isinstance(data, Unreadable) else decode(data)
    if isinstance(text, Unreadable):
        raise ConfigurationError(f"{FILE_NAME} {text.reason}; {text.help}")
    return read_configuration(text)


def read_configuration(text: str) -> Configuration:
    """Check the text of a `relaybook.yml`; raises ConfigurationError."""
    document = parse_yaml(text, keys_as_written=True)
    if document.faults:
        lines = (f"{FILE_NAME}:{f.line}:{f.column} {f.message}; {f.help}" for f in document.faults)
        raise ConfigurationError("\n".join(lines))
    if not isinstance(document.value, dict | None):
        raise ConfigurationError(
            f"{FILE_NAME}:1:1 holds no fields; write one `key: value` per line"
        )
    try:
        return Configuration.model_validate(document.value or {})
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise ConfigurationError("\n".join(_line(text, one) for one in details)) from None


def _line(text: str, error: ErrorDetails) -> str:
    path = tuple(error["loc"])
    span = locate_in_yaml(text, path)
    return f"{FILE_NAME}:{span.line}:{span.column} {_message(path, error)}"


def _message(path: Sequence[Any], error: ErrorDetails) -> str:
    name = ".".join(str(step) for step in path)
    if error["type"] != "extra_forbidden":
        reason = error["msg"].removeprefix("Value error, ")
        return f"{name}: {reason[0].lower()}{reason[1:]} (it is {error.get('input')!r})"
    known = _keys(path[:-1])
    nearest = difflib.get_close_matches(str(path[-1]), known, n=1)
    help_ = f"did you mean `{nearest[0]}`?" if nearest else f"known keys: {', '.join(known)}"
    return f"unknown key `{name}`; {help_}"


def _keys(path: Sequence[Any]) -> list[str]:
    model: Any = Configuration
    for step in path:
        default = model.model_fields[step].default
        model = type(default) if isinstance(default, _Section) else Configuration
    return list(model.model_fields)
