import networkx as nx
from hypothesis import given
from tests.graph.samples import Drawn, digraphs

from relaybook.graph.components import postorder, strongly_connected


@given(digraphs())
def test_components_are_those_of_networkx(graph: Drawn) -> None:
    names, pairs = graph
    reference = nx.DiGraph(pairs)
    reference.add_nodes_from(names)

    found = strongly_connected(sorted(names), reference.successors, reference.predecessors)

    expected = sorted(sorted(part) for part in nx.strongly_connected_components(reference))
    assert sorted(found) == expected


def test_postorder_lists_what_is_reached_before_what_reaches_it() -> None:
    after = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}

    assert postorder("abcd", after.__getitem__) == ["d", "b", "c", "a"]


def test_a_chain_longer_than_the_recursion_limit() -> None:
    length = 5_000
    after = {number: [number + 1] for number in range(length)} | {length: [0]}
    before = {number: [(number - 1) % (length + 1)] for number in range(length + 1)}

    found = strongly_connected(range(length + 1), after.__getitem__, before.__getitem__)

    assert found == [list(range(length + 1))]
