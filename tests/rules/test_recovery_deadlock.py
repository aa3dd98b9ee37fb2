"""What is needed to restore a system must not hang on it, and what nobody knows is said."""

from pathlib import Path

from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "recovery-deadlock"
NOTHING = 'depends_on: {not_applicable: "It runs alone on one host."}\n'
BY_ITSELF = 'needed_to_recover: {not_applicable: "It starts by itself."}\n'


def _needs(*needs: str) -> str:
    return "depends_on:\n" + "".join(f"  - {{to: {need}}}\n" for need in needs)


def _report(folder: Path, files: dict[str, str], *rules: str) -> Report:
    systems = {f"systems/{name}.yaml": text for name, text in files.items()}
    return judged(folder, systems, Level.STANDARD, *(rules or (RULE,)))


def test_the_way_round_is_told_with_each_step(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        {
            "platform": f"title: Platform\n{NOTHING}needed_to_recover:\n  - vpn\n  - wiki\n",
            "vpn": f"title: VPN\n{NOTHING}",
            "wiki": f"title: Wiki\n{_needs('proxy')}",
            "proxy": f"title: Proxy\n{_needs('vpn', 'platform')}",
        },
    )

    assert [(f.severity, f.path) for f in report.findings] == [
        (Severity.ERROR, "systems/platform.yaml")
    ]
    assert said(report) == [
        (
            5,
            5,
            (
                "Wiki is needed to recover Platform, but does not work without it: "
                "Platform → Wiki → Proxy → Platform"
            ),
            (
                "keep Wiki on something that does not need Platform (Proxy → Platform is the step"
                " to part with), or write the way without it into a runbook and take Wiki out of"
                " what is needed to recover"
            ),
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/wiki.yaml", 3, "Wiki needs Proxy"),
        ("systems/proxy.yaml", 4, "Proxy needs Platform"),
    ]


def test_what_a_start_cycle_says_is_not_said_twice(tmp_path: Path) -> None:
    files = {
        "a": f"title: A\n{NOTHING}needed_to_recover: [b]\n",
        "b": f"title: B\n{_needs('a, needed_for: [run, start]')}{BY_ITSELF}",
    }
    report = _report(tmp_path, files, RULE, "start-cycle", "run-cycle")

    assert [f.rule for f in report.findings] == ["start-cycle"]


def test_alternatives_that_all_hang_on_it_are_one_finding(tmp_path: Path) -> None:
    either = "needed_for: [recover], any_of: wiki"
    report = _report(
        tmp_path,
        {
            "a": f"title: A\n{_needs(f'c, {either}', f'b, {either}')}",
            "b": f"title: B\n{_needs('a')}{BY_ITSELF}",
            "c": f"title: C\n{_needs('b')}{BY_ITSELF}",
        },
    )

    assert [(f.path, f.span.line) for f in report.findings] == [("systems/a.yaml", 4)]
    assert "A → B → A" in report.findings[0].message


def test_a_soft_step_leaves_a_way(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        {
            "a": f"title: A\n{NOTHING}needed_to_recover: [b]\n",
            "b": f"title: B\n{_needs('a, criticality: soft')}{BY_ITSELF}",
        },
    )

    assert said(report) == []


def test_what_nobody_says_is_no_pass(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        {
            "a": f"title: A\n{NOTHING}needed_to_recover: [b]\n",
            "b": f"title: B\n{_needs('c')}{BY_ITSELF}",
            "c": f"title: C\n{BY_ITSELF}",
            "ledger": f"title: Ledger\n{NOTHING}{BY_ITSELF}",
        },
    )

    assert said(report) == []
    assert report.tallies[RULE].unknown == {
        "systems whose recovery needs something of which nobody says what it needs": 1
    }


def test_who_is_asked_for_everything_has_to_say_what_recovery_needs(tmp_path: Path) -> None:
    files = {"systems/a.yaml": f"title: A\n{NOTHING}", "systems/ledger.yaml": "scope: external\n"}
    standard = judged(tmp_path, files, Level.STANDARD, RULE)
    full = judged(tmp_path, files, Level.FULL, RULE)

    assert standard.tallies[RULE].unknown == {}
    assert full.tallies[RULE].unknown == {
        "systems of which nobody says what is needed to recover them": 1
    }


def test_nobody_recovers_what_is_planned_or_retired(tmp_path: Path) -> None:
    for lifecycle in ("planned", "retired"):
        report = _report(
            tmp_path,
            {
                "a": f"title: A\nlifecycle: {lifecycle}\n{NOTHING}needed_to_recover: [b]\n",
                "b": f"title: B\n{_needs('a')}{BY_ITSELF}",
            },
        )

        assert said(report) == []
