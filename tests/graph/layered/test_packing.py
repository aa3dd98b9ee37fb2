from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from relaybook.graph.layered.geometry import Size
from relaybook.graph.layered.packing import pack

_sizes = st.lists(st.builds(Size, st.integers(1, 90), st.integers(1, 90)), max_size=12)


@given(_sizes)
def test_rectangles_keep_their_distance(sizes: list[Size]) -> None:
    corners = pack(sizes, 7)

    for (one, (x, y)), (other, (left, top)) in combinations(zip(sizes, corners, strict=True), 2):
        beside = x + one.width + 7 <= left or left + other.width + 7 <= x
        below = y + one.height + 7 <= top or top + other.height + 7 <= y
        assert beside or below


def test_equal_boxes_stand_in_rows() -> None:
    assert pack([Size(10, 10)] * 6, 2) == [(0, 0), (12, 0), (24, 0), (0, 12), (12, 12), (24, 12)]
