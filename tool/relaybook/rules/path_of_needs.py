"""How a path of needs is told: as the names along it, each step a place to look at."""

from collections.abc import Iterator, Sequence

from relaybook.findings import Related
from relaybook.graph.edges import Edge
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.source import Place

_MOST_STEPS = 8


def names_along(path: Sequence[Edge], kb: KnowledgeBase) -> str:
    """Return `Card switch → Ledger → Rates`; of a long path its two ends, and how many between."""
    names = [kb.systems[path[0].source].name, *(kb.systems[one.target].name for one in path)]
    if len(names) > _MOST_STEPS + 1:
        half = _MOST_STEPS // 2
        left_out = f"({len(names) - 2 * half} more)"
        names = [*names[:half], left_out, *names[-half:]]
    return " → ".join(names)


def steps_after(path: Sequence[Edge], kb: KnowledgeBase) -> tuple[Related, ...]:
    """Return where each step after the first is written."""
    return tuple(_steps(path[1:], kb))


def place_of(edge: Edge, kb: KnowledgeBase) -> Place:
    """Return where an edge is written, else the top of the system that needs something."""
    return edge.place or kb.systems[edge.source].top()


def _steps(path: Sequence[Edge], kb: KnowledgeBase) -> Iterator[Related]:
    for edge in path[:_MOST_STEPS]:
        source, target = kb.systems[edge.source].name, kb.systems[edge.target].name
        yield Related(place_of(edge, kb), f"{source} needs {target}")
