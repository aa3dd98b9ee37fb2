"""What crosses the line to a vendor is agreed, described and planned for."""

from datetime import date
from pathlib import Path

import pytest
from tests.rules.knowledge import DAY, judged, said

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Level, Report, Severity
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

RULE = "exit-boundary"
NOTHING = 'depends_on: {not_applicable: "It runs alone on one host."}\n'
COMPLETE = "interface: Table labels, runbook: gone"
VENDOR = (
    "type: vendor\ntitle: Labelworks\nreach: {phone: '5550'}\n"
    "contracts:\n  - {ref: L-02, end_on: 2025-12-31}\n  - {ref: L-03, end_on: 2026-12-31}\n"
)


def _report(folder: Path, edge: str, labels: str = "provider: labelworks\n") -> Report:
    return judged(
        folder,
        {
            "contacts/labelworks.yaml": VENDOR,
            "systems/labels.yaml": f"title: Labels\nowner: payments\n{labels}{NOTHING}",
            "systems/training.yaml": (
                "title: Training\nowner: payments\nservice_tier: 2\n"
                f"depends_on:\n  - {{to: labels, {edge}}}\n"
            ),
        },
        Level.FULL,
        RULE,
    )


def _on(folder: Path, day: date, *profiles: str) -> Report:
    options = CheckOptions(
        level=Level.FULL, select=frozenset({RULE}), profiles=profiles, raise_errors=True
    )
    return check(load(WorkingTree(folder)), AsOf(day), options)


def test_everything_that_is_missing_is_one_finding(tmp_path: Path) -> None:
    report = _report(tmp_path, "criticality: soft")

    assert said(_on(tmp_path, date(2027, 1, 1))) == [
        (
            5,
            6,
            (
                "Training → Labels crosses the line to vendor:labelworks with no agreement"
                " (contract L-03 with vendor:labelworks ended on 2026-12-31), no interface and no"
                " runbook"
            ),
            (
                "agree it with vendor:labelworks, and write `agreed: {by: ..., date: ...}`,"
                " `interface: ...` and `runbook: ...` here"
            ),
        )
    ]
    assert [one.message.partition(" with ")[2] for one in report.findings] == [
        "no interface and no runbook"
    ]


@pytest.mark.parametrize(
    ("edge", "lacking"),
    [
        (f"contract: L-03, {COMPLETE}", ""),
        (f"contract: l-02, {COMPLETE}", "no agreement (contract l-02 does not hold on 2026-11-20)"),
        (
            f"contract: L-9, {COMPLETE}",
            "no agreement (contract L-9 is none with vendor:labelworks)",
        ),
        (f"contract: L-9, agreed: {{by: role:duty-manager}}, {COMPLETE}", ""),
        ("via: labels-api, runbook: gone", ""),
        ("interface: Table labels", "no runbook"),
    ],
)
def test_each_part_is_asked_for(tmp_path: Path, edge: str, lacking: str) -> None:
    report = _report(tmp_path, edge)

    assert [one.message.partition(" with ")[2] for one in report.findings] == (
        [lacking] if lacking else []
    )


def test_who_has_not_agreed_yet_has_not_agreed(tmp_path: Path) -> None:
    _report(tmp_path, f"{COMPLETE}, criticality: soft, agreed: {{date: 2027-02-01}}")

    assert len(said(_on(tmp_path, date(2027, 1, 31)))) == 1
    assert said(_on(tmp_path, date(2027, 2, 1))) == []


def test_what_exit_boundary_judges_is_not_judged_twice(tmp_path: Path) -> None:
    _report(tmp_path, "on_failure: fails")
    (tmp_path / "contacts" / "core.yaml").write_text("type: team\ntitle: Core\n")
    labels = tmp_path / "systems" / "labels.yaml"
    labels.write_text(labels.read_text().replace("owner: payments", "owner: core"))
    options = CheckOptions(level=Level.FULL, raise_errors=True)
    report = check(load(WorkingTree(tmp_path)), DAY, options)

    assert [f.rule for f in report.findings if f.path == "systems/training.yaml"].count(RULE) == 1
    assert not {"unacknowledged-dependency", "dependency-without-runbook"} & {
        f.rule for f in report.findings
    }


def test_a_hard_need_of_what_leaves_is_told_elsewhere(tmp_path: Path) -> None:
    _report(tmp_path, COMPLETE)

    assert said(_on(tmp_path, date(2027, 1, 1))) == []


def test_it_is_an_error_for_whoever_leaves_a_vendor(tmp_path: Path) -> None:
    usual = _report(tmp_path, "criticality: soft")
    strict = _on(tmp_path, DAY.day, "vendor-exit")

    assert [one.severity for one in usual.findings] == [Severity.WARNING]
    assert [one.severity for one in strict.findings] == [Severity.ERROR]


def test_both_directions_cross_and_nothing_else(tmp_path: Path) -> None:
    files = {
        "contacts/labelworks.yaml": VENDOR,
        "contacts/desk.yaml": "type: team\ntitle: Desk\norg: vendor:labelworks\n",
        "systems/labels.yaml": "title: Labels\nowner: desk\ndepends_on: [other, ledger]\n",
        "systems/other.yaml": f"title: Other\nscope: external\nprovider: labelworks\n{NOTHING}",
        "systems/training.yaml": "title: T\nowner: payments\ndepends_on: [ledger, labels, old]\n",
        "systems/old.yaml": f"title: Old\nlifecycle: retired\nprovider: labelworks\n{NOTHING}",
    }
    report = judged(tmp_path, files, Level.FULL, RULE)

    assert [one.message.partition(" crosses")[0] for one in report.findings] == [
        "Labels → Ledger",
        "T → Labels",
    ]


def test_a_runbook_about_both_is_a_plan(tmp_path: Path) -> None:
    _report(tmp_path, "interface: Table labels")
    runbook = tmp_path / "runbooks" / "labels.md"
    runbook.parent.mkdir()
    runbook.write_text("---\nsystems: [training, labels]\n---\n# Labels are late\n")

    assert said(_on(tmp_path, DAY.day)) == []


def test_what_nobody_knows_is_no_pass(tmp_path: Path) -> None:
    files = {
        "systems/a.yaml": f"title: A\n{NOTHING}",
        "systems/b.yaml": f"title: B\nscope: external\n{NOTHING}",
        "systems/c.yaml": (
            "title: C\nowner: payments\ndepends_on:\n  - a\n"
            f"  - {{to: b, contract: X-1, {COMPLETE}}}\n"
        ),
    }
    report = judged(tmp_path, files, Level.FULL, RULE)

    assert said(report) == []
    assert report.tallies[RULE].unknown == {
        "dependencies on systems of which nobody knows whose they are": 1,
        "dependencies whose contract is with a vendor that nobody names": 1,
    }
