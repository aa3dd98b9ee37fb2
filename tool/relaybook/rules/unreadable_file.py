from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("unreadable-file", on=KnowledgeBase, area="format")
def check(_: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Each file can be read."""
    yield from context.loaded("unreadable-file")
