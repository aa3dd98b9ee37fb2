"""`docs/reference/configuration.md`, from the definition of `relaybook.yml`."""

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from tests.docs.markdown import code, page, table
from tests.docs.reference_types import in_words, objects_in

import relaybook
from relaybook.config import Configuration
from relaybook.model.field_descriptions import FIELD_DESCRIPTIONS

PACKAGE = Path(relaybook.__file__).parent
_INTRODUCTION = """\
`relaybook.yml` makes a folder of a git repository a knowledge base. Every key may be left out. The
file must be right before anything runs: a wrong key or value ends a command with exit code 2, the
line, and what was probably meant.

Without a `relaybook.yml`, the folder given is taken at level `basic`, all Markdown outside of the
folders below as guides."""
_SMALL = """\
A small one:

```yaml title="relaybook.yml"
format: 1
name: Payments
level:
  default: standard
  folders: {runbooks/imported: basic}
  systems: {card-switch: full}
profiles: [base]
rule_settings:
  escalation-too-short: {at_least: 3}
  isolated-system: {severity: warning}
```

A key marked *not yet* is read and checked, and changes nothing in this version."""


def configuration_page() -> str:
    parts = [_SMALL, "## Keys", _table(Configuration)]
    for name, model in sorted(_objects_below(Configuration).items()):
        parts += [f"### {name}", _first_line(model), _table(model)]
    return page("# Configuration", _INTRODUCTION, *parts)


def _objects_below(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    found: dict[str, type[BaseModel]] = {}
    for info in model.model_fields.values():
        for one in objects_in(info.annotation):
            found |= {one.__name__: one} | _objects_below(one)
    return found


def _table(model: type[BaseModel]) -> str:
    return table(("Key", "Holds", "Without it", "Meaning"), _rows(model))


def _rows(model: type[BaseModel]) -> Iterator[tuple[str, ...]]:
    for name, info in model.model_fields.items():
        holds = in_words(info.annotation, tuple(info.metadata))
        default = info.get_default(call_default_factory=True)
        yield code(name), holds, _default(default), _meaning(model, name)


def _meaning(model: type[BaseModel], name: str) -> str:
    text = FIELD_DESCRIPTIONS.get(model.__name__, {}).get(name, "")
    mark = "*Not yet.* " if model is Configuration and not has_effect(name) else ""
    return f"{mark}{text}"


def has_effect(key: str) -> bool:
    """Whether any module but the definition itself reads a key of `relaybook.yml`."""
    reads = re.compile(rf"(?:configuration|config|self)\.{key}\b")
    files = (path for path in PACKAGE.rglob("*.py"))
    return key == "format" or any(reads.search(path.read_text()) for path in files)


def _default(value: Any) -> str:
    if value is None or value in ("", (), {}):
        return ""
    if isinstance(value, BaseModel):
        return "see below" if value == type(value)() else str(value)
    if isinstance(value, Enum):
        return code(value.name.lower())
    if isinstance(value, tuple):
        return ", ".join(code(str(one)) for one in value)
    return code(str(value))


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").split("\n", maxsplit=1)[0]
