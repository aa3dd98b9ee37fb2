"""Production needs nothing that runs only in tests; what nobody says is no pass."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "non-production-dependency"
TESTS = "environments: [{name: dev}, {name: UAT}]\n"
CANNOT = "systems that need something of which nobody says in which environments it runs"


def _report(folder: Path, edges: str, a: str = "", b: str = TESTS) -> Report:
    files = {
        "systems/a.yaml": f"title: A\n{a}depends_on:\n  - {{{edges}}}\n",
        "systems/b.yaml": f"title: B\n{b}",
    }
    return judged(folder, files, Level.FULL, RULE)


def test_where_it_runs_is_told(tmp_path: Path) -> None:
    report = _report(tmp_path, "to: b}\n  - {to: b, kind: dns")

    assert [(f.path, f.severity) for f in report.findings] == [("systems/a.yaml", Severity.WARNING)]
    assert said(report) == [
        (
            3,
            6,
            "A in production needs B, which runs only in dev, UAT: A → B",
            (
                "move the need to a B in production, or add that to its `environments`; where only"
                " tests need it, write `environment` with this dependency"
            ),
        )
    ]
    assert [(one.path, one.span.line) for one in report.findings[0].related] == [
        ("systems/b.yaml", 2)
    ]


@pytest.mark.parametrize(
    ("edges", "a", "b"),
    [
        ("to: b, environment: test", "", TESTS),
        ("to: b, needed_for: [deploy]", "", TESTS),
        ("to: b", "lifecycle: experimental\n", TESTS),
        ("to: b", "lifecycle: retired\n", TESTS),
        ("to: b", TESTS, TESTS),
        ("to: b", "", f"lifecycle: planned\n{TESTS}"),
        ("to: b", "", "environments: [{name: dev}, {name: prod}, {name: blue}]\n"),
        ("to: b", "", 'environments: {not_applicable: "It is a cable in a cellar."}\n'),
    ],
)
def test_what_is_no_leak(tmp_path: Path, edges: str, a: str, b: str) -> None:
    report = _report(tmp_path, edges, a, b)

    assert (report.findings, report.tallies[RULE].unknown) == ((), {})


@pytest.mark.parametrize(
    "b", ["", "environments: [{name: blue}]\n", f"{TESTS[:-2]}, {{name: x}}]\n"]
)
def test_what_nobody_says_is_no_pass(tmp_path: Path, b: str) -> None:
    report = _report(tmp_path, "to: b", "environments: [{name: blue}]\n", b)

    assert said(report) == []
    assert report.tallies[RULE].unknown == {CANNOT: 1}
