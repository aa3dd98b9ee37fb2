"""Step 2: the layer of each vertex, with few layers and short edges."""

from collections.abc import Sequence

from relaybook.graph.components import postorder
from relaybook.graph.layered.acyclic import Adjacency, Pair, adjacency

_ROUNDS = 3


def assign_layers(count: int, edges: Sequence[Pair]) -> list[int]:
    """Return a layer per vertex, from 0, such that each edge leads to a higher layer.

    `edges` must have no cycle. As many layers as the longest path, then each vertex moves towards
    the side on which it has more edges.
    """
    after, before = adjacency(count, edges)
    order = postorder(range(count), after.__getitem__)[::-1]
    layers = [0] * count
    for vertex in order:
        layers[vertex] = max((layers[other] + 1 for other in before[vertex]), default=0)
    for _ in range(_ROUNDS):
        _pull_right(order, layers, after, before)
        _pull_left(order, layers, after, before)
    first = min(layers, default=0)
    return [layer - first for layer in layers]


def _pull_right(order: list[int], layers: list[int], after: Adjacency, before: Adjacency) -> None:
    for vertex in reversed(order):
        if len(after[vertex]) > len(before[vertex]):
            layers[vertex] = min(layers[other] for other in after[vertex]) - 1


def _pull_left(order: list[int], layers: list[int], after: Adjacency, before: Adjacency) -> None:
    for vertex in order:
        if len(before[vertex]) > len(after[vertex]):
            layers[vertex] = max(layers[other] for other in before[vertex]) + 1
