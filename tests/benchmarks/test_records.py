"""Front matter, references and the graph, by PyYAML and networkx."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import networkx as nx
import pytest
import yaml
from tests.benchmarks.made_corpus import Corpus

FIELDS = {
    "runbooks": "type systems owner escalation impact automation expected_duration parameters "
    "tested_with last_reviewed_on review_in reviewed_by tags exercises rollback escalate_after",
    "decisions": "status date decision_makers owners systems review_by_on tags",
    "systems": "title owner service_tier description lifecycle escalation depends_on support_hours "
    "environments rto rpo manual_fallback slos tags last_reviewed_on review_in extensions",
    "contacts": "type title reach hours time_zone org escalation held_by from_on until_on domains "
    "contracts",
    "relaybook.yml": "format name level as_of",
}
REFERENCES = {"systems", "owner", "owners", "decision_makers", "reviewed_by", "manual_fallback"}


def front(path: str, text: str) -> dict[str, Any]:
    if path.endswith(".md"):
        found = re.match(r"\A---\n(.*?)^---\n", text, re.DOTALL | re.MULTILINE)
        text = found[1] if found else "{}"
    loaded = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - strings only
    return {key.replace("-", "_"): value for key, value in loaded.items()}


def records(corpus: Corpus) -> dict[str, dict[str, Any]]:
    unreadable = corpus.planted("invalid-front-matter")
    files = corpus.files(".md", ".yaml", ".yml").items()
    return {path: front(path, text) for path, text in files if path not in unreadable}


def references(record: dict[str, Any]) -> Iterator[str]:
    for key in REFERENCES & record.keys():
        yield from [record[key]] if isinstance(record[key], str) else record[key]
    yield from (level["contact"] for level in record.get("escalation", ()))
    yield from (held["contact"] for held in record.get("held_by", ()))
    if isinstance(record.get("depends_on"), list):
        yield from (edge["to"] for edge in record["depends_on"])


def test_the_planted_front_matter_fails_on_its_line(corpus: Corpus) -> None:
    for rule, path, line in corpus.manifest.defects:
        if rule != "invalid-front-matter":
            continue
        text = (corpus.kb / path).read_text(encoding="utf-8").split("---\n")[1]
        with pytest.raises(yaml.MarkedYAMLError) as caught:
            yaml.compose(text, yaml.CSafeLoader)
        assert caught.value.problem_mark is not None
        # One line for the fence above, one because marks count from zero.
        assert caught.value.problem_mark.line + 2 == line


def test_exactly_the_planted_fields_are_unknown(corpus: Corpus) -> None:
    unknown = {
        path
        for path, record in records(corpus).items()
        if record.keys() - set(FIELDS[path.split("/")[0]].split())
    }
    assert unknown == corpus.planted("unknown-field")


def test_exactly_the_planted_references_do_not_resolve(corpus: Corpus) -> None:
    known = {PurePosixPath(path).stem for path in corpus.files(".md", ".yaml")}
    unresolved = {
        path
        for path, record in records(corpus).items()
        if {reference.split(":")[-1] for reference in references(record)} - known
    }
    assert unresolved == corpus.planted("unresolved-reference")


def test_only_planted_runbooks_share_an_id(corpus: Corpus) -> None:
    stems = Counter(PurePosixPath(path).stem for path in corpus.files(".md"))
    repeated = [
        path
        for path in sorted(corpus.files(".md"))
        if stems[PurePosixPath(path).stem] > 1 and path.startswith("runbooks/later/")
    ]
    assert set(repeated) == corpus.planted("duplicate-id")
    assert len([stem for stem, count in stems.items() if count > 1]) == len(repeated)


def test_the_graph_has_only_the_planted_faults(corpus: Corpus) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for path, record in records(corpus).items():
        if path.startswith("systems/"):
            graph.add_node(path)
            edges = record.get("depends_on")
            edges = edges if isinstance(edges, list) else ()
            graph.add_edges_from((path, f"systems/{edge['to']}.yaml") for edge in edges)
    cycles = [c for c in nx.strongly_connected_components(graph) if len(c) > 1]
    assert {min(cycle) for cycle in cycles} == corpus.planted("run-cycle")
    assert set(nx.nodes_with_selfloops(graph)) == corpus.planted("self-dependency")
    assert set(nx.isolates(graph)) == corpus.planted("isolated-system")


def test_sound_systems_have_about_four_dependencies(corpus: Corpus) -> None:
    edges = [
        len(record["depends_on"])
        for path, record in records(corpus).items()
        if path.startswith("systems/") and isinstance(record.get("depends_on"), list)
    ]
    assert 3.5 <= sum(edges) / len(edges) <= 4.8


def test_descriptions_have_5_to_60_words(corpus: Corpus) -> None:
    lengths = [
        len(r["description"].split()) for r in records(corpus).values() if "description" in r
    ]
    assert lengths
    assert 5 <= min(lengths) <= max(lengths) <= 60
