"""The files that a source names, and their documents with the way back to lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from relaybook.findings import Problem
from relaybook.load.parse import decode
from relaybook.load.yaml_document import YamlFault, parse_yaml_documents
from relaybook.model.knowledge_base import LoadProblem
from relaybook.source import FieldPath, LineColumn, Place, Tree, Unreadable

_WILD = re.compile(r"[*?]")


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a YAML or JSON file. index: which of the documents of its file it is."""

    path: str
    index: int
    value: Any

    def at(self, *keys: str | int) -> Place:
        """Return the place of a value."""
        return Place(self.path, (self.index, *keys))


def chosen(paths: Iterable[str], patterns: Iterable[str]) -> tuple[str, ...]:
    """Return the paths that `patterns` name: files, folders, or globs with `*`, `**` and `?`."""
    wanted = [_pattern(one) for one in patterns]
    return tuple(path for path in paths if any(one.fullmatch(path) for one in wanted))


@cache
def _pattern(written: str) -> re.Pattern[str]:
    plain = written.removeprefix("./").rstrip("/")
    if plain in ("", "."):
        return re.compile(".*", re.DOTALL)
    if not _WILD.search(plain):
        return re.compile(re.escape(plain) + "(/.*)?", re.DOTALL)
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", plain)
    meaning = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meaning.get(one, re.escape(one)) for one in parts), re.DOTALL)


def text_of(tree: Tree, path: str) -> str | LoadProblem:
    """Return the text of a file, or what is wrong with it."""
    data = tree.read(path)
    text = data if isinstance(data, Unreadable) else decode(data)
    if isinstance(text, Unreadable):
        place = Place(path, LineColumn(text.line, text.column))
        return LoadProblem("unreadable-file", Problem(place, text.reason, text.help))
    return text


def documents(tree: Tree, path: str, problems: list[LoadProblem]) -> Iterator[Document]:
    """Yield the documents of a YAML or JSON file; what is wrong is added to `problems`."""
    text = text_of(tree, path)
    if isinstance(text, LoadProblem):
        problems.append(text)
        return
    yaml = text.replace("\t", " ") if path.endswith(".json") else text
    for index, one in enumerate(parse_yaml_documents(yaml, keys_as_written=True)):
        problems += (
            LoadProblem("invalid-front-matter", Problem(_point(path, fault), *_said(fault)))
            for fault in one.faults
        )
        yield Document(path, index, one.value)


def _point(path: str, fault: YamlFault) -> Place:
    return Place(path, LineColumn(fault.line, fault.column))


def _said(fault: YamlFault) -> tuple[str, str]:
    return fault.message, fault.help


def value_at(value: Any, steps: FieldPath) -> Any:
    """Return what stands at `steps`, None where nothing does."""
    for step in steps:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def texts(value: Any) -> list[tuple[int | None, str]]:
    """Return the texts of a list with their index, or a single text; nothing else counts."""
    if isinstance(value, str):
        return [(None, value.strip())] if value.strip() else []
    items = enumerate(value) if isinstance(value, list) else ()
    return [(index, one.strip()) for index, one in items if isinstance(one, str) and one.strip()]
