"""A promise to be back holds along all that has to be back before, and unknown is no pass."""

from pathlib import Path

from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "recovery-time"


def _system(title: str, *lines: str) -> str:
    return "".join(f"{line}\n" for line in (f"title: {title}", *lines))


def _report(folder: Path, level: Level = Level.STANDARD, /, **files: str) -> Report:
    systems = {f"systems/{name}.yaml": text for name, text in files.items()}
    return judged(folder, systems, level, RULE)


def test_the_longest_way_is_told_with_the_time_of_each(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        web=_system("Web", "rto: 1h", "restore_time: 5m", "needed_to_recover: [db, dns]"),
        db=_system("Database", "restore_time: 40m", "needed_to_recover: [disks]"),
        disks=_system("Disks", "restore_time: 20m"),
        dns=_system("DNS", "restore_time: 50m"),
    )

    assert [(f.path, f.severity) for f in report.findings] == [
        ("systems/web.yaml", Severity.WARNING)
    ]
    assert said(report) == [
        (
            2,
            1,
            (
                "Web is promised back in 1h, but that takes 1h 5m: "
                "Disks (20m) → Database (40m) → Web (5m)"
            ),
            (
                "agree on an `rto` of 1h 5m or more, bring one of these back faster and write"
                " its `restore_time`, or take what is not needed out of `needed_to_recover` and"
                " `needed_for`"
            ),
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/disks.yaml", 2, "Disks takes 20m by itself"),
        ("systems/db.yaml", 2, "Database takes 40m by itself"),
        ("systems/web.yaml", 3, "Web takes 5m by itself"),
    ]


def test_what_nobody_has_written_is_counted_and_never_nothing(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        web=_system("Web", "rto: 1h", "restore_time: 5m", "needed_to_recover: [db]"),
        late=_system("Late", "rto: 10m", "restore_time: 20m", "needed_to_recover: [db]"),
        db=_system("Database", "needed_to_recover: [disks]"),
        disks=_system("Disks", "restore_time: 20m"),
    )

    (finding,) = report.findings
    assert finding.message == (
        "Late is promised back in 10m, but that takes at least 40m: "
        "Disks (20m) → Database (nobody knows) → Late (20m); nobody says how long Database takes"
    )
    assert report.tallies[RULE].unknown == {
        "systems that wait for something whose restore_time nobody has written": 1
    }


def test_a_knot_takes_an_unknown_time(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        web=_system("Web", "rto: 1h", "restore_time: 5m", "needed_to_recover: [a]"),
        a=_system("A", "restore_time: 5m", "needed_to_recover: [b]"),
        b=_system("B", "restore_time: 5m", "needed_to_recover: [a]"),
    )

    assert said(report) == []
    assert report.tallies[RULE].unknown == {
        "systems that wait for others which wait for each other": 1
    }


def test_alternatives_and_what_only_runs_take_no_time(tmp_path: Path) -> None:
    both = "needed_for: [start], any_of: way in"
    report = _report(
        tmp_path,
        web=_system(
            "Web",
            "rto: 1h",
            "restore_time: 5m",
            "depends_on:",
            f"  - {{to: slow, {both}}}",
            f"  - {{to: fast, {both}}}",
            "  - {to: slow, needed_for: [run]}",
            "  - {to: gone, needed_for: [start]}",
        ),
        slow=_system("Slow", "restore_time: 5h"),
        fast=_system("Fast", "restore_time: 50m"),
        gone=_system("Gone", "restore_time: 5h", "lifecycle: retired"),
        later=_system("Later", "rto: 1m", "restore_time: 5h", "lifecycle: planned"),
    )

    assert said(report) == []
    assert report.tallies[RULE].unknown == {}


def test_a_system_that_promises_nothing_is_counted_where_all_is_asked(tmp_path: Path) -> None:
    reason = 'rto: {not_applicable: "It may stay away for ever."}'
    files = {"a": _system("A"), "b": _system("B", reason)}

    standard = _report(tmp_path / "standard", **files)
    full = _report(tmp_path / "full", Level.FULL, **files)

    assert standard.tallies[RULE].unknown == {}
    assert full.tallies[RULE].unknown == {"systems without an rto": 2}  # ledger of the base, too
