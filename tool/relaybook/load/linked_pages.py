"""Headings of pages that are no records but that a link with an anchor names."""

from collections.abc import Iterable

from relaybook.load.parse import parse_file
from relaybook.model.links import find_page, is_external, is_page, link_path
from relaybook.model.outline import EMPTY_OUTLINE, Outline
from relaybook.model.record import Record
from relaybook.source import Tree


def linked_outlines(
    tree: Tree, documents: Iterable[Record], files: frozenset[str]
) -> dict[str, Outline]:
    """Return the outline of each such page, by path."""
    documents = tuple(documents)
    known = {record.path for record in documents}
    outlines = {}
    for path in sorted(_targets(documents, files) - known):
        parts = parse_file(tree, path, "markdown", "guide").outline
        outlines[path] = Outline(parts) if parts else EMPTY_OUTLINE
    return outlines


def _targets(documents: Iterable[Record], files: frozenset[str]) -> set[str]:
    return {
        path
        for record in documents
        for target in _anchored(record)
        if (path := find_page(link_path(record.path, target), files)) and is_page(path)
    }


def _anchored(record: Record) -> list[str]:
    """Return the targets in this repository that name a heading; most pages have none."""
    return [
        target
        for target in record.outline.targets()
        if "#" in target[1:] and not is_external(target)
    ]
