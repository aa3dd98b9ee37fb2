"""One dependency is written once; two that differ are two."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "duplicate-dependency"
HELP = (
    "keep one of the two; where they are two needs, say how they differ: `kind`, `interface`,"
    " `environment` or `needed_for`"
)


def _report(folder: Path, *needs: str, more: str = "") -> Report:
    entries = "".join(f"  - {need}\n" for need in needs)
    files = {
        "systems/a.yaml": f"title: A\ndepends_on:\n{entries}{more}",
        "systems/b.yaml": "title: B\n",
        "systems/c.yaml": "title: C\n",
    }
    return judged(folder, files, Level.BASIC, RULE)


def test_what_the_two_say_differently_is_told(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        "{to: b, kind: dns, on_failure: fails}",
        "{to: b, criticality: soft, on_failure: degrades}",
    )

    assert [finding.severity for finding in report.findings] == [Severity.WARNING]
    assert said(report) == [
        (
            4,
            6,
            (
                "A is said twice to need B, and the two disagree: `criticality` is hard and soft, "
                "`on_failure` is fails and degrades: A → B"
            ),
            HELP,
        )
    ]
    assert [(one.span.line, one.message) for one in report.findings[0].related] == [
        (3, "A needs B")
    ]


def test_each_further_entry_is_told_once(tmp_path: Path) -> None:
    report = _report(tmp_path, "b", "system:b", "c", "{to: b, on_failure: queues}")

    assert [(line, message) for line, _, message, _ in said(report)] == [
        (4, "A is said twice to need B: A → B"),
        (6, "A is said twice to need B: A → B"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "{to: c, kind: dns}",
        "{to: b, kind: identity}",
        "{to: b, kind: dns, needed_for: [recover, deploy]}",
        "{to: b, kind: dns, interface: GET /a}",
        "{to: b, kind: dns, environment: test}",
        "{to: b, kind: dns, any_of: x}",
    ],
)
def test_two_needs_of_one_system_are_two(tmp_path: Path, other: str) -> None:
    assert said(_report(tmp_path, "{to: b, kind: dns}", other)) == []


@pytest.mark.parametrize(
    "need", ["{to: b, needed_for: [recover]}", "{to: b, criticality: soft}", "{to: b, kind: dns}"]
)
def test_what_is_listed_to_recover_is_no_second_entry(tmp_path: Path, need: str) -> None:
    assert said(_report(tmp_path, need, more="needed_to_recover: [b]\n")) == []


def test_what_is_listed_to_recover_is_hard(tmp_path: Path) -> None:
    soft = "{to: b, criticality: soft, interface: Prices, needed_for: [run, recover]}"
    report = _report(tmp_path, soft, more="needed_to_recover: [c, b]\n")

    assert [(line, column, message) for line, column, message, _ in said(report)] == [
        (
            4,
            24,
            (
                "A is said twice to need B, and the two disagree: `criticality` is soft and hard:"
                " A → B"
            ),
        )
    ]


def test_what_is_listed_twice_to_recover(tmp_path: Path) -> None:
    report = _report(tmp_path, "c", more="needed_to_recover: [b, c, system:b]\n")

    assert [(line, column, message) for line, column, message, _ in said(report)] == [
        (4, 27, "A is said twice to need B: A → B")
    ]


def test_a_catalogue_that_declares_both_ends_says_it_once(tmp_path: Path) -> None:
    entity = (
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {{name: {}}}\nspec: {}\n"
    )
    common = "type: service, lifecycle: production, owner: payments"
    files = {
        "relaybook.yml": "format: 1\nimports:\n  - {format: backstage, file: catalog}\n",
        "catalog/a.yaml": entity.format("a", f"{{{common}, dependsOn: [component:b]}}"),
        "catalog/b.yaml": entity.format("b", f"{{{common}, dependencyOf: [component:a]}}"),
    }
    report = judged(tmp_path, files, Level.BASIC, RULE)

    assert said(report) == []
    assert report.tallies[RULE].judged == 3  # with the ledger of the base
