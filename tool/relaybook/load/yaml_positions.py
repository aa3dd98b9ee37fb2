"""The way back from a path of keys to lines and columns, through the node graph of PyYAML."""

from collections.abc import Iterator
from functools import lru_cache

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, DocumentEndEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from relaybook.load.lines import Lines
from relaybook.load.yaml_document import DEEPEST_NESTING, Loader
from relaybook.source import FieldPath, Span

_MERGE = "tag:yaml.org,2002:merge"


def locate_in_yaml(text: str, path: FieldPath, document: int = 0) -> Span:
    """Return where `path` stands: its key, or the item of a list; the nearest parent if absent."""
    root = compose_document(text, document)
    return Span() if root is None else _span(text, _find(root, path)[0])


def locate_value_in_yaml(text: str, path: FieldPath) -> Span:
    """Return where the value at `path` stands; its key where it is empty."""
    root = compose_document(text, 0)
    if root is None:
        return Span()
    key, value = _find(root, path)
    return _span(text, key if value.start_mark.index == value.end_mark.index else value)


def _span(text: str, found: Node) -> Span:
    lines = Lines(text)
    line, column = lines.point(found.start_mark.index)
    if not isinstance(found, ScalarNode):  # the whole block would underline half the file
        return Span(line, column, line, column)
    return Span(line, column, *lines.point(max(found.start_mark.index, found.end_mark.index)))


def compose_document(text: str, document: int) -> Node | None:
    """Return the node graph of one document, None where it is damaged; what follows may be."""
    roots = _roots(text)
    return roots[document] if 0 <= document < len(roots) else None


@lru_cache(maxsize=4)
def _roots(text: str) -> tuple[Node | None, ...]:
    """Return the node graphs of all sound documents; a catalogue in one file is asked for often."""
    loader = Loader(text)
    roots: list[Node | None] = []
    try:
        for _ in range(_sound_documents(text)):
            loader.check_node()  # the C loader steps into a document only when asked for one
            roots.append(loader.get_node())
    except yaml.YAMLError:
        pass
    finally:
        loader.dispose()
    return tuple(roots)


def _sound_documents(text: str) -> int:
    """Count the documents before the first that is damaged, or nested too deeply to compose.

    The composer recurses in C, where nothing but the end of the interpreter stops it.
    """
    count = depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            count += isinstance(event, DocumentEndEvent)
            if depth > DEEPEST_NESTING:
                break
    except (yaml.YAMLError, ValueError):
        pass
    return count


def _find(node: Node, path: FieldPath) -> tuple[Node, Node]:
    """Return the key or item at `path` with its value, or the last one on the way there."""
    found = node
    for step in path:
        if isinstance(node, MappingNode) and isinstance(step, str):
            pair = _pair(node, step)
            if pair is None:
                break
            found, node = pair
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node = node.value[step]
        elif step != 0:  # a single value stands for a list of one
            break
    return found, node


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
