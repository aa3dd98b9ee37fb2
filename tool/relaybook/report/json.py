"""The report for other programs; the version changes when a field changes its meaning."""

import json
from typing import Any

from relaybook.findings import Finding, Report, Severity
from relaybook.source import Span

VERSION = 1


def render(report: Report) -> str:
    """Return an object; lines and columns count from 1, ends are exclusive, paths are as in git.

    Paths are relative to the knowledge base, with forward slashes. Nothing in it depends on how
    long the check took.
    """
    content = {
        "version": VERSION,
        "name": report.name,
        "as_of": {"day": report.as_of.day.isoformat(), "fixed": report.as_of.fixed or None},
        "assumed_gone": list(report.gone),
        "profiles": list(report.profiles),
        "completeness": [_completeness(line) for line in report.completeness],
        "counts": _counts(report),
        "findings": [_finding(finding) for finding in report.findings],
        "accepted": [_finding(finding) for finding in report.accepted],
        "baselined": [_finding(finding) for finding in report.baselined],
        "tallies": {
            rule: {"judged": tally.judged, "could_not_judge": dict(tally.unknown)}
            for rule, tally in sorted(report.tallies.items())
        },
        "rules": {rule: _rule(report, rule) for rule in sorted(report.rules)},
    }
    return json.dumps(content, indent=2) + "\n"


def _completeness(line: Any) -> dict[str, Any]:
    return {
        "name": line.name,
        "have": line.have,
        "of": line.of,
        "not_enforced": line.not_enforced,
        "note": line.note or None,
    }


def _counts(report: Report) -> dict[str, int]:
    found = {
        one.word: sum(finding.severity is one for finding in report.findings)
        for one in sorted(Severity, reverse=True)
    }
    return {
        **found,
        "accepted": len(report.accepted),
        "baselined": len(report.baselined),
        "documents": report.documents,
        "left_out": report.left_out or 0,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "path": finding.path,
        **_span(finding.span),
        "record": finding.record or None,
        "message": finding.message,
        "help": finding.help or None,
        "excerpt": finding.excerpt,
        "accepted": finding.accepted,
        "baselined": finding.baselined,
        "related": [
            {"path": other.path, **_span(other.span), "message": other.message}
            for other in finding.related
        ],
    }


def _span(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _rule(report: Report, rule: str) -> dict[str, str]:
    info = report.rules[rule]
    return {
        "summary": info.summary,
        "area": info.area,
        "level": info.level.word,
        "severity": info.severity.word,
    }
