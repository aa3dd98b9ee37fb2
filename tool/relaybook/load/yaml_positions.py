"""The way back from a path of keys to lines and columns, through the node graph of PyYAML."""

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from relaybook.load.lines import Lines
from relaybook.load.yaml_document import DEEPEST_NESTING, Loader
from relaybook.source import FieldPath, Span

_MERGE = "tag:yaml.org,2002:merge"


def locate_in_yaml(text: str, path: FieldPath, document: int = 0) -> Span:
    """Return where `path` stands: its key, or the item of a list; the nearest parent if absent."""
    try:
        nodes = _compose(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return Span()
    if not 0 <= document < len(nodes):
        return Span()
    found = _find(nodes[document], path)
    lines = Lines(text)
    line, column = lines.point(found.start_mark.index)
    if not isinstance(found, ScalarNode):  # the whole block would underline half the file
        return Span(line, column, line, column)
    return Span(line, column, *lines.point(max(found.start_mark.index, found.end_mark.index)))


def _compose(text: str) -> list[Node]:
    _refuse_deep_nesting(text)
    loader = Loader(text)
    try:
        nodes: list[Any] = []
        while loader.check_node():
            nodes.append(loader.get_node())
        return nodes
    finally:
        loader.dispose()


def _refuse_deep_nesting(text: str) -> None:
    """Raise ValueError before the C composer, which recurses, would end the interpreter."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST_NESTING:
            raise ValueError("nested too deeply")


def _find(node: Node, path: FieldPath) -> Node:
    """Return the key or item at `path`, or the last one on the way there."""
    found = node
    for step in path:
        if isinstance(node, MappingNode) and isinstance(step, str):
            pair = _pair(node, step)
            if pair is None:
                return found
            found, node = pair
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node = node.value[step]
        elif step != 0:  # a single value stands for a list of one
            return found
    return found


def _pair(node: MappingNode, name: str) -> tuple[Node, Node] | None:
    wanted = name.replace("-", "_")  # as `relaybook.yml` writes names of rules and systems
    for key, item in node.value:
        if isinstance(key, ScalarNode) and str(key.value).replace("-", "_") == wanted:
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
