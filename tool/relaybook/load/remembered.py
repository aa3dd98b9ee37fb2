"""Many revisions of one knowledge base: what did not change is not parsed again."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from relaybook.config import FILE_NAME, Configuration
from relaybook.load.assemble import Draft
from relaybook.load.build import build_knowledge_base
from relaybook.load.configuration import load_configuration
from relaybook.load.discover import Found, discover, parts_first
from relaybook.load.memory import collection_paused
from relaybook.load.parse import Parsed, parse_file
from relaybook.load.records import Built, build_anew
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.source import Tree

_Key = tuple[Hashable, ...]


class ContentTree(Tree, Protocol):
    """A tree that can tell the same content from another without reading it."""

    def content_id(self, path: str) -> str:
        """Return what is the same for the same content; empty where there is no such file."""
        ...


@dataclass
class ParseMemory:
    """What files held and which records they became, of the last revision.

    Older ones come back seldom.
    """

    parsed: dict[_Key, Parsed] = field(default_factory=dict)
    records: dict[_Key, Built] = field(default_factory=dict)
    configuration: tuple[str, Configuration] | None = None
    found: tuple[tuple[str, ...], Configuration, list[Found]] | None = None

    def load(self, tree: ContentTree) -> KnowledgeBase:
        """Return what `load` returns; raises ConfigurationError where `relaybook.yml` is wrong."""
        with collection_paused():
            configuration = self._configuration(tree)
            found = self._found(tree.paths(), configuration)
            revision = _Revision(tree, self, _defaults(tree, found))
            base = build_knowledge_base(
                tree,
                configuration,
                revision.parse(found),
                build_anew if configuration.imports else revision.recall,
            )
            self.parsed, self.records = revision.parsed, revision.records
            return base

    def _configuration(self, tree: ContentTree) -> Configuration:
        content = tree.content_id(FILE_NAME)
        if self.configuration is None or not content or content != self.configuration[0]:
            self.configuration = (content, load_configuration(tree))
            self.records = {}
        return self.configuration[1]

    def _found(self, paths: tuple[str, ...], configuration: Configuration) -> list[Found]:
        """Return which file is which record; seldom does one come or go."""
        known = self.found
        if known is None or known[0] != paths or known[1] is not configuration:
            self.found = (paths, configuration, parts_first(discover(paths, configuration)))
            return self.found[2]
        return known[2]


class _Revision:
    """One revision, with what is taken over from the one before. defaults: of the folders."""

    def __init__(self, tree: ContentTree, before: ParseMemory, defaults: _Key) -> None:
        self._tree, self._before, self._defaults = tree, before, defaults
        self.parsed: dict[_Key, Parsed] = {}
        self.records: dict[_Key, Built] = {}

    def parse(self, found: Iterable[Found]) -> Iterator[tuple[Found, Parsed]]:
        """Yield every file with what it holds."""
        for one in found:
            key = (self._tree.content_id(one.path), one.path, one.form, one.kind)
            known = self._before.parsed.get(key) if key[0] else None
            self.parsed[key] = known or parse_file(self._tree, one.path, one.form, one.kind)
            yield one, self.parsed[key]

    def recall(self, draft: Draft, build: Callable[[], Built]) -> Built:
        """Return the record that the same files became, else what `build` gives."""
        content = tuple(map(self._tree.content_id, draft.files))
        if draft.stands_at or not all(content):
            return build()
        key = (draft.found, tuple(draft.files), content, self._defaults)
        self.records[key] = self._before.records.get(key) or build()
        return self.records[key]


def _defaults(tree: ContentTree, found: Iterable[Found]) -> _Key:
    """Return what is the same where the files of defaults are."""
    return tuple((one.path, tree.content_id(one.path)) for one in found if one.kind == "defaults")
