"""What a critical system waits for in a recovery has a runbook that brings it back."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "missing-recovery-runbook"


def _report(folder: Path, clock: str, a: str = "service_tier: 1\n", **more: str) -> Report:
    files = {
        "systems/a.yaml": f"title: A\n{a}depends_on:\n  - {{to: b, needed_for: [start]}}\n",
        "systems/b.yaml": "title: B\nservice_tier: 4\nscope: external\nneeded_to_recover: clock\n",
        "systems/clock.yaml": f"title: Clock\n{clock}",
    }
    files |= {name.replace("__", "/"): text for name, text in more.items()}
    return judged(folder, files, Level.FULL, RULE)


def test_the_wave_and_who_waits_is_told(tmp_path: Path) -> None:
    report = _report(tmp_path, "service_tier: 3\n")

    assert [(f.path, f.severity) for f in report.findings] == [
        ("systems/clock.yaml", Severity.WARNING)
    ]
    assert said(report) == [
        (
            1,
            1,
            (
                "no runbook says how to bring Clock back, which is in wave 1 of a recovery: A of"
                " tier 1 waits for it (A → B → Clock)"
            ),
            (
                "write one with `type: disaster_recovery` and `systems: [clock]`, or name it as"
                " `restore_runbook` of one of its `backups`"
            ),
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/a.yaml", 4, "A needs B"),
        ("systems/b.yaml", 4, "B needs Clock"),
    ]


@pytest.mark.parametrize(
    "clock",
    [
        "service_tier: 2\n",
        "service_tier: 3\nscope: external\n",
        "service_tier: 3\nlifecycle: planned\n",
        "service_tier: 3\nbackups: [{what: all, restore_runbook: back}]\n",
        "service_tier: 3\npart_of: [site]\n",
    ],
    ids=["asked-already", "external", "planned", "backup", "part"],
)
def test_what_needs_no_runbook_of_its_own(tmp_path: Path, clock: str) -> None:
    runbook = "---\ntype: disaster_recovery\nsystems: [site]\n---\n# Bring the site back\n"
    more = {
        "runbooks__site.md": runbook,
        "runbooks__back.md": "# Restore\n",
        "systems__site.yaml": "title: Site\nservice_tier: 3\n",
    }

    assert said(_report(tmp_path, clock, **more)) == []


def test_a_critical_system_is_judged_where_it_is_not_asked_already(tmp_path: Path) -> None:
    less = "format: 1\nrule_settings:\n  missing-runbook-type: {disaster_recovery_to_tier: 1}\n"
    report = _report(tmp_path, "service_tier: 2\n", **{"relaybook.yml": less})

    assert [f.path for f in report.findings] == ["systems/clock.yaml"]


def test_what_only_runs_is_not_waited_for(tmp_path: Path) -> None:
    files = {
        "systems/a.yaml": (
            "title: A\nservice_tier: 1\ndepends_on:\n  - clock\n"
            "  - {to: clock, needed_for: [recover], criticality: soft}\n"
        ),
        "systems/clock.yaml": "title: Clock\nservice_tier: 3\n",
    }

    assert said(judged(tmp_path, files, Level.FULL, RULE)) == []


@pytest.mark.parametrize(
    ("clock", "a", "reason"),
    [
        (
            "service_tier: 3\nlinks: [{rel: runbooks, url: 'https://git.example.com/x'}]\n",
            "service_tier: 1\n",
            "systems whose other runbooks are kept elsewhere, as a link of theirs says",
        ),
        ("service_tier: 3\n", "", "systems that only something without a tier waits for"),
    ],
)
def test_what_nobody_can_tell_is_no_pass(tmp_path: Path, clock: str, a: str, reason: str) -> None:
    report = _report(tmp_path, clock, a)

    assert said(report) == []
    assert report.tallies[RULE].unknown == {reason: 1}
