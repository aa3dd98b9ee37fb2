"""All steps together for one connected graph."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relaybook.graph.layered.acyclic import Pair, adjacency, edges_to_turn
from relaybook.graph.layered.chains import Turn, chain
from relaybook.graph.layered.coordinates import Gap, centre_lines
from relaybook.graph.layered.geometry import Box, Point, Size, Spacing
from relaybook.graph.layered.layers import assign_layers
from relaybook.graph.layered.ordering import order_layers
from relaybook.graph.layered.routing import Frame, route
from relaybook.graph.layered.straight import straighten


@dataclass(frozen=True, slots=True)
class Drawing:
    """One connected graph with its top left corner at (0, 0)."""

    size: Size
    layers: tuple[int, ...]
    boxes: tuple[Box, ...]
    lines: Mapping[Pair, tuple[Point, ...]]

    def turned(self) -> "Drawing":
        """Return the same drawing from top to bottom instead of from left to right."""
        lines = {pair: tuple((y, x) for x, y in points) for pair, points in self.lines.items()}
        boxes = tuple(box.turned() for box in self.boxes)
        return Drawing(self.size.turned(), self.layers, boxes, lines)


def draw(sizes: Sequence[Size], weights: Mapping[Pair, int], spacing: Spacing) -> Drawing:
    """Draw boxes of `sizes`, numbered from 0, so that edges of most weight point to the right.

    weights: of each edge, at least 1, without loops. A line runs from its source to its target.
    """
    turned = edges_to_turn(len(sizes), weights)
    turns = {pair: _turn(pair, turned=pair in turned) for pair in sorted(weights)}
    forward = sorted({(turn.left, turn.right) for turn in turns.values()})
    chains = chain(assign_layers(len(sizes), forward), turns.values())
    after, before = adjacency(len(chains.layer_of), chains.segments)
    layers = order_layers(chains.layer_of, after, before)
    gap = _gap(sizes, spacing)
    centres = centre_lines(layers, after, before, len(sizes), gap)
    centres = straighten(layers, before, centres, len(sizes), gap)
    frame = _frame(sizes, chains.layer_of, layers, centres, spacing)
    routes = route(frame, chains.paths)
    lines = {pair: _directed(routes[turn], turn) for pair, turn in turns.items()}
    size = Size(frame.columns[-1][1], max([box.bottom for box in frame.boxes] + [*frame.centres]))
    return Drawing(size, chains.layer_of[: len(sizes)], frame.boxes, lines)


def _turn(pair: Pair, *, turned: bool) -> Turn:
    return Turn(pair[1], pair[0], turned=True) if turned else Turn(*pair)


def _directed(points: tuple[Point, ...], turn: Turn) -> tuple[Point, ...]:
    return points[::-1] if turn.turned else points


def _gap(sizes: Sequence[Size], spacing: Spacing) -> Gap:
    boxes = len(sizes)
    halves = [(size.height + 1) // 2 for size in sizes]

    def gap(upper: int, lower: int) -> int:
        if upper < boxes and lower < boxes:
            return halves[upper] + halves[lower] + spacing.boxes
        room = sum(halves[vertex] for vertex in (upper, lower) if vertex < boxes)
        return room + spacing.lines

    return gap


def _frame(
    sizes: Sequence[Size],
    layer_of: tuple[int, ...],
    layers: Sequence[Sequence[int]],
    centres: Sequence[int],
    spacing: Spacing,
) -> Frame:
    columns = _columns(layers, sizes, spacing.layers)
    tops = [centre - size.height // 2 for centre, size in zip(centres, sizes, strict=False)]
    top = min(*tops, *centres)
    boxes = []
    for vertex, size in enumerate(sizes):
        left, right = columns[layer_of[vertex]]
        indent = (right - left - size.width) // 2
        boxes.append(Box(left + indent, tops[vertex] - top, size.width, size.height))
    return Frame(tuple(boxes), tuple(centre - top for centre in centres), layer_of, columns)


def _columns(
    layers: Sequence[Sequence[int]], sizes: Sequence[Size], gap: int
) -> tuple[tuple[int, int], ...]:
    columns = []
    left = 0
    for layer in layers:
        width = max((sizes[vertex].width for vertex in layer if vertex < len(sizes)), default=0)
        columns.append((left, left + width))
        left += width + gap
    return tuple(columns)
