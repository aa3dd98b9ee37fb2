"""What can be reached from a system, with the steps and a path that proves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from relaybook.graph.edges import Chosen, Edge


@dataclass(frozen=True, slots=True)
class Reach:
    """What is reached from `start`, itself left out.

    depths: steps to each system, nearest first, then by id. last_steps: the last edge of a
    shortest path to each.
    """

    start: str
    depths: Mapping[str, int]
    last_steps: Mapping[str, Edge]

    def path(self, system: str) -> tuple[Edge, ...]:
        """Return a shortest path between `start` and `system`, in the direction of the needs.

        KeyError where `system` is not reached.
        """
        steps: list[Edge] = []
        here = system
        while here != self.start:
            step = self.last_steps[here]
            steps.append(step)
            here = step.source if step.target == here else step.target
        return tuple(steps if steps and steps[0].source == system else reversed(steps))


def reach(
    start: str,
    edges_of: Callable[[str], tuple[Edge, ...]],
    end_of: Callable[[Edge], str],
    chosen: Chosen,
    most_steps: int | None = None,
) -> Reach:
    """Search breadth first from `start` over `chosen` edges; of equal paths the first id wins."""
    depths = {start: 0}
    last_steps: dict[str, Edge] = {}
    ring = [start]
    while ring and depths[ring[0]] != most_steps:
        found: dict[str, Edge] = {}
        for name in ring:
            for edge in edges_of(name):
                end = end_of(edge)
                if end not in depths and end not in found and chosen(edge):
                    found[end] = edge
        depth = depths[ring[0]] + 1
        ring = sorted(found)
        depths.update(dict.fromkeys(ring, depth))
        last_steps.update(found)
    del depths[start]
    return Reach(start, depths, last_steps)
