"""What editors, GitHub and other programs read."""

import json
from datetime import date

from tests.report.samples import ACCEPTED, UNOWNED, finding, report

from relaybook.findings import AsOf, Severity
from relaybook.report import concise, github
from relaybook.report import json as json_report
from relaybook.source import Span


def test_concise_has_one_line_for_each_finding() -> None:
    made = report(finding(), UNOWNED, as_of=AsOf(date(2026, 12, 31), "--as-of exit"))

    assert concise.render(made, prefix="kb/", seconds=0.5).splitlines() == [
        (
            "owner 212/300 · rollback 3/1300 (61 change something), not enforced · "
            "as of 2026-12-31 (fixed by --as-of exit)"
        ),
        (
            "kb/runbooks/slow.md:7:5: error[broken-link] the link leads to runbooks/scorer-dwn.md, "
            "which does not exist; did you mean runbooks/scorer-down.md?"
        ),
        (
            "kb/systems/ledger.yaml:1:1: warning[missing-owner] the system ledger has no owner; "
            "write `owner: <team>`"
        ),
        "could not judge links out of the knowledge base: broken-link 2",
        "1 error, 1 warning in 1,320 documents · 0 accepted · 0.50 s",
    ]


def test_concise_stays_on_one_line() -> None:
    text = concise.render(report(finding(message="a\nb\x1b[0m", help="")))

    assert "error[broken-link] a b\\x1b[0m\n" in text


def test_github_annotates_each_finding() -> None:
    info = finding(severity=Severity.INFO, span=Span(7, 5, 9, 1))

    assert github.render(report(finding(), UNOWNED, info), prefix="kb/").splitlines()[1:4] == [
        (
            "::error file=kb/runbooks/slow.md,line=7,col=5,endColumn=25,title=broken-link::"
            "the link leads to runbooks/scorer-dwn.md, which does not exist"
            "%0Adid you mean runbooks/scorer-down.md?"
        ),
        (
            "::warning file=kb/systems/ledger.yaml,line=1,col=1,endColumn=5,title=missing-owner::"
            "the system ledger has no owner%0Awrite `owner: <team>`"
        ),
        (
            "::notice file=kb/runbooks/slow.md,line=7,col=5,title=broken-link::"
            "the link leads to runbooks/scorer-dwn.md, which does not exist"
            "%0Adid you mean runbooks/scorer-down.md?"
        ),
    ]


def test_nothing_in_a_record_becomes_a_workflow_command() -> None:
    evil = finding(path="a,line=1::b%.md", message="100 %\r\n::add-mask::x", help="")
    made = report(evil, as_of=AsOf(date(2026, 12, 31), "x ##[add-mask]y\n::stop-commands::z"))
    lines = github.render(made).splitlines()

    assert lines[1] == (
        "::error file=a%2Cline=1%3A%3Ab%25.md,line=7,col=5,endColumn=25,title=broken-link::"
        "100 %25\\x0d ::add-mask::x"
    )
    assert "##[" not in lines[0]
    assert "::" not in lines[0]


def test_json_is_versioned_and_counts_from_one() -> None:
    found = json.loads(json_report.render(report(finding(), UNOWNED, accepted=(ACCEPTED,))))

    assert list(found) == [
        "version",
        "name",
        "as_of",
        "assumed_gone",
        "profiles",
        "completeness",
        "counts",
        "findings",
        "accepted",
        "baselined",
        "tallies",
        "rules",
    ]
    assert found["version"] == 1
    assert found["as_of"] == {"day": "2026-11-23", "fixed": None}
    assert found["counts"] == {
        "error": 1,
        "warning": 1,
        "info": 0,
        "accepted": 1,
        "baselined": 0,
        "documents": 1320,
        "left_out": 0,
    }
    assert found["completeness"][1] == {
        "name": "rollback",
        "have": 3,
        "of": 1300,
        "not_enforced": 1300,
        "note": "61 change something",
    }
    assert found["findings"][1] == {
        "rule": "missing-owner",
        "severity": "warning",
        "path": "systems/ledger.yaml",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 6,
        "record": "system:ledger",
        "message": "the system ledger has no owner",
        "help": "write `owner: <team>`",
        "excerpt": "title: Ledger",
        "accepted": None,
        "baselined": False,
        "related": [
            {
                "path": "contacts/payments.yaml",
                "line": 2,
                "column": 1,
                "end_line": 2,
                "end_column": 6,
                "message": "a team that fits",
            }
        ],
    }
    assert found["accepted"][0]["accepted"] == "the page moves next week"
    assert found["tallies"]["broken-link"] == {
        "judged": 40,
        "could_not_judge": {"links out of the knowledge base": 2},
    }
    assert found["rules"]["missing-owner"]["level"] == "standard"


def test_json_is_plain_ascii() -> None:
    assert json_report.render(report(finding(message="\u202e页\x9b"))).isascii()


def test_what_github_does_not_show_stands_in_the_log() -> None:
    errors = [finding(path=f"runbooks/{number:02}.md") for number in range(12)]
    warnings = [finding(path=f"z/{n:02}.md", severity=Severity.WARNING) for n in range(10)]
    lines = github.render(report(*errors, *warnings), prefix="kb/").splitlines()

    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[21:24] == [
        (
            "GitHub shows 10 errors, 10 warnings and 10 notices of a step; "
            "without an annotation: 2 findings"
        ),
        (
            "kb/runbooks/10.md:7:5: error[broken-link] the link leads to runbooks/scorer-dwn.md, "
            "which does not exist; did you mean runbooks/scorer-down.md?"
        ),
        (
            "kb/runbooks/11.md:7:5: error[broken-link] the link leads to runbooks/scorer-dwn.md, "
            "which does not exist; did you mean runbooks/scorer-down.md?"
        ),
    ]
