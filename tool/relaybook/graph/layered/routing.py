"""Step 7: the points of each line, from the right side of one box to the left side of another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from relaybook.graph.layered.acyclic import Pair
from relaybook.graph.layered.chains import Turn
from relaybook.graph.layered.geometry import Box, Point

_PORT_STEP = 12
_PORT_MARGIN = 10


@dataclass(frozen=True, slots=True)
class Frame:
    """Where everything stands that a line runs between.

    boxes: of the first vertices; those after them are bends. centres: of boxes and bends.
    columns: left and right side of each layer.
    """

    boxes: tuple[Box, ...]
    centres: tuple[int, ...]
    layer_of: tuple[int, ...]
    columns: tuple[tuple[int, int], ...]


def route(frame: Frame, paths: Mapping[Turn, tuple[int, ...]]) -> dict[Turn, tuple[Point, ...]]:
    """Return the points of each line, from left to right, level across the layers it passes."""
    steps = sorted({step for path in paths.values() for step in pairwise(path)})
    leaving = _ports(frame, steps)
    arriving = _ports(frame, [(right, left) for left, right in steps])
    lines = {}
    for turn, path in paths.items():
        start = (frame.boxes[turn.left].right, leaving[path[0], path[1]])
        end = (frame.boxes[turn.right].left, arriving[path[-1], path[-2]])
        lines[turn] = (start, *_bends(frame, path[1:-1]), end)
    return lines


def _bends(frame: Frame, passed: Sequence[int]) -> Iterable[Point]:
    for bend in passed:
        for side in frame.columns[frame.layer_of[bend]]:
            yield side, frame.centres[bend]


def _ports(frame: Frame, steps: Iterable[Pair]) -> dict[Pair, int]:
    """Return at which height each step meets its box, in the order of where it comes from."""
    around: dict[int, list[int]] = {}
    for vertex, other in steps:
        if vertex < len(frame.boxes):
            around.setdefault(vertex, []).append(other)
    ports = {}
    for vertex, others in around.items():
        box = frame.boxes[vertex]
        room = max(0, box.height - 2 * _PORT_MARGIN)
        step = min(_PORT_STEP, room / max(len(others) - 1, 1))
        others.sort(key=lambda other: (frame.centres[other], other))
        for index, other in enumerate(others):
            shift = round((index - (len(others) - 1) / 2) * step)
            ports[vertex, other] = frame.centres[vertex] + shift
    return ports
