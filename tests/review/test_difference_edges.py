"""Two graphs of declared needs, against plain sets."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.model.dependency import Agreement
from relaybook.review.difference_edges import FieldChange, edge_changes
from relaybook.source import Place

_NAMES = "abcd"
_EDGES = st.sets(
    st.tuples(st.sampled_from(_NAMES), st.sampled_from(_NAMES), st.sampled_from(("hard", "soft"))),
    max_size=8,
)
Pairs = set[tuple[str, str, str]]


def graph(*edges: Edge, systems: str = _NAMES) -> DependencyGraph:
    return DependencyGraph.from_edges(systems, edges)


def test_each_field_that_differs_is_named() -> None:
    before = Edge("a", "b", kind="database", on_failure="fails")
    agreement = Agreement.model_validate({"by": "team:x", "date": "2026-03-01"})
    after = replace(before, criticality="soft", on_failure=None, agreed=agreement)

    found = edge_changes(graph(before), graph(after))

    assert (found.added, found.removed) == ((), ())
    assert found.changed[0].fields == (
        FieldChange("criticality", "hard", "soft"),
        FieldChange("on_failure", "fails", None),
        FieldChange("agreed", None, f"team:x, {date(2026, 3, 1)}"),
    )


def test_the_place_of_a_need_is_no_change() -> None:
    here = Edge("a", "b", place=Place("systems/a.yaml", ("depends_on", 0, "to")))
    there = replace(here, place=Place("systems/a.yaml", ("depends_on", 3, "to")))

    found = edge_changes(graph(here), graph(there))

    assert not any((found.added, found.removed, found.changed, found.radii))


def test_a_need_to_nothing_and_one_to_recover_count_too() -> None:
    dangling = Edge("a", "z")
    listed = Edge("a", "b", place=Place("systems/a.yaml", ("needed_to_recover", 0)))
    run = Edge("a", "b")

    found = edge_changes(graph(run), graph(run, listed, dangling))

    assert found.added == (listed, dangling)
    assert found.removed == ()


def test_a_system_that_is_new_or_gone_has_no_count() -> None:
    edges = (Edge("a", "b"), Edge("c", "b"))

    found = edge_changes(graph(edges[0], systems="ab"), graph(*edges, systems="abc"))
    back = edge_changes(graph(*edges, systems="abc"), graph(edges[0], systems="ac"))

    assert [(one.system, one.before, one.after, one.more) for one in found.radii] == [
        ("b", 1, 2, ("c",))
    ]
    assert [(one.system, one.before, one.after, one.fewer) for one in back.radii] == [
        ("b", 2, None, ("a", "c"))
    ]


@given(before=_EDGES, after=_EDGES)
def test_it_is_what_sets_say(before: Pairs, after: Pairs) -> None:
    found = edge_changes(
        graph(*(Edge(a, b, criticality=c) for a, b, c in before)),
        graph(*(Edge(a, b, criticality=c) for a, b, c in after)),
    )

    pairs = [{(a, b) for a, b, _ in side} for side in (before, after)]
    assert {(one.source, one.target) for one in found.added} >= pairs[1] - pairs[0]
    kept = (
        before
        - {_said(one) for one in found.removed}
        - {_said(one.before) for one in found.changed}
    )
    come = {_said(one) for one in found.added} | {_said(one.after) for one in found.changed}
    assert kept | come == after
    assert {one.system: (set(one.more), set(one.fewer)) for one in found.radii} == {
        name: (new - old, old - new)
        for name in _NAMES
        for old, new in ((_needing(before, name), _needing(after, name)),)
        if old != new
    }


def _said(edge: Edge) -> tuple[str, str, str]:
    return edge.source, edge.target, edge.criticality


def _needing(edges: Pairs, name: str) -> set[str]:
    """Walk hard needs backwards until nothing new is found."""
    found: set[str] = set()
    ring = {name}
    while ring:
        ring = {a for a, b, c in edges if c == "hard" and b in ring and a not in found}
        found |= ring
    return found - {name}
