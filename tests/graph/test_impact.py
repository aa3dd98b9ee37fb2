from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import graphs, shuffled

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.impact import HOW, Affected, impact


def test_what_keeps_going_is_told_from_what_is_hit() -> None:
    edges = [
        Edge("api", "db", on_failure="fails"), Edge("web", "api", on_failure="degrades"),
        Edge("mail", "db", on_failure="queues"), Edge("pay", "db", any_of="rails"),
        Edge("pay", "south", any_of="rails"), Edge("ci", "api", needed_for=("deploy",)),
    ]  # fmt: skip
    names = {name for edge in edges for name in (edge.source, edge.target)}

    assert impact(DependencyGraph.from_edges(names, edges), ["db"]) == (
        Affected("api", "down", 0, (edges[0],)),
        Affected("web", "degraded", 0, (edges[1], edges[0])),
        Affected("mail", "holds", 0, (edges[2],)),
        Affected("pay", "holds", 0, (edges[3],)),
        Affected("ci", "later", 0, (edges[5], edges[0])),
    )


@given(graphs(), st.data())
def test_each_dependent_of_what_is_down_is_named_once(
    graph: DependencyGraph, data: st.DataObject
) -> None:
    failed = data.draw(st.sets(st.sampled_from(graph.systems), min_size=1, max_size=2))

    found = impact(graph, failed)

    names = [one.system for one in found]
    assert len(set(names)) == len(names)
    assert not failed.intersection(names)
    down = failed.union(one.system for one in found if one.how == "down")
    direct = {edge.source for name in down for edge in graph.needed_by(name)}
    assert direct - failed <= set(names)
    assert [HOW.index(one.how) for one in found] == sorted(HOW.index(one.how) for one in found)


@given(graphs(), st.integers(0, 99))
def test_the_order_of_the_input_changes_nothing(graph: DependencyGraph, seed: int) -> None:
    first = graph.systems[0]

    assert impact(graph, [first]) == impact(shuffled(graph, seed), [first])
