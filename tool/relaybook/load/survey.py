"""A look at a repository that was written for no tool of ours: pages, and data files by form."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from relaybook.load.alert_rules import alert_rules
from relaybook.load.discover import YAML, Found, form_of
from relaybook.load.parse import Parsed
from relaybook.load.workers import parsing
from relaybook.model.outline import EMPTY_OUTLINE, Outline
from relaybook.model.templates import is_template
from relaybook.source import Tree

_DEEPEST = 3
_COMMANDS = re.compile(
    r"(?:sh|bash|shell|zsh|console|terminal|shell-session|powershell)\b", re.IGNORECASE
)
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file. headings: H1 to H3 below the title. keys: of its front matter.

    has_commands: whether a code block is marked as commands of a shell.
    """

    path: str
    headings: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    has_commands: bool = False


@dataclass(frozen=True, slots=True)
class Data:
    """A YAML file. alerts: the name of each alert rule. keys: of all its mappings at the top.

    rows: how many mappings it lists, where it is one list. sound: whether it could be read.
    """

    path: str
    alerts: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    rows: int = 0
    sound: bool = True


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything seen, sorted by path. paths: of every file. Templates are left out of pages."""

    paths: tuple[str, ...]
    pages: tuple[Page, ...]
    data: tuple[Data, ...]


def survey(tree: Tree) -> Survey:
    """Read every Markdown and YAML file of a tree."""
    found = [one for path in tree.paths() if (one := _found(path))]
    with parsing(tree, found) as parsed:
        seen = [
            (one, _page(values) if one.kind == "guide" else _data(values)) for one, values in parsed
        ]
    return Survey(
        tree.paths(),
        tuple(one for _, one in seen if isinstance(one, Page)),
        tuple(one for _, one in seen if isinstance(one, Data)),
    )


def _found(path: str) -> Found | None:
    form = form_of(path)
    if form == "markdown" and not is_template(path):
        return Found(path, "guide", path, form)
    return Found(path, "alert", path, form) if path.endswith(YAML) else None


def _page(parsed: Parsed) -> Page:
    outline = Outline(parsed.outline) if parsed.outline else EMPTY_OUTLINE
    headings = tuple(
        one.text
        for index, one in enumerate(outline.headings)
        if one.level <= _DEEPEST and (index or one.level > 1)
    )
    commands = any(_COMMANDS.match(fence.info) for fence in outline.fences)
    return Page(parsed.path, headings, frozenset(parsed.fields or ()), commands)


def _data(parsed: Parsed) -> Data:
    documents: list[Any] = parsed.fields or []
    alerts = tuple(one.name for one in alert_rules(parsed.path, documents))
    mappings = list(_mappings(documents))
    rows = len(mappings) if len(documents) == 1 and isinstance(documents[0], list) else 0
    return Data(
        parsed.path,
        alerts,
        frozenset(str(key) for one in mappings for key in one),
        rows if rows >= _FEWEST_ROWS else 0,
        sound=not parsed.faults,
    )


def _mappings(documents: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for document in documents:
        for one in document if isinstance(document, list) else (document,):
            if isinstance(one, dict):
                yield one
