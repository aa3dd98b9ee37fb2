from collections.abc import Iterator

from relaybook.findings import Problem, Severity
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("unknown-field", on=KnowledgeBase, area="format", severity=Severity.WARNING)
def check(_: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Each field is one that its kind of record has."""
    yield from context.loaded("unknown-field")
