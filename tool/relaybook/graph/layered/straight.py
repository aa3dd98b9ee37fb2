"""Step 6: bends of one line at one height, so that it does not wriggle past what it skips."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from relaybook.graph.layered.acyclic import Adjacency
from relaybook.graph.layered.coordinates import Gap
from relaybook.graph.layered.ordering import Layers

# A line that has to move further than this bends: kept straight, it would push boxes far apart.
_FARTHEST = 100

# Per block the blocks that must stay below it, with the least distance.
Below = Mapping[int, Mapping[int, int]]


def straighten(
    layers: Layers, before: Adjacency, centres: Sequence[int], boxes: int, gap: Gap
) -> list[int]:
    """Return new centres near `centres` where bends of one line that were near stand level.

    Vertices of one height form a block. Every block is pushed down until it keeps its distance,
    then the same upwards; half way between two pictures that keep all distances, all are kept.
    """
    block = _blocks(layers, before, centres, boxes)
    below, order = _constraints(layers, block, gap)
    wanted = _means(block, centres)
    down = dict(wanted)
    for one in order:
        for other, distance in below[one].items():
            down[other] = max(down[other], down[one] + distance)
    up = dict(wanted)
    for one in reversed(order):
        for other, distance in below[one].items():
            up[one] = min(up[one], up[other] - distance)
    return [(down[one] + up[one]) // 2 for one in block]


def _blocks(layers: Layers, before: Adjacency, centres: Sequence[int], boxes: int) -> list[int]:
    """Return per vertex the first of those it stands level with; of two lines that cross, one."""
    block = list(range(len(before)))
    for reference, layer in pairwise(layers):
        place = {vertex: index for index, vertex in enumerate(reference)}
        lowest = -1
        for vertex in layer:
            for other in before[vertex]:
                near = abs(centres[vertex] - centres[other]) <= _FARTHEST
                if vertex >= boxes <= other and near and place[other] > lowest:
                    lowest = place[other]
                    block[vertex] = block[other]
    return block


def _constraints(layers: Layers, block: Sequence[int], gap: Gap) -> tuple[Below, list[int]]:
    """Return which blocks stand below which, and all blocks from top to bottom."""
    below: dict[int, dict[int, int]] = {one: {} for one in block}
    above = dict.fromkeys(below, 0)
    for layer in layers:
        for upper, lower in pairwise(layer):
            under = below[block[upper]]
            above[block[lower]] += block[lower] not in under
            under[block[lower]] = max(under.get(block[lower], 0), gap(upper, lower))
    order = [one for one, count in above.items() if not count]
    for one in order:  # grows while it is read: a block follows once all above it have come
        for other in below[one]:
            above[other] -= 1
            if not above[other]:
                order.append(other)
    return below, order


def _means(block: Sequence[int], centres: Sequence[int]) -> dict[int, int]:
    members: dict[int, list[int]] = {}
    for vertex, one in enumerate(block):
        members.setdefault(one, []).append(centres[vertex])
    return {one: round(sum(heights) / len(heights)) for one, heights in members.items()}
