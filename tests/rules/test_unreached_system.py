"""Nobody is known to use it: told once, with what it drags along."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "unreached-system"


def _report(folder: Path, **systems: str) -> Report:
    files = {f"systems/{name}.yaml": f"title: {name.upper()}\n{systems[name]}" for name in systems}
    return judged(folder, files, Level.FULL, RULE)


def test_what_only_it_needs_is_told_with_it(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        a="entrypoint: true\ndepends_on: [b]\n",
        b="",
        c="depends_on: [d, {to: b, criticality: soft}]\n",
        d="depends_on: [e]\n",
        e="",
    )

    assert [(f.path, f.severity) for f in report.findings] == [("systems/c.yaml", Severity.INFO)]
    assert said(report) == [
        (
            1,
            1,
            "nobody is known to use C: it names no users, and nothing needs it; behind it D, E",
            (
                "write who uses it (`users`, or `entrypoint` where they or jobs come in), name it"
                " where it is needed, or retire it"
            ),
        )
    ]


def test_a_knot_is_told_at_its_first_system(tmp_path: Path) -> None:
    report = _report(tmp_path, a="users: [all]\n", b="depends_on: [c]\n", c="depends_on: [b]\n")

    assert [(f.path, f.message) for f in report.findings] == [
        (
            "systems/b.yaml",
            "nobody is known to use B: it names no users, and only C needs it in return",
        )
    ]


@pytest.mark.parametrize(
    "known", ["entrypoint: The branches", "users: [all]", "customer_facing: true"]
)
def test_somebody_is_known_to_use_it(tmp_path: Path, known: str) -> None:
    assert said(_report(tmp_path, a=f"{known}\ndepends_on: [b]\n", b="")) == []


@pytest.mark.parametrize(
    "rest",
    ["scope: external\n", "lifecycle: planned\n", "lifecycle: retired\n", "entity: domain\n"],
)
def test_what_is_not_ours_or_does_not_run(tmp_path: Path, rest: str) -> None:
    report = _report(
        tmp_path, a="users: [all]\ndepends_on: [b]\n", b="", c=f"{rest}depends_on: [b]\n"
    )

    assert said(report) == []


def test_where_nobody_says_where_users_come_in_nobody_can_tell(tmp_path: Path) -> None:
    report = _report(
        tmp_path, a="entrypoint: false\ndepends_on: [b]\n", b="customer_facing: false\n"
    )

    assert said(report) == []
    assert report.tallies[RULE].unknown == {
        "systems of a knowledge base that does not say where its users come in": 2
    }
