"""What the map works out itself against what the commands say, on random graphs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from tests.graph.samples import graphs

from relaybook.graph.containment import PartOf, contained
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.graph.failure import FailureModel
from relaybook.graph.recovery import cold_start_of
from relaybook.site.browser_assets import browser_assets
from relaybook.site.map.needs import needs_data

_RUN = """({data, failed}) => {
    const map = window.relaybookMap, model = map.model(data);
    return failed.map(one => map.fail(model, one).map(hit => hit && {
        state: hit.state, after: hit.after, assumed: hit.assumed,
        path: hit.path.map(edge => [edge.source, edge.target, edge.tolerates, !!edge.part]),
    }));
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    profile = browser.new_context()
    blank = profile.new_page()
    for name in ("model", "failure", "restore"):
        path: Path = browser_assets()[f"assets/map/{name}.js"]
        blank.add_script_tag(path=path)
    yield blank
    profile.close()


@st.composite
def contained_graphs(draw: st.DrawFn) -> DependencyGraph:
    """Draw a graph of which some systems are parts of others."""
    graph = draw(graphs())
    names = st.sampled_from(graph.systems)
    pairs = draw(st.lists(st.tuples(names, names), max_size=4))
    parts = contained((PartOf(*pair) for pair in pairs), graph.systems)
    return DependencyGraph.from_edges(graph.systems, graph.edges, parts)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(graph=contained_graphs(), data=st.data())
def test_the_browser_says_what_the_command_says(
    page: Page, graph: DependencyGraph, data: st.DataObject
) -> None:
    several = data.draw(st.sets(st.sampled_from(graph.systems), min_size=1, max_size=3))
    failed = [[name] for name in graph.systems] + [sorted(several)]

    number = {name: index for index, name in enumerate(graph.systems)}
    asked = [[number[name] for name in names] for names in failed]
    found = page.evaluate(_RUN, {"data": _sent(graph), "failed": asked})

    model = FailureModel(graph)
    assert found == [_expected(graph, model, names) for names in failed]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(graph=graphs())
def test_what_a_system_waits_for_is_what_the_command_says(
    page: Page, graph: DependencyGraph
) -> None:
    script = """data => {
        const model = window.relaybookMap.model(data);
        return data.ids.map((id, number) => window.relaybookMap.coldStart(model, number)
            .map(one => data.ids[one]).sort());
    }"""

    found = page.evaluate(script, _sent(graph))

    assert found == [sorted(cold_start_of(graph, [name])) for name in graph.systems]


def _sent(graph: DependencyGraph) -> dict[str, Any]:
    count = len(graph.systems)
    return {
        "ids": list(graph.systems),
        "titles": [""] * count,
        "lifecycles": ["production"],
        "lifecycle": [0] * count,
        "external": [],
        "aliases": {},
        "pages": {"folder": "systems", "other": {}},
        "findings": {},
        "groupings": [],
        "back": [0] * count,
        "exits": [],
        "comparisons": [],
        **needs_data(graph),
    }


def _expected(graph: DependencyGraph, model: FailureModel, failed: list[str]) -> list[Any]:
    number = {name: index for index, name in enumerate(graph.systems)}
    hits = model.fail(failed)
    return [
        {
            "state": hit.state,
            "after": hit.after,
            "assumed": hit.is_assumed,
            "path": [
                [number[edge.source], number[edge.target], _tolerated(edge), edge.kind == "part_of"]
                for edge in hit.path
            ],
        }
        if (hit := hits.get(name))
        else None
        for name in graph.systems
    ]


def _tolerated(edge: Edge) -> int:
    return edge.tolerates.in_seconds if edge.tolerates else 0
