"""Values as YAML that every reader takes for what they are."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

import yaml

from relaybook.load.yaml_scalar import quoted

_PLAIN = re.compile(r"[^\W_][\w ./()+@-]*(?:(?<! ):(?! )[\w./()+@-]+)*")


def scalar(text: str) -> str:
    """Return text on one line, quoted where a reader could take it for something else."""
    line = " ".join(text.split())
    if _PLAIN.fullmatch(line) and yaml.safe_load(line) == line:
        return line
    return quoted(line)


def flow_list(values: Iterable[str]) -> str:
    """Return `[a, b]` of texts."""
    return f"[{', '.join(scalar(value) for value in values)}]"


def flow_mapping(values: Mapping[str, str | date | None]) -> str:
    """Return `{a: x, b: 2026-01-31}` of texts and days; what is None is left out."""
    pairs = (f"{key}: {_value(one)}" for key, one in values.items() if one is not None)
    return f"{{{', '.join(pairs)}}}"


def _value(value: str | date) -> str:
    return value.isoformat() if isinstance(value, date) else scalar(value)
