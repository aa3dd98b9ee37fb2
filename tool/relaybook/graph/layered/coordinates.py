"""Step 5: how far down each vertex stands, without overlap and near its neighbours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from relaybook.graph.layered.acyclic import Adjacency
from relaybook.graph.layered.ordering import Layers

# The least distance between the centres of two vertices that are neighbours in a layer.
Gap = Callable[[int, int], int]

_SWEEPS = 12
_SWEEPS_OF_MANY = 3
_MANY = 6_000
_BEND_WEIGHT = 8.0  # a bent line is worse than a box that is not quite in the middle


@dataclass(frozen=True, slots=True)
class _Column:
    """A layer: the offset of each vertex when all stand as close as they may, and its weight."""

    vertices: tuple[int, ...]
    offsets: tuple[int, ...]
    weights: tuple[float, ...]


def centre_lines(
    layers: Layers, after: Adjacency, before: Adjacency, boxes: int, gap: Gap
) -> list[int]:
    """Return the vertical centre of each vertex; the first `boxes` of them are boxes.

    Each sweep moves every vertex to the middle of its neighbours as far as the distances in its
    layer allow, by the least sum of squares.
    """
    columns = [_column(layer, boxes, gap) for layer in layers]
    centres = [0] * len(after)
    for column in columns:
        for vertex, offset in zip(column.vertices, column.offsets, strict=True):
            centres[vertex] = offset - column.offsets[-1] // 2
    for _ in range(_SWEEPS if len(after) < _MANY else _SWEEPS_OF_MANY):
        for column in columns:
            _move(column, centres, before)
        for column in reversed(columns):
            _move(column, centres, after)
    return centres


def middle(values: list[int]) -> float:
    """Return the median, since a mean would bend all lines where one is askew."""
    values.sort()
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def _column(layer: Sequence[int], boxes: int, gap: Gap) -> _Column:
    offsets = accumulate((gap(upper, lower) for upper, lower in pairwise(layer)), initial=0)
    weights = (1.0 if vertex < boxes else _BEND_WEIGHT for vertex in layer)
    return _Column(tuple(layer), tuple(offsets), tuple(weights))


def _move(column: _Column, centres: list[int], towards: Adjacency) -> None:
    wanted = []
    for vertex, offset in zip(column.vertices, column.offsets, strict=True):
        around = [centres[other] for other in towards[vertex]]
        wanted.append((middle(around) if around else centres[vertex]) - offset)
    shifts = _in_order(wanted, column.weights)
    for vertex, offset, shift in zip(column.vertices, column.offsets, shifts, strict=True):
        centres[vertex] = offset + shift


def _in_order(wanted: Sequence[float], weights: Sequence[float]) -> list[int]:
    """Return the non-descending whole numbers nearest to `wanted` (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []  # mean, weight, how many
    for value, weight in zip(wanted, weights, strict=True):
        mean, total, size = value, weight, 1
        while blocks and blocks[-1][0] >= mean:
            before, heavy, many = blocks.pop()
            mean = (mean * total + before * heavy) / (total + heavy)
            total += heavy
            size += many
        blocks.append((mean, total, size))
    return [round(mean) for mean, _, size in blocks for _ in range(size)]
