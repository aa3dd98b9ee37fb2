from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("invalid-front-matter", on=KnowledgeBase, area="format")
def check(_: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Each front matter and YAML file can be parsed."""
    yield from context.loaded("invalid-front-matter")
