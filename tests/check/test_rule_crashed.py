"""A rule that raises is a finding of its own, and the rest is still judged."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Finding, Problem, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.system import System
from relaybook.rules import missing_owner, rule_crashed
from relaybook.rules.context import Context
from relaybook.rules.rule import Rule, rule

DAY = AsOf(date(2026, 11, 20))


@rule("crashing", on=System, area="test")
def crashing(system: System, _: Context) -> Iterator[Problem]:
    """Each system survives."""
    yield Problem(system.top(), "seen before the crash")
    if system.id == "ledger":
        raise ZeroDivisionError("password=hunter22 divided")


@pytest.fixture
def kb(tmp_path: Path) -> KnowledgeBase:
    folder = tmp_path / "systems"
    folder.mkdir()
    (tmp_path / "relaybook.yml").write_text("name: Crash\n")
    (folder / "ledger.yaml").write_text("title: Ledger\n")
    (folder / "vault.yaml").write_text("title: Vault\n")
    return load(WorkingTree(tmp_path))


def _run(kb: KnowledgeBase, options: CheckOptions | None = None) -> Report:
    rules: list[Rule] = [crashing, missing_owner.check, rule_crashed.check]
    return check(kb, DAY, options, rules)


def _found(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.path) for finding in report.findings]


def test_a_crash_is_reported_at_its_record_and_all_else_is_judged(kb: KnowledgeBase) -> None:
    report = _run(kb)

    assert _found(report) == [
        ("crashing", "systems/ledger.yaml"),
        ("missing-owner", "systems/ledger.yaml"),
        ("rule-crashed", "systems/ledger.yaml"),
        ("crashing", "systems/vault.yaml"),
        ("missing-owner", "systems/vault.yaml"),
    ]


def test_the_message_names_the_rule_and_hides_secrets(kb: KnowledgeBase) -> None:
    crash = next(one for one in _run(kb).findings if one.rule == "rule-crashed")

    assert crash.message == (
        "the rule crashing crashed and could not judge this:"
        " ZeroDivisionError: password=(masked) divided"
    )


def test_what_a_crash_left_open_is_counted(kb: KnowledgeBase) -> None:
    tally = _run(kb).tallies["crashing"]

    assert (tally.judged, tally.unknown) == (1, {"the rule crashed": 1})


def test_a_crash_is_reported_where_another_rule_was_selected(kb: KnowledgeBase) -> None:
    report = _run(kb, CheckOptions(select=frozenset({"crashing"})))

    assert ("rule-crashed", "systems/ledger.yaml") in _found(report)
    assert "rule-crashed" in report.rules


def test_a_crash_can_be_ignored_by_name(kb: KnowledgeBase) -> None:
    report = _run(kb, CheckOptions(ignore=frozenset({"rule-crashed"})))

    assert "rule-crashed" not in {finding.rule for finding in report.findings}


def test_a_developer_sees_the_error_itself(kb: KnowledgeBase) -> None:
    with pytest.raises(ZeroDivisionError):
        _run(kb, CheckOptions(raise_errors=True))


def test_a_crash_in_a_rule_over_everything_names_the_configuration(kb: KnowledgeBase) -> None:
    def explode(_: KnowledgeBase, _context: Context) -> Iterator[Problem]:
        raise RuntimeError("no graph")

    everywhere = replace(crashing, check=explode, on=(KnowledgeBase,))

    report = check(kb, DAY, rules=[everywhere, rule_crashed.check])
    findings: list[Finding] = list(report.findings)

    assert [(one.rule, one.path, one.span.line) for one in findings] == [
        ("rule-crashed", "relaybook.yml", 1)
    ]
