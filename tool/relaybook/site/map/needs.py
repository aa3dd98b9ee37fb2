"""Needs as small numbers: eight thousand of them are sent to every reader of the map."""

from collections.abc import Iterator, Mapping

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import COLD_START, RUN, Edge, in_order
from relaybook.graph.failure import effect

# Bits 0 and 1 hold what a failure does: nothing, degraded, down. `assets/map/model.js` reads them.
HARD, ASSUMED, RUNS, STARTS, RECOVERS, LEGACY, DERIVED = (1 << bit for bit in range(2, 9))
FIRST_OF_KIND = 9
"""The bits from here on are the number of the kind, 0 where nobody said."""


def needs_data(graph: DependencyGraph) -> dict[str, object]:
    """Return kinds of needs, the needs of each system, and what few of them have.

    needs: of each system, by its place in `graph.systems`, target and code of each need by turns,
    in the order in which the failure simulation looks at them. more: number of the need, number of
    its group of alternatives or 0, seconds that it is tolerated. parts: part and whole by turns.
    """
    number = {name: index for index, name in enumerate(graph.systems)}
    kinds = sorted({edge.kind for edge in (*graph.edges, *graph.derived) if edge.kind})
    kind_number = {kind: index for index, kind in enumerate(kinds, 1)}
    needs: list[list[int]] = []
    more: list[int] = []
    count = 0
    for name in graph.systems:
        row: list[int] = []
        for edge, group in _in_failure_order(graph, name):
            row += [number[edge.target], code(edge, kind_number)]
            seconds = edge.tolerates.in_seconds if edge.tolerates else 0
            if group or seconds:
                more += [count, group, seconds]
            count += 1
        needs.append(row)
    derived = [
        value
        for edge in graph.derived
        for value in (number[edge.source], number[edge.target], code(edge, kind_number))
    ]
    parts = sorted({(number[one.part], number[one.whole]) for one in graph.containment.parts})
    return {
        "kinds": kinds,
        "needs": needs,
        "more": more,
        "derived": derived,
        "parts": [value for pair in parts for value in pair],
    }


def code(edge: Edge, kinds: Mapping[str, int]) -> int:
    """Return what is known of a need as one number."""
    flags = (
        (HARD, edge.is_hard),
        (ASSUMED, edge.on_failure is None),
        (RUNS, edge.serves(RUN)),
        (STARTS, edge.serves(COLD_START)),
        (RECOVERS, edge.needed_for == ("recover",)),
        (LEGACY, edge.kind == "legacy"),
        (DERIVED, bool(edge.stands_for)),
    )
    known = sum(bit for bit, is_set in flags if is_set)
    return effect(edge) | known | kinds.get(edge.kind or "", 0) << FIRST_OF_KIND


def _in_failure_order(graph: DependencyGraph, name: str) -> Iterator[tuple[Edge, int]]:
    """Yield the needs of a system: those alone, then alternatives by the name of their group."""
    edges = sorted(graph.needs(name), key=in_order)
    groups = sorted({edge.any_of for edge in edges if edge.any_of})
    number = {group: index for index, group in enumerate(groups, 1)}
    numbered = [(number.get(edge.any_of or "", 0), edge) for edge in edges]
    for group, edge in sorted(numbered, key=lambda one: one[0]):
        yield edge, group
