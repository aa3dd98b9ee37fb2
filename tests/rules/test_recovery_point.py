"""What is promised of data holds where the data are from, too."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "recovery-point"


def _report(folder: Path, level: Level = Level.STANDARD, /, **files: str) -> Report:
    systems = {f"systems/{name}.yaml": text for name, text in files.items()}
    return judged(folder, systems, level, RULE)


def _books(kind: str, rpo: str = "rpo: 5m") -> str:
    return f"title: Books\n{rpo}\ndepends_on:\n  - {{to: db, kind: {kind}}}\n"


def test_it_names_both_promises(tmp_path: Path) -> None:
    report = _report(tmp_path, books=_books("database"), db="title: Database\nrpo: 24h\n")

    assert [(f.path, f.severity) for f in report.findings] == [
        ("systems/books.yaml", Severity.WARNING)
    ]
    assert said(report) == [
        (
            4,
            6,
            (
                "Books is to lose at most 5m of data, but Database, in which it keeps data, up to"
                " 24h: Books → Database"
            ),
            (
                "agree on an `rpo` of 5m or less for Database and copy its data so often, or"
                " promise 24h for Books"
            ),
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/books.yaml", 2, "Books is to lose at most 5m"),
        ("systems/db.yaml", 2, "Database may lose 24h"),
    ]


def test_a_feed_counts_once_and_other_kinds_do_not(tmp_path: Path) -> None:
    twice = _books("data_feed") + "  - {to: db, kind: database}\n"
    feed = _report(tmp_path / "a", books=twice, db="title: Database\nrpo: 24h\n")
    call = _report(tmp_path / "b", books=_books("sync_call"), db="title: Database\nrpo: 24h\n")

    assert [finding.span.line for finding in feed.findings] == [4]
    assert "Database, from which it takes data, up to 24h" in feed.findings[0].message
    assert said(call) == []


@pytest.mark.parametrize(
    ("books", "db"),
    [
        ("rpo: 5m", "rpo: PT5M"),
        ("rpo: 5m", 'rpo: {not_applicable: "It is a cache and holds nothing."}'),
        ('rpo: {not_applicable: "It can be filled again from tapes."}', "rpo: 24h"),
        ("rpo: 5m", "rpo: 24h\nlifecycle: retired"),
        ("rpo: 5m\nlifecycle: planned", "rpo: 24h"),
    ],
)
def test_what_holds_or_loses_nothing_is_clean(tmp_path: Path, books: str, db: str) -> None:
    report = _report(tmp_path, books=_books("database", books), db=f"title: Database\n{db}\n")

    assert said(report) == []
    assert report.tallies[RULE].unknown == {}


def test_what_nobody_promised_is_counted(tmp_path: Path) -> None:
    unknown = _report(tmp_path / "a", books=_books("database"), db="title: Database\n")
    silent = {"books": _books("database", "tags: [a]"), "db": "title: Database\n"}
    full = _report(tmp_path / "b", Level.FULL, **silent)
    standard = _report(tmp_path / "c", **silent)

    assert said(unknown) == said(full) == said(standard) == []
    assert unknown.tallies[RULE].unknown == {
        "systems that take data from something without an rpo": 1
    }
    assert full.tallies[RULE].unknown == {"systems that take data from others and have no rpo": 1}
    assert standard.tallies[RULE].unknown == {}
