from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("field-given-twice", on=KnowledgeBase, area="format")
def check(_: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Each field of a record is written in one place."""
    yield from context.loaded("field-given-twice")
