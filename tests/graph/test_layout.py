from itertools import combinations, pairwise
from random import Random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graph.samples import digraphs

from relaybook.graph.layout import Box, Point, Size, Spacing, lay_out

Sized = tuple[dict[str, Size], dict[tuple[str, str], int]]

_SPACING = Spacing(layers=40, boxes=10, lines=6)


@st.composite
def drawn_graphs(draw: st.DrawFn) -> Sized:
    names, pairs = draw(digraphs())
    side = st.integers(1, 60)
    sizes = {name: Size(draw(side), draw(side)) for name in names}
    return sizes, {pair: draw(st.integers(1, 9)) for pair in pairs}


def _overlap(one: Box, other: Box, gap: int) -> bool:
    return (
        one.left < other.right + gap
        and other.left < one.right + gap
        and one.top < other.bottom + gap
        and other.top < one.bottom + gap
    )


@given(drawn_graphs(), st.booleans())
@settings(max_examples=200)
def test_boxes_keep_their_sizes_and_their_distance_inside_the_picture(
    drawn: Sized, downwards: bool
) -> None:
    sizes, edges = drawn

    layout = lay_out(sizes, edges, _SPACING, downwards=downwards)

    for name, box in layout.boxes.items():
        assert Size(box.width, box.height) == sizes[name]
        assert 0 <= box.left <= box.right <= layout.width
        assert 0 <= box.top <= box.bottom <= layout.height
    for one, other in combinations(layout.boxes.values(), 2):
        assert not _overlap(one, other, _SPACING.boxes)


@given(drawn_graphs())
def test_an_edge_points_back_only_inside_a_knot(drawn: Sized) -> None:
    sizes, edges = drawn
    knot = {
        name: number
        for number, part in enumerate(nx.strongly_connected_components(nx.DiGraph(edges.keys())))
        for name in part
    }

    layers = lay_out(sizes, edges).layers

    for source, target in edges:
        assert layers[source] != layers[target]
        assert layers[source] < layers[target] or knot[source] == knot[target]


@given(drawn_graphs())
def test_as_many_layers_as_the_longest_path(drawn: Sized) -> None:
    sizes, edges = drawn
    acyclic = {pair: weight for pair, weight in edges.items() if pair[0] < pair[1]}
    reference = nx.DiGraph(acyclic.keys())

    layers = lay_out(sizes, acyclic).layers

    longest = nx.dag_longest_path_length(reference, default_weight=1) if acyclic else 0
    assert max(layers.values()) == longest


@given(drawn_graphs(), st.booleans())
@settings(max_examples=200)
def test_lines_run_from_side_to_side_and_under_no_box(drawn: Sized, downwards: bool) -> None:
    sizes, edges = drawn

    layout = lay_out(sizes, edges, _SPACING, downwards=downwards)

    assert list(layout.lines) == sorted(edges)
    for (source, target), points in layout.lines.items():
        assert len(points) % 2 == 0
        forward = layout.layers[source] < layout.layers[target]
        assert _touches(points[0], layout.boxes[source], downwards=downwards, end=forward)
        assert _touches(points[-1], layout.boxes[target], downwards=downwards, end=not forward)
        for start, stop in list(pairwise(points))[1::2]:
            assert start[not downwards] == stop[not downwards]
            for box in layout.boxes.values():
                assert not _crosses(start, stop, box)


def _touches(point: Point, box: Box, *, downwards: bool, end: bool) -> bool:
    x, y = point
    if downwards:
        return y == (box.bottom if end else box.top) and box.left <= x <= box.right
    return x == (box.right if end else box.left) and box.top <= y <= box.bottom


def _crosses(start: Point, stop: Point, box: Box) -> bool:
    (x, y), (to_x, to_y) = start, stop
    if y == to_y:
        low, high = sorted((x, to_x))
        return box.top < y < box.bottom and low < box.right and box.left < high
    low, high = sorted((y, to_y))
    return box.left < x < box.right and low < box.bottom and box.top < high


@given(drawn_graphs(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(drawn: Sized, random: Random) -> None:
    sizes, edges = drawn
    names, pairs = list(sizes), list(edges)
    random.shuffle(names)
    random.shuffle(pairs)

    one = lay_out(sizes, edges)
    other = lay_out({name: sizes[name] for name in names}, {pair: edges[pair] for pair in pairs})

    assert one == other
    assert list(one.boxes) == list(other.boxes)


def test_two_boxes_and_a_line() -> None:
    layout = lay_out({"a": Size(20, 10), "b": Size(30, 10)}, {("a", "b"): 1}, _SPACING)

    assert (layout.width, layout.height) == (90, 10)
    assert layout.boxes == {"a": Box(0, 0, 20, 10), "b": Box(60, 0, 30, 10)}
    assert layout.lines == {("a", "b"): ((20, 5), (60, 5))}


def test_downwards_is_the_same_turned() -> None:
    sizes = {"a": Size(20, 10), "b": Size(30, 10)}

    layout = lay_out(sizes, {("a", "b"): 1}, _SPACING, downwards=True)

    assert layout.boxes == {"a": Box(5, 0, 20, 10), "b": Box(0, 50, 30, 10)}
    assert layout.lines == {("a", "b"): ((15, 10), (15, 50))}


def test_the_lightest_edge_of_a_cycle_gives_way() -> None:
    sizes = dict.fromkeys("abc", Size(10, 10))

    layers = lay_out(sizes, {("a", "b"): 1, ("b", "c"): 9, ("c", "a"): 9}).layers

    assert layers == {"b": 0, "c": 1, "a": 2}


def test_lines_to_one_target_run_together() -> None:
    sizes = dict.fromkeys("abcd", Size(10, 10))
    edges = {("a", "b"): 1, ("b", "c"): 1, ("c", "d"): 1, ("a", "d"): 1, ("b", "d"): 1}

    lines = lay_out(sizes, edges).lines

    assert lines["a", "d"][-3:] == lines["b", "d"][-3:]


def test_crossing_lines_are_untangled() -> None:
    sizes = dict.fromkeys("abxy", Size(10, 10))
    edges = {("a", "y"): 1, ("b", "x"): 1, ("a", "b"): 1}

    boxes = lay_out(sizes, edges | {("x", "y"): 1}).boxes

    assert boxes["a"].left < boxes["b"].left < boxes["x"].left < boxes["y"].left


def test_loops_are_left_out_and_nothing_is_nothing() -> None:
    assert lay_out({"a": Size(4, 4)}, {("a", "a"): 1}).lines == {}
    assert lay_out({}, {}).boxes == {}
    assert (lay_out({}, {}).width, lay_out({}, {}).height) == (0, 0)


def test_an_edge_to_an_unknown_node() -> None:
    with pytest.raises(KeyError):
        lay_out({"a": Size(4, 4)}, {("a", "b"): 1})


def test_a_long_chain_and_a_wide_fan() -> None:
    chain = {(f"{index:04}", f"{index + 1:04}"): 1 for index in range(1_999)}
    fan = {("hub", f"{index:04}"): 1 for index in range(500)}

    deep = lay_out(dict.fromkeys({name for pair in chain for name in pair}, Size(9, 9)), chain)
    wide = lay_out(dict.fromkeys({name for pair in fan for name in pair}, Size(9, 9)), fan)

    assert max(deep.layers.values()) == 1_999
    assert {points[0][1] for points in deep.lines.values()} == {4}
    assert sum(layer == 1 for layer in wide.layers.values()) == 500
