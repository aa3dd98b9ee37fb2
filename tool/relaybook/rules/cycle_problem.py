"""How a cycle of systems is told: once per knot, with every edge that takes part."""

from relaybook.findings import Problem, Related
from relaybook.graph.cycles import Cycle
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.source import Place


def cycle_problem(cycle: Cycle, kb: KnowledgeBase, fault: str, help_: str) -> Problem:
    """Return the problem at the edge of the first system, the cycle written as a path of names.

    fault: what the cycle means. help_: what to do, with the easiest edge to give up as `{edge}`.
    """
    names = {system: kb.systems[system].name for system in cycle.systems}
    path = " → ".join(names[system] for system in cycle.systems)
    others = len(cycle.members) - len(cycle.edges)
    more = f" (and {others} more in the same knot)" if others else ""
    softest = f"{names[cycle.softest.source]} → {names[cycle.softest.target]}"
    first, *rest = cycle.edges
    return Problem(
        first.place or Place(kb.systems[first.source].path),
        f"{fault}: {path}{more}",
        help_.format(edge=softest),
        tuple(
            Related(edge.place, f"{names[edge.source]} needs {names[edge.target]}")
            for edge in rest
            if edge.place
        ),
    )
