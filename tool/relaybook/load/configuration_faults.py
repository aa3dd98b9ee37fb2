"""What is wrong in `relaybook.yml`, said all at once and in the order of its lines."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relaybook.config import FILE_NAME
from relaybook.errors import ConfigurationError
from relaybook.load.yaml_positions import locate_in_yaml, locate_value_in_yaml

if TYPE_CHECKING:
    from relaybook.source import FieldPath

_MOST_NAMED = 12


@dataclass(frozen=True, order=True, slots=True)
class ConfigurationFault:
    """One fault. line, column: from 1. message: what is wrong, and after `; ` what to write."""

    line: int
    column: int
    message: str


def fault_of_key(text: str, path: FieldPath, message: str) -> ConfigurationFault:
    """Return a fault that points at the last key of `path`."""
    span = locate_in_yaml(text, path)
    return ConfigurationFault(span.line, span.column, message)


def fault_of_value(text: str, path: FieldPath, message: str) -> ConfigurationFault:
    """Return a fault that points at the value of `path`."""
    span = locate_value_in_yaml(text, path)
    return ConfigurationFault(span.line, span.column, message)


def refuse(faults: Iterable[ConfigurationFault], path: str = FILE_NAME) -> None:
    """Raise ConfigurationError with a line for each fault; nothing happens where there is none."""
    lines = [f"{path}:{one.line}:{one.column} {one.message}" for one in sorted(set(faults))]
    if lines:
        raise ConfigurationError("\n".join(lines))


def meant(written: str, known: Iterable[str], what: str, see: str = "") -> str:
    """Return the nearest known name as a question, else a list of what is known.

    see: what lists them, to be named where they are too many for a message.
    """
    names = sorted(known)
    if near := difflib.get_close_matches(written, names, n=1):
        return f"did you mean `{near[0]}`?"
    if see:
        return f"see {see}"
    if not names:
        return f"there are no {what}"
    more = ", ..." if len(names) > _MOST_NAMED else ""
    return f"known {what}: {', '.join(names[:_MOST_NAMED])}{more}"
