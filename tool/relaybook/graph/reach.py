"""What can be reached from a system, with the steps and a path that proves it."""

from collections.abc import Callable, Iterable, Mapping
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
        if system == self.start:
            return ()
        return _path(system, self.last_steps)


@dataclass(frozen=True, slots=True)
class Spread:
    """What is reached from any of several systems, these included.

    depths: steps to each system from the nearest of them, which have none; nearest first, then
    by id. last_steps: the last edge of a shortest path to each.
    """

    depths: Mapping[str, int]
    last_steps: Mapping[str, Edge]

    def path(self, system: str) -> tuple[Edge, ...]:
        """Return a shortest path between `system` and the nearest start, as in `Reach`.

        Empty for a start itself; KeyError where `system` is not reached.
        """
        if self.depths[system] == 0:
            return ()
        return _path(system, self.last_steps)


def reach(
    start: str,
    edges_of: Callable[[str], tuple[Edge, ...]],
    end_of: Callable[[Edge], str],
    chosen: Chosen,
    most_steps: int | None = None,
) -> Reach:
    """Search breadth first from `start` over `chosen` edges; of equal paths the first id wins."""
    found = spread([start], edges_of, end_of, chosen, most_steps)
    depths = dict(found.depths)
    del depths[start]
    return Reach(start, depths, found.last_steps)


def spread(
    starts: Iterable[str],
    edges_of: Callable[[str], tuple[Edge, ...]],
    end_of: Callable[[Edge], str],
    chosen: Chosen,
    most_steps: int | None = None,
) -> Spread:
    """Search breadth first from all `starts` at once; of equal paths the first id wins."""
    ring = sorted(set(starts))
    depths = dict.fromkeys(ring, 0)
    last_steps: dict[str, Edge] = {}
    depth = 0
    while ring and depth != most_steps:
        found: dict[str, Edge] = {}
        for name in ring:
            for edge in edges_of(name):
                end = end_of(edge)
                if end not in depths and end not in found and chosen(edge):
                    found[end] = edge
        depth += 1
        ring = sorted(found)
        depths.update(dict.fromkeys(ring, depth))
        last_steps.update(found)
    return Spread(depths, last_steps)


def shortest(
    source: str,
    target: str,
    needs: Callable[[str], tuple[Edge, ...]],
    needed_by: Callable[[str], tuple[Edge, ...]],
    chosen: Chosen,
) -> tuple[Edge, ...] | None:
    """Return a shortest path over `chosen` edges, searched from both ends; None without one.

    Always the same for the same graph; empty where both ends are the same.
    """
    ahead: dict[str, Edge | None] = {source: None}
    behind: dict[str, Edge | None] = {target: None}
    front, back = [source], [target]
    while front and back:
        if met := ahead.keys() & behind.keys():
            return _joined(min(met), ahead, behind)
        if len(front) <= len(back):
            front = _grown(front, ahead, needs, lambda edge: edge.target, chosen)
        else:
            back = _grown(back, behind, needed_by, lambda edge: edge.source, chosen)
    met = ahead.keys() & behind.keys()
    return _joined(min(met), ahead, behind) if met else None


def _grown(
    ring: list[str],
    known: dict[str, Edge | None],
    edges_of: Callable[[str], tuple[Edge, ...]],
    end_of: Callable[[Edge], str],
    chosen: Chosen,
) -> list[str]:
    found = []
    for edge in (edge for name in ring for edge in edges_of(name)):
        end = end_of(edge)
        if end not in known and chosen(edge):
            known[end] = edge
            found.append(end)
    return sorted(found)


def _joined(
    middle: str, ahead: Mapping[str, Edge | None], behind: Mapping[str, Edge | None]
) -> tuple[Edge, ...]:
    first: list[Edge] = []
    step = ahead[middle]
    while step is not None:
        first.append(step)
        step = ahead[step.source]
    last: list[Edge] = []
    step = behind[middle]
    while step is not None:
        last.append(step)
        step = behind[step.target]
    return (*reversed(first), *last)


def _path(system: str, last_steps: Mapping[str, Edge]) -> tuple[Edge, ...]:
    steps: list[Edge] = []
    here = system
    step: Edge | None = last_steps[here]
    while step is not None:
        steps.append(step)
        here = step.source if step.target == here else step.target
        step = last_steps.get(here)
    return tuple(steps if steps[0].source == system else reversed(steps))
