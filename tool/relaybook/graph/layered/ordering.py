"""Step 4: the order within each layer, so that few lines cross."""

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise

from relaybook.graph.layered.acyclic import Adjacency

_SWEEPS = 8
_SWEEPS_OF_MANY = 4
_SWAP_ROUNDS = 4
# Above these numbers of segments the result must come faster than it must be best.
_MANY_TO_SWAP = 1_500
_MANY_TO_COUNT = 6_000

Layers = list[list[int]]


def order_layers(layer_of: Sequence[int], after: Adjacency, before: Adjacency) -> Layers:
    """Return the vertices of each layer in order; every edge joins neighbouring layers."""
    layers = _first_order(layer_of, after, before)
    segments = sum(map(len, after))
    best, fewest = [list(layer) for layer in layers], crossings(layers, after)
    for sweep in range(_SWEEPS if segments <= _MANY_TO_COUNT else _SWEEPS_OF_MANY):
        layers = _sweep(layers, before if sweep % 2 == 0 else after, forward=sweep % 2 == 0)
        if segments <= _MANY_TO_SWAP:
            _swap_neighbours(layers, after, before)
        if segments > _MANY_TO_COUNT:
            best = layers
            continue
        count = crossings(layers, after)
        if count < fewest:
            best, fewest = [list(layer) for layer in layers], count
    return best


def crossings(layers: Layers, after: Adjacency) -> int:
    """Return how many pairs of segments cross."""
    total = 0
    for layer, following in pairwise(layers):
        place = _places(following)
        passed: list[int] = []
        for vertex in layer:
            ends = sorted(place[other] for other in after[vertex])
            total += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return total


def _first_order(layer_of: Sequence[int], after: Adjacency, before: Adjacency) -> Layers:
    """Place what hangs together side by side, in the order of a search without directions."""
    layers: Layers = [[] for _ in range(max(layer_of, default=-1) + 1)]
    seen: set[int] = set()
    for root in range(len(layer_of)):
        stack = [root]
        while stack:
            vertex = stack.pop()
            if vertex not in seen:
                seen.add(vertex)
                layers[layer_of[vertex]].append(vertex)
                stack += reversed([*after[vertex], *before[vertex]])
    return layers


def _sweep(layers: Layers, towards: Adjacency, *, forward: bool) -> Layers:
    done = [list(layer) for layer in layers]
    numbers = range(1, len(done)) if forward else range(len(done) - 2, -1, -1)
    for number in numbers:
        reference = done[number - 1 if forward else number + 1]
        done[number] = _by_barycentre(done[number], reference, towards)
    return done


def _by_barycentre(layer: list[int], reference: list[int], towards: Adjacency) -> list[int]:
    scale = 1 / len(reference)
    place = {vertex: (index + 0.5) * scale for index, vertex in enumerate(reference)}
    own = 1 / len(layer)
    centre = {}
    for index, vertex in enumerate(layer):
        around = towards[vertex]
        centre[vertex] = (
            sum([place[other] for other in around]) / len(around) if around else (index + 0.5) * own
        )
    return sorted(layer, key=centre.__getitem__)


def _swap_neighbours(layers: Layers, after: Adjacency, before: Adjacency) -> None:
    places = [_places(layer) for layer in layers]
    nothing: dict[int, int] = {}
    for _ in range(_SWAP_ROUNDS):
        swapped = False
        for number, layer in enumerate(layers):
            left = places[number - 1] if number else nothing
            right = places[number + 1] if number + 1 < len(layers) else nothing
            ends = {v: _ends(v, after, right) for v in layer}
            starts = {v: _ends(v, before, left) for v in layer}
            swapped |= _swap_in(layer, places[number], starts, ends)
        if not swapped:
            return


def _ends(vertex: int, towards: Adjacency, place: dict[int, int]) -> list[int]:
    return sorted(place[other] for other in towards[vertex])


def _swap_in(
    layer: list[int],
    place: dict[int, int],
    starts: dict[int, list[int]],
    ends: dict[int, list[int]],
) -> bool:
    swapped = False
    for index in range(len(layer) - 1):
        upper, lower = layer[index], layer[index + 1]
        now = _inversions(starts[upper], starts[lower]) + _inversions(ends[upper], ends[lower])
        then = _inversions(starts[lower], starts[upper]) + _inversions(ends[lower], ends[upper])
        if then < now:
            layer[index], layer[index + 1] = lower, upper
            place[lower], place[upper] = index, index + 1
            swapped = True
    return swapped


def _inversions(upper: list[int], lower: list[int]) -> int:
    """Return how many lines of the upper vertex cross lines of the lower one."""
    return sum(len(upper) - bisect_right(upper, end) for end in lower)


def _places(layer: list[int]) -> dict[int, int]:
    return {vertex: index for index, vertex in enumerate(layer)}
