"""What goes is told at who stays and needs it, once, with the path from whom it hurts most."""

from datetime import date
from pathlib import Path

import pytest
from tests.rules.knowledge import DAY, judged, said

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Level, Report, Severity
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

RULE = "depends-on-leaving-system"


def _needs(*needs: str) -> str:
    return "depends_on:\n" + "".join(f"  - {{to: {need}}}\n" for need in needs)


def _report(folder: Path, files: dict[str, str], **contacts: str) -> Report:
    every = {f"systems/{name}.yaml": text for name, text in files.items()}
    every |= {f"contacts/{name}.yaml": text for name, text in contacts.items()}
    return judged(folder, every, Level.STANDARD, RULE)


def _on(folder: Path, day: date, *profiles: str) -> Report:
    options = CheckOptions(select=frozenset({RULE}), profiles=profiles, raise_errors=True)
    return check(load(WorkingTree(folder)), AsOf(day), options)


def test_the_path_begins_at_the_most_critical_system(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        {
            "cards": f"title: Cards\nservice_tier: 1\n{_needs('mid')}",
            "mid": f"title: Mid\nservice_tier: 2\n{_needs('rates')}",
            "rates": f"title: Rates\nservice_tier: 3\n{_needs('old')}",
            "old": "title: Old\nlifecycle: deprecated\nreplaced_by: new\n",
            "new": "title: New\n",
        },
    )

    assert [(f.path, f.severity) for f in report.findings] == [
        ("systems/rates.yaml", Severity.WARNING)
    ]
    assert said(report) == [
        (
            4,
            6,
            (
                "Old goes (it is deprecated), and Cards of tier 1 cannot do without: "
                "Cards → Mid → Rates → Old"
            ),
            "move to new, which replaces it, and write that instead",
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/mid.yaml", 4, "Mid needs Rates"),
        ("systems/old.yaml", 2, "Old goes (it is deprecated)"),
    ]


@pytest.mark.parametrize(
    ("edge", "count"),
    [
        ("old", 1),
        ("old, needed_for: [recover]", 1),
        ("old, needed_for: [deploy]", 0),
        ("old, criticality: soft", 0),
        ("old, any_of: x}\n  - {to: new, any_of: x", 0),
        ("old, any_of: x}\n  - {to: older, any_of: x", 1),
    ],
)
def test_only_what_it_cannot_do_without(tmp_path: Path, edge: str, count: int) -> None:
    files = {
        "a": f"title: A\n{_needs(edge)}",
        "old": "title: Old\nlifecycle: retired\n",
        "older": "title: Older\nretire_on: 2026-11-20\n",
        "new": "title: New\nretire_on: 2026-11-21\n",
    }

    assert len(said(_report(tmp_path, files))) == count


@pytest.mark.parametrize("goes_too", ["lifecycle: deprecated", "retire_on: 2026-11-01"])
def test_who_goes_too_does_not_mind(tmp_path: Path, goes_too: str) -> None:
    files = {
        "a": f"title: A\n{goes_too}\n{_needs('old')}",
        "old": "title: Old\nlifecycle: retired\n",
    }

    assert said(_report(tmp_path, files)) == []


def test_a_vendor_goes_on_the_day_after_the_contract(tmp_path: Path) -> None:
    files = {
        "a": f"title: A\n{_needs('labels')}",
        "labels": "title: Labels\nscope: external\nprovider: acme\n",
    }
    acme = "type: vendor\ntitle: Acme\ncontracts: [{ref: C-1, end_on: 2026-12-31}]\n"

    assert said(_report(tmp_path, files, acme=acme)) == []
    assert said(_on(tmp_path, date(2026, 12, 31))) == []
    (finding,) = _on(tmp_path, date(2027, 1, 1), "vendor-exit").findings
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        "Labels goes (contract C-1 with vendor:acme ended on 2026-12-31), and A cannot do without:"
        " A → Labels"
    )


@pytest.mark.parametrize("whose", ["scope: external", "provider: acme"])
def test_a_vendor_of_whom_no_contract_is_known_is_no_pass(tmp_path: Path, whose: str) -> None:
    files = {"a": f"title: A\n{_needs('labels')}", "labels": f"title: Labels\n{whose}\n"}
    report = _report(tmp_path, files, acme="type: vendor\ntitle: Acme\n")

    assert said(report) == []
    assert report.tallies[RULE].unknown == {
        "systems that need something of which nobody knows until when its vendor provides it": 1
    }


def test_a_retired_system_needs_no_known_vendor(tmp_path: Path) -> None:
    files = {
        "a": f"title: A\n{_needs('b')}",
        "b": "title: B\nscope: external\nlifecycle: retired\n",
    }

    assert len(said(_report(tmp_path, files))) == 1
    assert _on(tmp_path, DAY.day).tallies[RULE].unknown == {}
