from collections.abc import Iterator

from relaybook.findings import Problem, Severity
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("invalid-ownership", on=KnowledgeBase, area="ownership", severity=Severity.WARNING)
def check(_: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Each entry of OWNERS, CODEOWNERS and registries can be read."""
    yield from context.loaded("invalid-ownership")
