"""Promises along all that has to be back before, against a plain reference."""

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import graphs, shuffled

from relaybook.graph.alternatives import hard_needs_for
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import COLD_START
from relaybook.graph.recovery import recovery_plan
from relaybook.graph.recovery_time import broken_promises, undecided_promises

_TIMES = st.sampled_from([None, 0, 600, 3_600])
_LIMITS = st.sampled_from([None, 0, 600, 3_600, 7_200])
Times = dict[str, int | None]


def _drawn(graph: DependencyGraph, data: st.DataObject) -> tuple[Times, Times]:
    times = {name: data.draw(_TIMES) for name in graph.systems}
    return times, {name: data.draw(_LIMITS) for name in graph.systems}


def _reference(graph: DependencyGraph, times: Times) -> dict[str, float]:
    """Return when each is back: its own time after the first of each need, and members at once.

    F(u) = restore(u) + max over needs of the least F of what meets it, a knot being one unit.
    """
    knots = [set(cycle.members) for cycle in graph.start_cycles()]
    unit = {name: next((knot for knot in knots if name in knot), {name}) for name in graph.systems}
    needs = hard_needs_for(graph, COLD_START)
    back = dict.fromkeys(graph.systems, math.inf)
    for _ in range(len(back) + 1):
        for name in back:
            outside = [
                min(back[target] for target in targets)
                for member in unit[name]
                for need in needs[member]
                if (targets := set(need.targets) - unit[name])
            ]
            own = max(times[member] or 0 for member in unit[name])
            back[name] = own + max(outside, default=0)
    return back


@given(graphs(), st.data())
def test_a_promise_is_broken_where_the_longest_way_is_longer(
    graph: DependencyGraph, data: st.DataObject
) -> None:
    times, promised = _drawn(graph, data)
    back = _reference(graph, times)

    found = broken_promises(recovery_plan(graph, times), promised)

    assert {one.system: one.takes for one in found} == {
        name: back[name]
        for name in graph.systems
        if (limit := promised[name]) is not None and back[name] > limit
    }
    for one in found:
        assert one.path[0].start == 0
        assert all(step.end == following.start for step, following in pairwise(one.path))
        assert (one.system in one.path[-1].systems, one.path[-1].end) == (True, one.takes)
        assert all(times[name] is None for name in one.unknown)


@given(graphs(), st.data())
def test_a_promise_holds_only_where_all_is_known(
    graph: DependencyGraph, data: st.DataObject
) -> None:
    times, promised = _drawn(graph, data)
    plan = recovery_plan(graph, times)
    knots = {name for cycle in graph.start_cycles() for name in cycle.members}
    broken = {one.system for one in broken_promises(plan, promised)}
    undecided = undecided_promises(plan, promised)

    for name in graph.systems:
        needed = {name, *_all_needed(graph, name)}
        is_open = any(times[one] is None for one in needed) or needed & knots
        if promised[name] is None:
            assert name not in broken | undecided.keys()
        elif not is_open:
            assert name not in undecided
    assert broken.isdisjoint(undecided)
    for unknown in undecided.values():
        assert set(unknown) <= {one for one in graph.systems if times[one] is None}


def _all_needed(graph: DependencyGraph, name: str) -> set[str]:
    return set(graph.needs_all(name, lambda edge: edge.serves(COLD_START)).depths)


@given(graphs(), st.data(), st.integers(0, 99))
def test_the_order_of_the_input_changes_nothing(
    graph: DependencyGraph, data: st.DataObject, seed: int
) -> None:
    times, promised = _drawn(graph, data)

    one = broken_promises(recovery_plan(graph, times), promised)
    other = broken_promises(recovery_plan(shuffled(graph, seed), times), promised)

    assert one == other
