"""What the code quality widget of GitLab reads."""

import json

from tests.report.samples import ACCEPTED, UNOWNED, finding, report

from relaybook.findings import Severity
from relaybook.report import gitlab
from relaybook.report.fingerprint import with_fingerprints
from relaybook.source import Span


def test_each_open_finding_is_an_issue() -> None:
    made = report(finding(), UNOWNED, accepted=(ACCEPTED,), baselined=(finding(path="x.md"),))
    prints = [fingerprint for _, fingerprint in with_fingerprints(made.findings)]

    assert json.loads(gitlab.render(made, prefix="kb/")) == [
        {
            "description": "the link leads to runbooks/scorer-dwn.md, which does not exist; "
            "did you mean runbooks/scorer-down.md?",
            "check_name": "broken-link",
            "fingerprint": prints[0],
            "severity": "major",
            "location": {"path": "kb/runbooks/slow.md", "lines": {"begin": 7}},
        },
        {
            "description": "the system ledger has no owner; write `owner: <team>`",
            "check_name": "missing-owner",
            "fingerprint": prints[1],
            "severity": "minor",
            "location": {"path": "kb/systems/ledger.yaml", "lines": {"begin": 1}},
        },
    ]


def test_no_two_issues_share_a_fingerprint() -> None:
    """GitLab shows only the first of those that do."""
    same = [finding(span=Span(line, 5, line, 26)) for line in range(1, 30)]
    issues = json.loads(gitlab.render(report(*same)))

    assert len({issue["fingerprint"] for issue in issues}) == len(same)


def test_every_severity_is_one_that_gitlab_knows() -> None:
    made = report(*(finding(severity=one, path=one.word) for one in Severity))

    severities = [issue["severity"] for issue in json.loads(gitlab.render(made))]
    assert severities == ["info", "minor", "major"]


def test_nothing_found_is_an_empty_list() -> None:
    assert json.loads(gitlab.render(report())) == []
