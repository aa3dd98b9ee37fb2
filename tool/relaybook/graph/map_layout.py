"""Where each box of the interactive map stands, in columns and rows: quick for thousands of boxes.

The pictures of `layout` bend their lines around boxes, which takes a second for a hundred of them.
Here lines are straight, so it is enough to know in which column a box stands and who is near it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from relaybook.graph.components import postorder
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.map_groups import Grouping

Spot = tuple[int, int]
_FEWEST_ROWS, _FEWEST_COLUMNS = 6, 10
_SWEEPS = 2


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Where boxes stand under one grouping: column and row, from (0, 0) at the upper left.

    groups: of the box of each group in the overview. members: of each system, by id, where its
    group is opened.
    """

    groups: tuple[Spot, ...]
    members: Mapping[str, Spot]


def lay_out_map(graph: DependencyGraph, grouping: Grouping) -> MapLayout:
    """Return where everything stands; what is needed stands to the right where no cycle forbids.

    Groups that have an order of their own are read like a text, line by line.
    """
    between: Counter[Spot] = Counter()
    inside: dict[int, Counter[Spot]] = defaultdict(Counter)
    number = {name: index for index, name in enumerate(graph.systems)}
    for edge in graph.edges:
        pair = grouping.of[edge.source], grouping.of[edge.target]
        if pair[0] != pair[1]:
            between[pair] += 1
        else:
            inside[pair[0]][number[edge.source], number[edge.target]] += 1
    members: dict[int, list[int]] = defaultdict(list)
    for name in graph.systems:
        members[grouping.of[name]].append(number[name])
    spots: dict[int, Spot] = {}
    for group, inner in sorted(members.items()):
        spots |= columns(inner, inside[group])
    groups = range(len(grouping.titles))
    placed = _in_lines(len(groups)) if grouping.is_ordered else columns(groups, between)
    return MapLayout(
        tuple(placed[one] for one in groups), {name: spots[number[name]] for name in graph.systems}
    )


def _in_lines(count: int) -> dict[int, Spot]:
    width = max(4, ceil(sqrt(count)))
    return {index: (index % width, index // width) for index in range(count)}


def columns(nodes: Sequence[int], weights: Mapping[Spot, int]) -> dict[int, Spot]:
    """Return a column and a row for each of `nodes`.

    weights: (source, target) to how many needs that is; where two need each other, the direction
    of the greater number decides. A long column becomes several, and of a long chain several
    links share a column, so that the whole is about as wide as it is high.
    """
    after = _one_way(nodes, weights)
    ranks = _ranks(nodes, after)
    wide = max(_FEWEST_COLUMNS, ceil(1.5 * sqrt(len(nodes))))
    last = max(ranks.values(), default=0) + 1
    if last > wide:
        ranks = {node: rank * wide // last for node, rank in ranks.items()}
    layers: dict[int, list[int]] = defaultdict(list)
    for node in sorted(nodes):
        layers[ranks[node]].append(node)
    ordered = _near_neighbours([layers[rank] for rank in sorted(layers)], after)
    rows = max(_FEWEST_ROWS, ceil(sqrt(len(nodes))))
    return _folded(ordered, rows)


def _one_way(nodes: Sequence[int], weights: Mapping[Spot, int]) -> dict[int, list[int]]:
    after: dict[int, list[int]] = {node: [] for node in nodes}
    for (source, target), weight in sorted(weights.items()):
        back = weights.get((target, source), 0)
        if weight > back or (weight == back and source < target):
            after[source].append(target)
    return after


def _ranks(nodes: Sequence[int], after: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """Return the longest way to each node over edges that do not lead back into a cycle."""
    pointed_at = {target for targets in after.values() for target in targets}
    first = sorted(nodes, key=lambda node: (node in pointed_at, node))
    order = list(reversed(postorder(first, after.__getitem__)))
    place = {node: index for index, node in enumerate(order)}
    ranks = dict.fromkeys(order, 0)
    for node in order:
        for target in after[node]:
            if place[target] > place[node]:
                ranks[target] = max(ranks[target], ranks[node] + 1)
    return ranks


def _near_neighbours(
    layers: list[list[int]], after: Mapping[int, Iterable[int]]
) -> list[list[int]]:
    near: dict[int, list[int]] = defaultdict(list)
    for source, targets in after.items():
        for target in targets:
            near[source].append(target)
            near[target].append(source)
    height = {node: index / len(layer) for layer in layers for index, node in enumerate(layer)}
    for _ in range(_SWEEPS):
        for layer in layers:
            wanted = {
                node: sum(height[one] for one in near[node]) / len(near[node])
                if near[node]
                else height[node]
                for node in layer
            }
            layer.sort(key=lambda node: (wanted[node], node))
            height.update((node, index / len(layer)) for index, node in enumerate(layer))
    return layers


def _folded(layers: Iterable[Sequence[int]], rows: int) -> dict[int, Spot]:
    """Return spots with each layer around the middle; a layer that is too long has more columns."""
    stacks: list[list[int]] = []
    for layer in layers:
        used = max(1, ceil(len(layer) / rows))
        stacks += [list(layer[first::used]) for first in range(used)]
    highest = max(map(len, stacks), default=0)
    return {
        node: (column, (highest - len(stack)) // 2 + row)
        for column, stack in enumerate(stacks)
        for row, node in enumerate(stack)
    }
