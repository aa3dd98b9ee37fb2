"""What takes critical systems down with it, and what nobody can tell of it."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "single-point-of-failure"
UNSAID = "systems that take critical ones down with them, of whose redundancy nobody says anything"


def _system(title: str, *needs: str, tier: int | None = 1, more: str = "") -> str:
    written = f"title: {title}\n{more}" + (f"service_tier: {tier}\n" if tier else "")
    return written + "depends_on:\n" + "".join(f"  - {{to: {need}}}\n" for need in needs)


def _report(folder: Path, settings: str = "", **files: str) -> Report:
    systems = {f"systems/{name}.yaml": text for name, text in files.items()}
    if settings:
        systems["relaybook.yml"] = f"format: 1\nrule_settings:\n  {RULE}: {settings}\n"
    return judged(folder, systems, Level.FULL, RULE)


def test_it_says_how_many_go_down_and_shows_the_nearest(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        cards=_system("Cards", "limits"),
        limits=_system("Limits", "dns"),
        dns="title: DNS\nredundancy:\n  mode: none\n",
    )

    assert [(f.path, f.severity) for f in report.findings] == [
        ("systems/dns.yaml", Severity.WARNING)
    ]
    assert [(line, column, message) for line, column, message, _ in said(report)] == [
        (
            2,
            1,
            (
                "DNS takes 2 systems of tier 1 down with it, and nothing stands ready for it: "
                "Limits → DNS"
            ),
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/limits.yaml", 4, "Limits needs DNS")
    ]
    assert report.tallies[RULE].unknown == {UNSAID: 1}  # limits takes cards down


def test_a_test_that_is_still_to_come_proves_nothing(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        cards=_system("Cards", "dns"),
        dns="title: DNS\nredundancy: {mode: active_active, tested_on: 2026-11-21}\n",
    )

    (finding,) = report.findings
    assert finding.message == (
        "DNS takes Cards of tier 1 down with it, and its redundancy (active/active) is tested only"
        " on 2026-11-21: Cards → DNS"
    )


def test_what_stops_a_failure_or_does_not_run_is_none(tmp_path: Path) -> None:
    none = "redundancy: {mode: none}\n"
    report = _report(
        tmp_path,
        cards=_system("Cards", "log, on_failure: queues", "dns, criticality: soft", "old"),
        gone=_system("Gone", "dns", more="lifecycle: retired\n"),
        desk=_system("Desk", "dns", tier=2),
        log=f"title: Log\n{none}",
        dns=f"title: DNS\n{none}",
        old=f"title: Old\nlifecycle: retired\n{none}",
        tape='title: Tape\nredundancy: {not_applicable: "A second one makes no sense here."}\n',
        feed=_system("Feed", "tape"),
    )

    assert said(report) == []
    assert report.tallies[RULE].unknown == {}


def test_what_takes_systems_without_a_tier_down_cannot_be_judged(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        cards=_system("Cards", "dns", tier=None),
        dns="title: DNS\nredundancy: {mode: none}\n",
    )

    assert said(report) == []
    assert report.tallies[RULE].unknown == {
        "systems without tested redundancy that take systems without a service_tier down": 1
    }


def test_lower_tiers_count_where_the_settings_say_so(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        "{to_tier: 2}",
        desk=_system("Desk", "dns", tier=2),
        dns="title: DNS\nredundancy: {mode: none}\n",
    )

    assert [finding.message for finding in report.findings] == [
        "DNS takes Desk of tier 2 down with it, and nothing stands ready for it: Desk → DNS"
    ]


RISK = "id: R-1, owner: team:payments, plan: A second one in March"


@pytest.mark.parametrize(
    ("own", "others", "found"),
    [
        (f"what: A single point of failure, {RISK}", "", 0),
        (f"what: SPOF, {RISK}, expires_on: 2026-11-20", "", 0),
        (f"what: SPOF, {RISK}, expires_on: 2026-11-19", "", 1),
        (f"what: It loses what it knows, {RISK}", "", 1),
        ("what: A single point of failure, owner: team:payments, plan: Soon", "", 1),
        ("id: R-1, what: A single point of failure, plan: Soon", "", 1),
        ("id: R-1, what: A single point of failure, owner: team:payments, plan: tbd", "", 1),
        ("id: R-1, what: A single point of failure, owner: team:payments", "", 1),
        ("", f"what: DNS is a single point of failure, {RISK}", 0),
        ("", f"what: The DNS-proxy is a single point of failure, {RISK}", 1),
        ("", f"what: DNS answers late, {RISK}", 1),
    ],
)
def test_a_risk_that_calls_it_one_answers(
    own: str, others: str, found: int, tmp_path: Path
) -> None:
    report = _report(
        tmp_path,
        cards=_system("Cards", "dns", more=f"risks: [{{{others}}}]\n" if others else ""),
        dns="title: DNS\nredundancy: {mode: none}\n" + (f"risks: [{{{own}}}]\n" if own else ""),
    )

    assert len(report.findings) == found
    assert report.tallies[RULE].unknown == {}


def test_a_risk_answers_where_nobody_speaks_of_redundancy(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        cards=_system("Cards", "dns"),
        dns=f"title: DNS\nrisks: [{{what: A single point of failure, {RISK}}}]\n",
    )

    assert (said(report), report.tallies[RULE].unknown) == ([], {})
