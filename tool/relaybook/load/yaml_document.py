"""YAML as plain values, with what is wrong in it and a way back to lines and columns.

Every scalar stays as its author wrote it, so that a version 1.10 is no number; only null and
booleans are told apart. Parsing goes through the C loader's node graph: it keeps duplicate keys
and positions, and is faster than loading.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from relaybook.source import FieldPath, Span

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LARGEST_EXPANSION = 50_000
DEEPEST_NESTING = 100
_BOOLEAN = "tag:yaml.org,2002:bool"
_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"
_TRUE = frozenset({"true", "yes", "on", "y"})


@dataclass(frozen=True, slots=True)
class YamlFault:
    """Something wrong in the text. line, column: from 1, counted from the start of the text."""

    message: str
    help: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The value of a YAML text, None where it cannot be parsed, and its faults."""

    value: Any
    faults: tuple[YamlFault, ...] = ()


class _TooLarge(Exception):
    """Aliases would expand to more than any person writes."""


def parse_yaml(text: str) -> YamlDocument:
    """Parse one document; a second document, a syntax error or an alias bomb is a fault."""
    try:
        nodes = _compose(text)
    except yaml.YAMLError as error:
        return YamlDocument(None, (_syntax_fault(error, text),))
    except (RecursionError, ValueError) as error:
        return YamlDocument(None, (YamlFault(f"cannot be parsed: {error}", "simplify it", 1, 1),))
    if not nodes:
        return YamlDocument({})
    builder = _Builder()
    try:
        value = builder.value(nodes[0])
    except _TooLarge:
        return YamlDocument(None, (_bomb_fault(nodes[0]),))
    return YamlDocument(value, tuple(builder.faults) + _more_documents(nodes))


def parse_yaml_documents(text: str) -> tuple[YamlDocument, ...]:
    """Parse every document of a multi-document text, such as a file of alert rules."""
    try:
        nodes = _compose(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return (parse_yaml(text),)
    return tuple(_one(node) for node in nodes)


def locate_in_yaml(text: str, path: FieldPath, document: int = 0) -> Span:
    """Return where `path` stands: its key, or the item of a list; the nearest parent if absent."""
    try:
        nodes = _compose(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return Span()
    return _locate(nodes[document], path) if len(nodes) > document else Span()


def _compose(text: str) -> list[Node]:
    loader = Loader(text)
    try:
        nodes = []
        while loader.check_node():
            nodes.append(loader.get_node())
        return nodes
    finally:
        loader.dispose()


def _one(node: Node) -> YamlDocument:
    builder = _Builder()
    try:
        return YamlDocument(builder.value(node), tuple(builder.faults))
    except _TooLarge:
        return YamlDocument(None, (_bomb_fault(node),))


class _Builder:
    """Turns nodes into values; an aliased node is built anew each time, within a bound."""

    def __init__(self) -> None:
        self.faults: list[YamlFault] = []
        self._built = 0
        self._depth = 0

    def value(self, node: Node) -> Any:
        self._built += 1
        if self._built > LARGEST_EXPANSION or self._depth > DEEPEST_NESTING:
            raise _TooLarge
        if isinstance(node, ScalarNode):
            return _scalar(node)
        self._depth += 1
        try:
            if isinstance(node, MappingNode):
                return self._mapping(node)
            return [self.value(item) for item in node.value]
        finally:
            self._depth -= 1

    def _mapping(self, node: MappingNode) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        own: dict[str, Any] = {}
        for key, item in node.value:
            if key.tag == _MERGE:
                self._merge(merged, item)
                continue
            name = str(key.value).replace("-", "_") if isinstance(key, ScalarNode) else None
            if name is None:
                self._fault(key, "a key is not plain text", "write a word before the colon")
            elif name in own:
                self._fault(
                    key,
                    f"the key {name!r} is given twice; the first value is used",
                    "keep one of the two",
                )
            else:
                own[name] = self.value(item)
        return {**merged, **own}

    def _merge(self, into: dict[str, Any], node: Node) -> None:
        for source in node.value if isinstance(node, SequenceNode) else [node]:
            if isinstance(source, MappingNode):
                for key, item in self._mapping(source).items():
                    into.setdefault(key, item)

    def _fault(self, node: Node, message: str, help_: str) -> None:
        mark = node.start_mark
        self.faults.append(YamlFault(message, help_, mark.line + 1, mark.column + 1))


def _scalar(node: ScalarNode) -> Any:
    if node.tag == _NULL:
        return None
    if node.tag == _BOOLEAN and node.style is None:
        return node.value.lower() in _TRUE
    return node.value


def _more_documents(nodes: list[Node]) -> tuple[YamlFault, ...]:
    if len(nodes) == 1:
        return ()
    mark = nodes[1].start_mark
    message = f"holds {len(nodes)} YAML documents; only the first is read"
    return (YamlFault(message, "put each record in a file of its own", mark.line + 1, 1),)


def _bomb_fault(node: Node) -> YamlFault:
    mark = node.start_mark
    return YamlFault(
        f"aliases expand it to more than {LARGEST_EXPANSION:,} values or nest it too deeply",
        "write the values out instead of repeating aliases",
        mark.line + 1,
        mark.column + 1,
    )


def _syntax_fault(error: yaml.YAMLError, text: str) -> YamlFault:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else _character_place(error, text)
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if here[: len(here) - len(here.lstrip())].count("\t") or "'\\t'" in str(error):
        return YamlFault("a tab is used for indentation", "indent with spaces", line, column)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be parsed"
    return YamlFault(f"is not valid YAML: {what}", _syntax_help(here), line, column)


def _character_place(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    position = getattr(error, "position", 0) or 0
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _syntax_help(line: str) -> str:
    key, colon, value = line.partition(": ")
    if colon and (":" in value or value.startswith(("*", "&", "@", "`", "%", "{", "["))):
        return f'put the value of {key.strip()} in quotes: {key.strip()}: "..."'
    return "check the indentation and the quotes on this line and the one above"


def _locate(node: Node, path: FieldPath) -> Span:
    span = _span(node)
    for step in path:
        if isinstance(node, MappingNode) and isinstance(step, str):
            found = _pair(node, step)
            if found is None:
                return span
            span, node = _span(found[0]), found[1]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            span = _span(node)
        elif step != 0:  # a single value stands for a list of one
            return span
    return span


def _pair(node: MappingNode, name: str) -> tuple[Node, Node] | None:
    for key, item in node.value:
        if isinstance(key, ScalarNode) and str(key.value).replace("-", "_") == name:
            return key, item
    for key, item in node.value:
        if key.tag == _MERGE:
            for source in _mappings(item):
                if found := _pair(source, name):
                    return found
    return None


def _mappings(node: Node) -> Iterator[MappingNode]:
    for source in node.value if isinstance(node, SequenceNode) else [node]:
        if isinstance(source, MappingNode):
            yield source


def _span(node: Node) -> Span:
    start, end = node.start_mark, node.end_mark
    if not isinstance(node, ScalarNode):  # the whole block would underline half the file
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 1)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
