from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.source import Place


@rule("self-dependency", on=KnowledgeBase, area="dependencies")
def check(kb: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """No system depends on itself."""
    for edge in context.graph.self_dependencies():
        system = kb.systems[edge.source]
        yield Problem(
            edge.place or Place(system.path),
            f"{system.name} is said to depend on itself",
            "name the system that is meant, or remove the entry",
        )
