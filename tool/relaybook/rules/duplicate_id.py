from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("duplicate-id", on=KnowledgeBase, area="format")
def check(_: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Each id belongs to one record of its kind."""
    yield from context.loaded("duplicate-id")
