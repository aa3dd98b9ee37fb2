from collections.abc import Sequence
from itertools import combinations, permutations, product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from relaybook.graph.layered.acyclic import Pair, adjacency
from relaybook.graph.layered.ordering import crossings, order_layers

_LEFT, _RIGHT = range(4), range(4, 8)
_segments = st.lists(st.sampled_from(list(product(_LEFT, _RIGHT))), unique=True, min_size=1)


def _counted(layers: Sequence[Sequence[int]], segments: Sequence[Pair]) -> int:
    left, right = ({vertex: index for index, vertex in enumerate(layer)} for layer in layers)
    return sum(
        (left[a] - left[c]) * (right[b] - right[d]) < 0
        for (a, b), (c, d) in combinations(segments, 2)
    )


@given(_segments, st.permutations(_LEFT), st.permutations(_RIGHT))
def test_crossings_are_those_counted_pair_by_pair(
    segments: Sequence[Pair], left: list[int], right: list[int]
) -> None:
    after, _ = adjacency(8, segments)

    assert crossings([left, right], after) == _counted([left, right], segments)


def test_over_many_graphs_crossings_are_close_to_the_fewest() -> None:
    random = Random(7)  # noqa: S311 - the same graphs every time
    ours = fewest = 0
    for _ in range(15):
        segments = sorted(random.sample(list(product(_LEFT, _RIGHT)), 7))
        after, before = adjacency(8, segments)
        layers = order_layers([0] * 4 + [1] * 4, after, before)
        assert [sorted(layer) for layer in layers] == [list(_LEFT), list(_RIGHT)]
        ours += _counted(layers, segments)
        fewest += min(
            _counted(both, segments) for both in product(permutations(_LEFT), permutations(_RIGHT))
        )

    assert fewest <= ours <= 1.2 * fewest


def test_neighbours_are_swapped_until_nothing_crosses() -> None:
    after, before = adjacency(6, [(0, 5), (1, 4), (2, 3)])

    layers = order_layers([0, 0, 0, 1, 1, 1], after, before)

    assert crossings(layers, after) == 0
