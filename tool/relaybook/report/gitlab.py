"""The report as GitLab's code quality widget reads it, for the lines of a merge request."""

import json
from typing import Any

from relaybook.findings import Finding, Report, Severity
from relaybook.report.fingerprint import with_fingerprints
from relaybook.report.printable import printable
from relaybook.report.wording import path_from

# GitLab knows five; `blocker` and `critical` are for what would stop a release of software.
_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, *, prefix: str = "") -> str:
    """Return an array with one object for each open finding.

    prefix: leads from the root of the repository to the knowledge base; GitLab wants such paths.
    The format has no room for completeness, for accepted findings and for what could not be judged.
    """
    issues = [_issue(*one, prefix) for one in with_fingerprints(report.findings)]
    return json.dumps(issues, indent=2) + "\n"


def _issue(finding: Finding, fingerprint: str, prefix: str) -> dict[str, Any]:
    said = f"{finding.message}; {finding.help}" if finding.help else finding.message
    return {
        "description": printable(said),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": {
            "path": path_from(prefix, finding.path),
            "lines": {"begin": finding.span.line},
        },
    }
