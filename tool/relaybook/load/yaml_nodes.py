"""Exactly where a value stands in a YAML text, for edits that must touch nothing else."""

from __future__ import annotations

from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from relaybook.load.yaml_positions import compose_document
from relaybook.source import FieldPath


class Stretch(NamedTuple):
    """A value: its characters from the start of the text, the end exclusive.

    style: of a scalar `'`, `"`, `|`, `>` or empty for plain; of a list whether it is in brackets,
    as `[`. items: where each item of a list begins and ends.
    """

    start: int
    end: int
    style: str
    items: tuple[tuple[int, int], ...] = ()


def stretch_of(text: str, document: int, path: FieldPath) -> Stretch | None:
    """Return where the scalar or list at `path` stands; None where nothing or a mapping does."""
    node = compose_document(text, document)
    for step in path:
        node = _step(node, step)
    if isinstance(node, ScalarNode):
        return Stretch(node.start_mark.index, node.end_mark.index, node.style or "")
    if isinstance(node, SequenceNode):
        items = tuple((one.start_mark.index, one.end_mark.index) for one in node.value)
        style = "[" if node.flow_style else ""
        return Stretch(node.start_mark.index, node.end_mark.index, style, items)
    return None


def key_stretch_of(text: str, document: int, path: FieldPath) -> Stretch | None:
    """Return where the last key of `path` itself stands; None where it is the key of no mapping."""
    node = compose_document(text, document)
    for step in path[:-1]:
        node = _step(node, step)
    pairs = node.value if isinstance(node, MappingNode) else ()
    key = next((key for key, _ in pairs if key.value == path[-1]), None)
    if not isinstance(key, ScalarNode):
        return None
    return Stretch(key.start_mark.index, key.end_mark.index, key.style or "")


def _step(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, MappingNode) and isinstance(step, str):
        return next((item for key, item in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: Node = node.value[step]
        return item
    return None
