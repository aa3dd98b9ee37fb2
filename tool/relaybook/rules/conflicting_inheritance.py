from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("conflicting-inheritance", on=KnowledgeBase, level=Level.STANDARD, area="ownership")
def check(_: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Each value that a runbook inherits is the same in all its systems."""
    yield from context.loaded("conflicting-inheritance")
