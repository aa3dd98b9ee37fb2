"""Step 3: bends for edges that pass over layers, so that no line runs under a box."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from relaybook.graph.layered.acyclic import Pair

# In a graph that needs more bends than this, the longest edges are drawn straight: their number
# grows with edges times layers, and past it the picture is a poster rather than a tool.
MOST_BENDS = 12_000


@dataclass(frozen=True, slots=True)
class Turn:
    """An edge from left to right; turned: it was drawn against its direction."""

    left: int
    right: int
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Chains:
    """The graph with bends as further vertices, numbered after the given ones.

    segments: sorted, each between neighbouring layers; an edge that is drawn straight has none.
    paths: per edge the vertices it runs through, from left to right.
    """

    layer_of: tuple[int, ...]
    segments: tuple[Pair, ...]
    paths: Mapping[Turn, tuple[int, ...]]


def chain(layer_of: Sequence[int], edges: Iterable[Turn], most: int = MOST_BENDS) -> Chains:
    """Return the graph with a bend on each layer that an edge passes over, at most `most` bends.

    Edges that end at the same vertex share their bends: they run together into one line, which
    says the same and reads better. A turned edge has bends of its own.
    """
    layers = list(layer_of)
    bends: dict[tuple[Turn | int, int], int] = {}
    paths: dict[Turn, tuple[int, ...]] = {}
    segments: set[Pair] = set()
    for edge in sorted(edges, key=lambda edge: _shortest_first(edge, layer_of)):
        key = edge if edge.turned else edge.right
        passed = range(layer_of[edge.left] + 1, layer_of[edge.right])
        missing = [layer for layer in passed if (key, layer) not in bends]
        if len(bends) + len(missing) > most:
            paths[edge] = (edge.left, edge.right)
            continue
        for layer in missing:
            bends[key, layer] = len(layers)
            layers.append(layer)
        path = (edge.left, *(bends[key, layer] for layer in passed), edge.right)
        paths[edge] = path
        segments.update(pairwise(path))
    return Chains(tuple(layers), tuple(sorted(segments)), paths)


def _shortest_first(edge: Turn, layer_of: Sequence[int]) -> tuple[int, int, int, bool]:
    return (layer_of[edge.right] - layer_of[edge.left], edge.left, edge.right, edge.turned)
