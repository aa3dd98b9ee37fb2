from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.cycle_problem import cycle_problem
from relaybook.rules.rule import rule

_HELP = (
    "decide which can start without the other and say so; {edge} is the easiest to give up:"
    " leave start and recover out of its `needed_for`, or write `criticality: soft`"
)


@rule("start-cycle", on=KnowledgeBase, level=Level.STANDARD, area="dependencies")
def check(kb: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """No systems need each other to start or to recover."""
    for cycle in context.graph.start_cycles():
        yield cycle_problem(cycle, kb, "none of these can start before the other", _HELP)
