"""The made estate is what it claims to be, and the measuring prints what it measured."""

import re
from pathlib import Path

import pytest
from benchmarks.graph.__main__ import main
from benchmarks.graph.made_systems import NEEDS, write_systems
from benchmarks.graph.measures import graph_rules, measure

from relaybook.check.engine import check
from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf
from relaybook.graph.dependencies import DependencyGraph
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.rules.registry import RULES

_FORMAT = {rule.id for rule in RULES if rule.area in ("format", "references")}


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.y*ml")
    }


def test_an_estate_is_valid_and_has_four_needs_a_system(tmp_path: Path) -> None:
    write_systems(tmp_path, 300)
    base = load(WorkingTree(tmp_path))
    graph = DependencyGraph.of(base)

    assert (len(graph.systems), len(graph.edges)) == (300, 300 * NEEDS)
    assert (graph.dangling, graph.loops) == ((), ())
    assert graph.start_cycles()
    assert graph.derived
    as_of = AsOf(base.configuration.as_of or pytest.fail("no date"))
    report = check(base, as_of, CheckOptions(select=frozenset(_FORMAT - {"missing-field"})))
    assert [(one.rule, one.path, one.message) for one in report.findings] == []


def test_a_seed_gives_the_same_estate(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_systems(tmp_path / name, 40, seed)

    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert files(tmp_path / "a") != files(tmp_path / "c")


def test_every_rule_that_asks_the_graph_is_measured(tmp_path: Path) -> None:
    write_systems(tmp_path, 40)

    found = measure(tmp_path)

    assert {"tier-inversion", "recovery-deadlock", "key-person-risk"} <= set(found.rules)
    assert list(found.rules) == [rule.id for rule in graph_rules()]
    assert found.payload > found.packed > 0


def test_the_table_names_what_grows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--sizes", "60", "20", "--runs", "1"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == [
        *("systems", "needs", "checks", "s", "recovery", "s", "layout", "s"),
        *("map", "page", "s", "payload", "KB", "gzip", "KB"),
    ]
    assert [line.split()[:2] for line in lines[1:3]] == [["20", "80"], ["60", "240"]]
    assert re.fullmatch(r" +exponent( +-?\d+\.\d\d){6}", lines[3])
    assert lines[4].startswith("wanted at 2000 systems: ")
    assert re.match(r"slowest of \d+ rules at 60: [a-z-]+ \d\.\d{3} s, ", lines[-1])
