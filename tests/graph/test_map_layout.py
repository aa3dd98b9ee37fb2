from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import Drawn, digraphs, graph_of

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.map_groups import Grouping
from relaybook.graph.map_layout import columns, lay_out_map


def grouping_of(of: dict[str, int], *, is_ordered: bool = False) -> Grouping:
    count = max(of.values(), default=-1) + 1
    return Grouping("owner", tuple(f"G{one}" for one in range(count)), of, is_ordered)


def test_what_is_needed_stands_to_the_right() -> None:
    graph = graph_of([("a", "b"), ("b", "c"), ("a", "c")])

    layout = lay_out_map(graph, grouping_of({"a": 0, "b": 0, "c": 0}))

    assert layout.members == {"a": (0, 0), "b": (1, 0), "c": (2, 0)}
    assert layout.groups == ((0, 0),)


def test_of_two_groups_that_need_each_other_the_greater_need_decides() -> None:
    graph = graph_of([("a", "x"), ("y", "b"), ("y", "a")])

    layout = lay_out_map(graph, grouping_of({"a": 0, "b": 0, "x": 1, "y": 1}))

    assert layout.groups == ((1, 0), (0, 0))


def test_groups_with_an_order_are_read_line_by_line() -> None:
    names = [f"s{number}" for number in range(6)]
    graph = DependencyGraph.from_edges(names, [Edge("s5", "s0")])
    of = {name: index for index, name in enumerate(names)}

    layout = lay_out_map(graph, grouping_of(of, is_ordered=True))

    assert layout.groups == ((0, 0), (1, 0), (2, 0), (3, 0), (0, 1), (1, 1))


def test_a_long_column_becomes_several() -> None:
    spots = columns(range(100), {})

    highest = Counter(column for column, _ in spots.values()).most_common(1)[0][1]
    assert highest == 10


def test_a_long_chain_shares_columns() -> None:
    spots = columns(range(64), {(number, number + 1): 1 for number in range(63)})

    assert max(column for column, _ in spots.values()) == 11
    assert all(spots[number][0] <= spots[number + 1][0] for number in range(63))
    assert len(set(spots.values())) == 64


@given(digraphs(), st.data())
def test_no_two_boxes_of_a_group_share_a_spot_whatever_the_order(
    drawn: Drawn, data: st.DataObject
) -> None:
    names, pairs = drawn
    of = {name: data.draw(st.integers(0, 2)) for name in sorted(names)}
    edges = [Edge(*pair) for pair in pairs]

    one = DependencyGraph.from_edges(names, edges)
    other = DependencyGraph.from_edges(reversed(names), reversed(edges))
    layout = lay_out_map(one, grouping_of(of))

    assert layout == lay_out_map(other, grouping_of(of))
    spots = Counter((of[name], *layout.members[name]) for name in names)
    assert set(spots.values()) == {1}
    assert len(set(layout.groups)) == len(layout.groups)
    assert min(min(spot) for spot in layout.members.values()) >= 0


@given(digraphs())
def test_without_cycles_every_need_leads_to_the_right(drawn: Drawn) -> None:
    names, pairs = drawn
    number = {name: index for index, name in enumerate(sorted(names))}
    weights = {(number[a], number[b]): 1 for a, b in pairs if number[a] < number[b]}

    spots = columns(range(len(names)), weights)

    assert all(spots[source][0] < spots[target][0] for source, target in weights)
