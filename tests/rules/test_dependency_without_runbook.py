"""Who is on call knows what to do when something of another team is down."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "dependency-without-runbook"
FELT = "to: b, on_failure: fails"
LINK = "links: [{rel: runbooks, url: 'https://git.example.com/x'}]\n"


def _report(
    folder: Path, edges: str, a: str = "service_tier: 1\n", b: str = "owner: core\n", **more: str
) -> Report:
    files = {
        "contacts/core.yaml": "type: team\ntitle: Core\n",
        "contacts/acme.yaml": "type: vendor\ntitle: Acme\n",
        "systems/a.yaml": f"title: A\nowner: payments\n{a}depends_on:\n  - {{{edges}}}\n",
        "systems/b.yaml": f"title: B\nservice_tier: 4\n{b}",
        "systems/c.yaml": "title: C\nservice_tier: 4\nowner: core\n",
        **{name.replace("__", "/"): text for name, text in more.items()},
    }
    return judged(folder, files, Level.FULL, RULE)


def test_what_to_write_is_told(tmp_path: Path) -> None:
    report = _report(tmp_path, FELT)

    assert [(f.path, f.severity) for f in report.findings] == [("systems/a.yaml", Severity.WARNING)]
    assert said(report) == [
        (
            5,
            6,
            "A fails when B of team:core is down, and no runbook says what to do then: A → B",
            (
                "write with this dependency the `runbook` that says how to live without it, and"
                " whom of team:core to call"
            ),
        )
    ]


@pytest.mark.parametrize(
    "edges",
    [
        "to: b, on_failure: queues",
        "to: b, on_failure: unaffected",
        "to: b, on_failure: fails, criticality: soft",
        "to: b, on_failure: fails, needed_for: [start]",
        "to: b, on_failure: fails, runbook: x",
        "to: b, on_failure: fails, any_of: x}\n  - {to: c, on_failure: fails, any_of: x",
        "to: b, on_failure: fails}\n  - {to: b, on_failure: degrades, runbook: x",
    ],
)
def test_what_is_not_felt_or_is_planned_for(tmp_path: Path, edges: str) -> None:
    assert said(_report(tmp_path, edges)) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("service_tier: 3\n", "owner: core\n"),
        ("service_tier: 1\n", "owner: payments\n"),
        ("service_tier: 1\n", "owner: core\nlifecycle: retired\n"),
        ("service_tier: 1\n", "owner: core\nprovider: acme\n"),
        ("service_tier: 1\nlifecycle: planned\n", "owner: core\n"),
    ],
    ids=["tier", "same-team", "retired", "vendor", "planned"],
)
def test_what_is_judged_elsewhere_or_not_at_all(tmp_path: Path, a: str, b: str) -> None:
    report = _report(tmp_path, FELT, a, b)

    assert (report.findings, report.tallies[RULE].unknown) == ((), {})


def test_several_dependencies_on_one_system_are_one_finding(tmp_path: Path) -> None:
    report = _report(tmp_path, f"{FELT}}}\n  - {{{FELT}, kind: dns")

    assert [one.span.line for one in report.findings] == [5]


def test_a_runbook_about_both_is_a_plan(tmp_path: Path) -> None:
    about_both = {"runbooks__b-down.md": "---\nsystems: [a, b]\n---\n# B is down\n"}
    about_one = {"runbooks__b-down.md": "---\nsystems: [b]\n---\n# B is down\n"}

    assert said(_report(tmp_path / "both", FELT, **about_both)) == []
    assert len(said(_report(tmp_path / "one", FELT, **about_one))) == 1


@pytest.mark.parametrize(
    ("a", "b", "edges", "reason"),
    [
        ("", "owner: core\n", FELT, "systems without a service_tier"),
        (
            "service_tier: 1\n",
            "owner: core\n",
            "to: b",
            "systems that need something and do not say what happens when it fails",
        ),
        (
            "service_tier: 1\n",
            "",
            FELT,
            "systems whose owner, or that of something they need, is not known",
        ),
        (
            f"service_tier: 1\n{LINK}",
            "owner: core\n",
            FELT,
            "systems whose other runbooks are kept elsewhere, as a link of theirs says",
        ),
    ],
)
def test_what_nobody_says_is_no_pass(
    tmp_path: Path, a: str, b: str, edges: str, reason: str
) -> None:
    report = _report(tmp_path, edges, a, b)

    assert said(report) == []
    assert report.tallies[RULE].unknown[reason] == 1
