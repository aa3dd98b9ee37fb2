"""Where to draw what: a layered layout that depends on nothing but names, sizes and edges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relaybook.graph.components import postorder
from relaybook.graph.layered.acyclic import Pair, adjacency
from relaybook.graph.layered.drawing import Drawing, draw
from relaybook.graph.layered.geometry import Box, Point, Size, Spacing
from relaybook.graph.layered.packing import pack

__all__ = ["Box", "Layout", "Point", "Size", "Spacing", "lay_out"]


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawn graph in whole units, x to the right and y downwards, from (0, 0).

    downwards: whether edges lead from top to bottom, else from left to right.
    layers: of each node, counted within the part of the graph that hangs together.
    lines: the points of each edge from its source to its target. A line bends between the 1st and
    2nd point, the 3rd and 4th and so on, and follows the direction of the map between those.
    """

    downwards: bool

    width: int
    height: int
    boxes: Mapping[str, Box]
    layers: Mapping[str, int]
    lines: Mapping[tuple[str, str], tuple[Point, ...]]


def lay_out(
    sizes: Mapping[str, Size],
    edges: Mapping[tuple[str, str], int],
    spacing: Spacing | None = None,
    *,
    downwards: bool = False,
) -> Layout:
    """Place a box per node so that edges lead one way wherever no cycle forbids it.

    edges: (source, target) to a weight of at least 1; in a cycle, edges of little weight are the
    ones that lead the other way. Loops are left out. Raises KeyError for an edge from or to a
    node without a size. The order of `sizes` and `edges` changes nothing.
    """
    spacing = spacing or Spacing()
    names = sorted(sizes)
    number = {name: index for index, name in enumerate(names)}
    weights = {(number[one], number[two]): weight for (one, two), weight in edges.items()}
    parts = _parts(len(names), {pair: weights[pair] for pair in weights if pair[0] != pair[1]})
    drawings = []
    for part, inner in parts:
        own = [sizes[names[vertex]] for vertex in part]
        if downwards:
            turned = draw([size.turned() for size in own], inner, spacing).turned()
            drawings.append((part, turned))
        else:
            drawings.append((part, draw(own, inner, spacing)))
    corners = pack([drawing.size for _, drawing in drawings], spacing.boxes)
    return _joined(names, drawings, corners, downwards=downwards)


def _parts(count: int, weights: Mapping[Pair, int]) -> list[tuple[list[int], dict[Pair, int]]]:
    """Return what hangs together: its vertices, and its edges between positions among them."""
    after, before = adjacency(count, sorted(weights))
    part_of: dict[int, int] = {}
    parts: list[tuple[list[int], dict[Pair, int]]] = []
    for root in range(count):
        if root not in part_of:
            members = sorted(postorder([root], lambda vertex: [*after[vertex], *before[vertex]]))
            part_of.update(dict.fromkeys(members, len(parts)))
            parts.append((members, {}))
    place = {vertex: index for members, _ in parts for index, vertex in enumerate(members)}
    for (source, target), weight in weights.items():
        parts[part_of[source]][1][place[source], place[target]] = weight
    return parts


def _joined(
    names: Sequence[str],
    drawings: Sequence[tuple[list[int], Drawing]],
    corners: Sequence[Point],
    *,
    downwards: bool,
) -> Layout:
    boxes: dict[str, Box] = {}
    layers: dict[str, int] = {}
    lines: dict[tuple[str, str], tuple[Point, ...]] = {}
    placed = list(zip(corners, (drawing for _, drawing in drawings), strict=True))
    for (part, _), ((right, down), drawing) in zip(drawings, placed, strict=True):
        own = [names[vertex] for vertex in part]
        boxes |= {
            name: box.moved(right, down) for name, box in zip(own, drawing.boxes, strict=True)
        }
        layers |= dict(zip(own, drawing.layers, strict=True))
        for (source, target), points in drawing.lines.items():
            lines[own[source], own[target]] = tuple((x + right, y + down) for x, y in points)
    return Layout(
        downwards=downwards,
        width=max((x + drawing.size.width for (x, _), drawing in placed), default=0),
        height=max((y + drawing.size.height for (_, y), drawing in placed), default=0),
        boxes=dict(sorted(boxes.items())),
        layers=dict(sorted(layers.items())),
        lines=dict(sorted(lines.items())),
    )
