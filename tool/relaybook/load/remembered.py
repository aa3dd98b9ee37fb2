"""Many revisions of one knowledge base: what did not change is not parsed again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from relaybook.config import FILE_NAME, Configuration
from relaybook.load.build import build_knowledge_base
from relaybook.load.configuration import load_configuration
from relaybook.load.discover import Found, discover, parts_first
from relaybook.load.memory import collection_paused
from relaybook.load.parse import Parsed, parse_file
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.source import Tree


class ContentTree(Tree, Protocol):
    """A tree that can tell the same content from another without reading it."""

    def content_id(self, path: str) -> str:
        """Return what is the same for the same content; empty where there is no such file."""
        ...


@dataclass
class ParseMemory:
    """What files held, by their content. Only of the last revision: older ones come back seldom."""

    parsed: dict[tuple[str, ...], Parsed] = field(default_factory=dict)
    configurations: dict[str, Configuration] = field(default_factory=dict)

    def load(self, tree: ContentTree) -> KnowledgeBase:
        """Return what `load` returns; raises ConfigurationError where `relaybook.yml` is wrong."""
        with collection_paused():
            configuration = self._configuration(tree)
            found = parts_first(discover(tree.paths(), configuration))
            kept: dict[tuple[str, ...], Parsed] = {}
            base = build_knowledge_base(tree, configuration, self._parsed(tree, found, kept))
            self.parsed = kept
            return base

    def _configuration(self, tree: ContentTree) -> Configuration:
        content = tree.content_id(FILE_NAME)
        if not content or content not in self.configurations:
            self.configurations = {content: load_configuration(tree)}
        return self.configurations[content]

    def _parsed(
        self, tree: ContentTree, found: list[Found], kept: dict[tuple[str, ...], Parsed]
    ) -> Iterator[tuple[Found, Parsed]]:
        for one in found:
            key = (tree.content_id(one.path), one.path, one.form, one.kind)
            known = self.parsed.get(key) if key[0] else None
            kept[key] = known or parse_file(tree, one.path, one.form, one.kind)
            yield one, kept[key]
