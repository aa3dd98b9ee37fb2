from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_planned, is_retired
from relaybook.rules.rule import rule


@rule("isolated-system", on=KnowledgeBase, level=Level.STANDARD, area="dependencies")
def check(kb: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Each system needs something, is needed by something, or says that it stands alone."""
    for name in context.graph.isolated():
        system = kb.systems[name]
        if _is_asked(system, context):
            yield Problem(
                system.at("depends_on") if system.depends_on is not None else system.top(),
                f"{system.name} needs no system, and none needs it",
                'write `depends_on`, or `depends_on: {not_applicable: "why it stands alone"}`',
            )


def _is_asked(system: System, context: Context) -> bool:
    if is_planned(system) or is_retired(system):
        return False
    return system.applies("depends_on") and not context.is_explained(system, "depends_on")
