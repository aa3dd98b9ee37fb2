"""A tree of files to one knowledge base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaybook.load.configuration import load_configuration
from relaybook.load.discover import discover, parts_first
from relaybook.load.memory import collection_paused
from relaybook.load.workers import parsing

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaybook.config import Configuration
    from relaybook.model.knowledge_base import KnowledgeBase
    from relaybook.source import Tree


def load(
    tree: Tree,
    configuration: Configuration | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> KnowledgeBase:
    """Load every record of a tree; raises ConfigurationError where `relaybook.yml` is wrong.

    meanwhile: called once the files are being read, for what is slow to import.
    """
    with collection_paused():
        configuration = configuration or load_configuration(tree)
        found = parts_first(discover(tree.paths(), configuration))
        with parsing(tree, found) as parsed:
            # The models take as long to import as the workers need for their first files.
            from relaybook.load.build import build_knowledge_base  # noqa: PLC0415 - see above

            if meanwhile is not None:
                meanwhile()
            return build_knowledge_base(tree, configuration, parsed)
