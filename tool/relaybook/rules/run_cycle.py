from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.cycle_problem import cycle_problem
from relaybook.rules.rule import rule

_HELP = (
    "plan for them to fail together, or make one side do without; {edge} is the easiest to give up:"
    " write `criticality: soft`"
)


@rule(
    "run-cycle",
    on=KnowledgeBase,
    level=Level.STANDARD,
    area="dependencies",
    severity=Severity.WARNING,
)
def check(kb: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """No systems need each other to run."""
    for cycle in context.graph.run_cycles():
        yield cycle_problem(cycle, kb, "these fail together, each needing the next", _HELP)
