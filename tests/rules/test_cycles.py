from pathlib import Path

from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity


def _system(title: str, *needs: str) -> str:
    return f"title: {title}\nowner: payments\ndepends_on:\n" + "".join(
        f"  - {{to: {need}}}\n" for need in needs
    )


def _related(report: Report) -> list[tuple[str, int, int, str]]:
    (finding,) = report.findings
    return [(one.path, one.span.line, one.span.column, one.message) for one in finding.related]


def test_a_cycle_is_told_as_a_path_of_names_at_its_first_system(tmp_path: Path) -> None:
    files = {
        "systems/c.yaml": _system("Gamma", "d", "a, on_failure: degrades"),
        "systems/d.yaml": "title: Delta\n",
        "systems/b.yaml": _system("Beta", "c, on_failure: fails"),
        "systems/a.yaml": _system("Alpha", "d", "b, on_failure: fails"),
    }
    report = judged(tmp_path, files, Level.STANDARD, "run-cycle")

    assert [(f.path, f.record, f.severity) for f in report.findings] == [
        ("systems/a.yaml", "system:a", Severity.WARNING)
    ]
    assert said(report) == [
        (
            5,
            6,
            "these fail together, each needing the next: Alpha → Beta → Gamma → Alpha",
            (
                "plan for them to fail together, or make one side do without; Gamma → Alpha is"
                " the easiest to give up: write `criticality: soft`"
            ),
        )
    ]
    assert _related(report) == [
        ("systems/b.yaml", 4, 6, "Beta needs Gamma"),
        ("systems/c.yaml", 5, 6, "Gamma needs Alpha"),
    ]


def test_a_knot_is_one_finding_with_a_shortest_cycle(tmp_path: Path) -> None:
    files = {
        "systems/a.yaml": _system("A", "b"),
        "systems/b.yaml": _system("B", "c"),
        "systems/c.yaml": _system("C", "a", "d"),
        "systems/d.yaml": _system("D", "c"),
    }
    report = judged(tmp_path, files, Level.STANDARD, "run-cycle")

    assert [(f.path, f.span.line) for f in report.findings] == [("systems/c.yaml", 5)]
    assert report.findings[0].message == (
        "these fail together, each needing the next: C → D → C (and 2 more in the same knot)"
    )


def test_a_cold_start_is_an_error_and_no_run_cycle_too(tmp_path: Path) -> None:
    files = {
        "systems/a.yaml": _system("A", "b, needed_for: [run, start]"),
        "systems/b.yaml": "title: B\nneeded_to_recover:\n  - a\n",
    }
    report = judged(tmp_path, files, Level.STANDARD, "run-cycle", "start-cycle")

    assert [(f.rule, f.path, f.span.line, f.span.column) for f in report.findings] == [
        ("start-cycle", "systems/a.yaml", 4, 6)
    ]
    assert report.findings[0].severity is Severity.ERROR
    assert report.findings[0].message == "none of these can start before the other: A → B → A"
    assert _related(report) == [("systems/b.yaml", 3, 5, "B needs A")]


def test_names_are_shown_as_they_are(tmp_path: Path) -> None:
    files = {
        "systems/a.yaml": _system('"{edge} {0}"', "b"),
        "systems/b.yaml": _system('"B"', "a"),
    }
    report = judged(tmp_path, files, Level.STANDARD, "run-cycle")

    assert "{edge} {0} → B → {edge} {0}" in report.findings[0].message


def test_soft_needs_make_no_cycle(tmp_path: Path) -> None:
    files = {
        "systems/a.yaml": _system("A", "b"),
        "systems/b.yaml": _system("B", "a, criticality: soft"),
    }

    assert said(judged(tmp_path, files, Level.STANDARD, "run-cycle", "start-cycle")) == []


def test_a_system_that_needs_itself_is_told_at_the_entry(tmp_path: Path) -> None:
    files = {
        "systems/a.yaml": "title: A\ndepends_on:\n  - b\n  - system:a\nneeded_to_recover: a\n",
        "systems/b.yaml": "title: B\n",
    }
    report = judged(tmp_path, files, Level.BASIC, "self-dependency", "run-cycle")

    assert said(report) == [
        (
            4,
            5,
            "A is said to depend on itself",
            "name the system that is meant, or remove the entry",
        ),
        (
            5,
            1,
            "A is said to depend on itself",
            "name the system that is meant, or remove the entry",
        ),
    ]


def test_an_isolated_system_is_an_error_unless_it_says_so(tmp_path: Path) -> None:
    reason = 'depends_on: {not_applicable: "It stands alone on one host."}\n'
    files = {
        "systems/a.yaml": "title: A\n",
        "systems/b.yaml": f"title: B\n{reason}",
        "systems/c.yaml": "title: C\ndepends_on: [gone]\n",
        "systems/d.yaml": "title: D\ndepends_on: [e]\n",
        "systems/e.yaml": "title: E\n",
    }
    report = judged(tmp_path, files, Level.STANDARD, "isolated-system")

    assert [(f.record, f.severity, f.message) for f in report.findings] == [
        ("system:a", Severity.ERROR, "A needs no system, and none needs it")
    ]
