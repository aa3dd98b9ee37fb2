"""Two graphs held against each other, against a plain reference."""

import json
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from tests.graph.samples import graph_of
from tests.load.foreign.written import Files

from relaybook.config_exchange import ForeignSource, GraphFormat
from relaybook.graph.compare import Choice, compare, names_of
from relaybook.graph.edges import Edge
from relaybook.graph.observed import ObservedEdge, ObservedGraph
from relaybook.graph.observed_files import read_observed
from relaybook.graph.recognised import graph_format
from relaybook.model.record import Facts
from relaybook.model.system import System

_NAMES = "abcde"
_PAIRS = st.lists(st.tuples(st.sampled_from(_NAMES), st.sampled_from(_NAMES + "xy")), max_size=12)


def systems(*names: str, **aliases: list[dict[str, str]]) -> dict[str, System]:
    return {
        name: System.from_fields({"aliases": aliases.get(name)}, Facts(id=name)) for name in names
    }


def observed(pairs: Iterable[tuple[str, str]], format_: str = "jaeger") -> ObservedGraph:
    return ObservedGraph(format_, tuple(ObservedEdge(*pair, 1) for pair in pairs))


@given(declared=_PAIRS, seen=_PAIRS, order=st.randoms(use_true_random=False))
def test_it_is_what_sets_say_in_any_order(
    declared: list[tuple[str, str]], seen: list[tuple[str, str]], order: object
) -> None:
    ours = {pair for pair in declared if pair[0] != pair[1] and set(pair) <= set(_NAMES)}
    edges = [Edge(*pair) for pair in ours]
    shuffled = list(seen)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    found = compare(systems(*_NAMES), edges, observed(shuffled), Choice())

    theirs = {pair for pair in seen if pair[0] != pair[1] and set(pair) <= set(_NAMES)}
    assert set(found.both) == ours & theirs
    assert set(found.only_here) == ours - theirs
    assert set(found.only_there) == theirs - ours
    expected = len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0
    assert found.jaccard == expected
    for one in found.systems:
        about = [{pair for pair in group if one.system in pair} for group in (ours, theirs)]
        assert one.both == len(about[0] & about[1])
        assert one.jaccard == len(about[0] & about[1]) / len(about[0] | about[1])
    again = compare(systems(*_NAMES), edges[::-1], observed(seen), Choice())
    assert again.only_there == found.only_there
    assert again.unknown == found.unknown


def test_aliases_name_a_system_for_one_source() -> None:
    known = systems(
        "ledger", "ledger-2", ledger=[{"source": "jaeger", "value": "ledger-2"}, {"value": "LGR"}]
    )

    assert names_of(known, "jaeger")["ledger-2"] == "ledger"
    assert names_of(known, "compose")["ledger-2"] == "ledger-2"
    found = compare(known, [], observed([("ledger_2", "lgr")], "compose"), Choice())
    assert found.only_there == (("ledger-2", "ledger"),)


def test_what_cannot_be_traced_is_counted_and_still_found_where_it_is_seen() -> None:
    edges = [
        Edge("a", "b", kind="human"),
        Edge("a", "c", kind="legacy"),
        Edge("a", "d", needed_for=("start",)),
        Edge("a", "e", kind="dns"),
        Edge("a", "e", kind="sync_call"),
    ]
    found = compare(systems(*_NAMES), edges, observed([("a", "c")]), Choice())

    assert found.both == (("a", "c"),)
    assert found.only_here == (("a", "e"),)
    assert found.skipped == {"kind human, which no trace shows": 1, "not needed to run": 1}
    compose = compare(systems(*_NAMES), edges, observed([], "compose"), Choice())
    assert compose.only_here == (("a", "b"), ("a", "c"), ("a", "e"))


def test_what_the_configuration_ignores_is_counted_on_both_sides() -> None:
    edges = graph_of([("a", "b"), ("b", "c"), ("c", "d")]).edges
    choice = Choice(ignore=("d",), ignore_edges=("a -> *", "b->e"), min_calls=2)
    graph = ObservedGraph(
        "jaeger",
        (
            ObservedEdge("b", "e", 5),
            ObservedEdge("c", "b", 1),
            ObservedEdge("b", "c", 1),
            ObservedEdge("b", "c", 1),
            ObservedEdge("user", "b", 9),
            ObservedEdge("b", "new", 3),
        ),
    )
    found = compare(systems(*_NAMES), edges, graph, choice)

    assert (found.both, found.only_here, found.only_there) == ((("b", "c"),), (), ())
    assert found.calls == {("b", "c"): 2}
    assert found.skipped == {"ignored by the configuration": 2}
    assert found.left_out == {
        "a caller that tracing does not know": 1,
        "a name that is no system of ours": 1,
        "fewer than 2 calls": 1,
        "ignored by the configuration": 1,
    }
    assert found.unknown == {"new": 1}


def graph(format_: GraphFormat, path: str, text: str) -> tuple[ObservedGraph, tuple[str, ...]]:
    return read_observed(Files({path: text}), format_, ForeignSource(file=(path,)))


def test_jaeger_says_its_window_and_zipkin_has_none() -> None:
    rows = [{"parent": "a", "child": "b", "callCount": 7}, {"parent": "a"}, 3, None]
    text = json.dumps({"data": rows, "endTs": 1_795_000_000_000, "lookback": 86_400_000})
    jaeger, problems = graph("jaeger", "t.json", text)

    assert [(one.source, one.target, one.calls) for one in jaeger.edges] == [("a", "b", 7)]
    assert jaeger.window == "2026-11-17 11:06 to 2026-11-18 11:06 UTC"
    assert problems == ()
    zipkin, _ = graph("zipkin", "t.json", json.dumps(rows))
    assert (zipkin.edges[0].calls, zipkin.window) == (7, "")


def test_a_table_counts_calls_and_a_catalogue_has_names_of_its_own() -> None:
    table, _ = graph("csv", "t.csv", "client,server,calls\na,b,3\n")
    compose, _ = graph("compose", "c.yml", "services:\n  My_App: {depends_on: [db]}\n  db: {}\n")

    assert [(one.source, one.target, one.calls) for one in table.edges] == [("a", "b", 3)]
    assert [(one.source, one.target) for one in compose.edges] == [("My_App", "db")]


@given(
    st.text(max_size=40)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["data", "parent", "child", "callCount", "endTs"]), inner
            )
        ),
        max_leaves=12,
    ).map(json.dumps)
)
def test_any_text_gives_a_graph_or_says_why_not(text: str) -> None:
    for format_ in ("jaeger", "zipkin"):
        found, problems = graph(format_, "t.json", text)
        assert found.edges or problems or json.loads(text) is not None


def test_deep_nesting_is_no_crash() -> None:
    assert graph("jaeger", "t.json", "[" * 200_000)[1][0].startswith("t.json is not valid JSON")


def test_the_format_shows_in_the_file() -> None:
    files = {
        "a.csv": "",
        "b.json": '{"data": []}',
        "c.json": '[{"parent": "a"}]',
        "d.yml": "services: {}",
        "e.yaml": "apiVersion: backstage.io/v1alpha1",
        "f/index.mdx": "",
    }
    found = [graph_format(Files(files), [path]) for path in files]

    assert found == ["csv", "jaeger", "zipkin", "compose", "backstage", "eventcatalog"]
