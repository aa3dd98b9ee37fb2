"""What is less critical than what needs it, and what nobody can tell."""

from pathlib import Path

from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "tier-inversion"


def _system(title: str, *needs: str, tier: int | None = None, more: str = "") -> str:
    written = f"title: {title}\n{more}" + (f"service_tier: {tier}\n" if tier else "")
    return written + "depends_on:\n" + "".join(f"  - {{to: {need}}}\n" for need in needs)


def _report(folder: Path, **files: str) -> Report:
    systems = {f"systems/{name}.yaml": text for name, text in files.items()}
    return judged(folder, systems, Level.STANDARD, RULE)


def test_it_is_told_once_with_the_way_from_the_most_critical(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        cards=_system("Cards", "limits", tier=1),
        desk=_system("Desk", "cron", tier=2),
        limits=_system("Limits", "cron", tier=1),
        cron="title: Cron\nservice_tier: 3\n",
    )

    assert [(f.path, f.severity) for f in report.findings] == [
        ("systems/cron.yaml", Severity.WARNING)
    ]
    assert said(report) == [
        (
            2,
            1,
            "Cron is tier 3, but Limits of tier 1 cannot run without it: Limits → Cron",
            (
                "write `service_tier: 1` and run it so, or let a system on the way do without"
                " what it needs: `criticality: soft`"
            ),
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/limits.yaml", 4, "Limits needs Cron")
    ]


def test_a_system_without_a_tier_passes_on_what_needs_it(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        cards=_system("Cards", "limits", tier=1),
        limits=_system("Limits", "cron"),
        cron="title: Cron\nservice_tier: 3\n",
    )

    (finding,) = report.findings
    assert finding.message.endswith("Cards → Limits → Cron")
    assert [one.message for one in finding.related] == ["Cards needs Limits", "Limits needs Cron"]
    assert report.tallies[RULE].unknown == {"systems without a service_tier": 1}


def test_what_asks_nothing_makes_no_inversion(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        old=_system("Old", "cron", tier=1, more="lifecycle: retired\n"),
        new=_system("New", "cron", tier=1, more="lifecycle: planned\n"),
        soft=_system("Soft", "cron, criticality: soft", tier=1),
        build=_system("Build", "cron, needed_for: [deploy]", tier=1),
        same=_system("Same", "cron", tier=3),
        cron="title: Cron\nservice_tier: 3\n",
    )

    assert said(report) == []
    assert report.tallies[RULE].unknown == {}


def test_what_is_needed_by_something_without_a_tier_is_counted(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        cards=_system("Cards", "limits", "dns"),
        limits=_system("Limits", "cron", tier=3),
        cron="title: Cron\nservice_tier: 3\n",
        dns="title: DNS\nservice_tier: 1\n",
    )

    assert said(report) == []
    assert report.tallies[RULE].unknown == {
        "systems that something without a service_tier needs": 2,
        "systems without a service_tier": 1,
    }
