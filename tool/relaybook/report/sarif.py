"""The report as SARIF 2.1.0, which forges and editors show as alerts and keep track of."""

import json
from collections.abc import Container, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from relaybook import __version__
from relaybook.findings import Finding, Report
from relaybook.report.fingerprint import with_fingerprints
from relaybook.report.printable import printable
from relaybook.report.sarif_rules import LEVELS, descriptors
from relaybook.report.wording import (
    IN_BASELINE,
    completeness_in_words,
    could_not_judge,
    moment_in_words,
    path_from,
)
from relaybook.source import Span

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_FINGERPRINT = "relaybookFinding/v1"


def render(
    report: Report, *, prefix: str = "", pages: Mapping[str, str] | None = None, site: str = ""
) -> str:
    """Return one run with every finding; accepted and baselined ones are suppressed, saying why.

    prefix: leads from the root of the repository to the knowledge base. pages: the Markdown page
    of each rule, for its help. site: where the knowledge base is published, for links to those
    pages; without it they have none.
    """
    findings = (*report.findings, *report.accepted, *report.baselined)
    ids = sorted({*report.rules, *(one.rule for one in findings)})
    baselined = frozenset(report.baselined)
    numbers = {rule: number for number, rule in enumerate(ids)}
    driver = {
        "name": "relaybook",
        "version": __version__,
        "rules": descriptors(report.rules, ids, pages or {}, site),
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [{"executionSuccessful": True, **_notifications(report)}],
        "properties": _properties(report),
        "results": [
            _result(*one, numbers[one[0].rule], prefix) | _suppressed(one[0], baselined)
            for one in with_fingerprints(findings)
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _properties(report: Report) -> dict[str, Any]:
    return {
        "knowledgeBase": report.name,
        "asOf": moment_in_words(report),
        "completeness": {line.name: completeness_in_words(line) for line in report.completeness},
        "documents": report.documents,
    }


def _notifications(report: Report) -> dict[str, Any]:
    """What could not be judged is no result, yet nothing that passed."""
    lines = [
        {"level": "note", "message": {"text": _text(f"could not judge {line}")}}
        for line in could_not_judge(report)
    ]
    return {"toolExecutionNotifications": lines} if lines else {}


def _result(finding: Finding, fingerprint: str, rule: int, prefix: str) -> dict[str, Any]:
    said = "\n".join(_text(part) for part in (finding.message, finding.help) if part)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [_location(path_from(prefix, finding.path), finding.span, finding.record)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if related := list(_related(finding, prefix)):
        result["relatedLocations"] = related
    return result


def _suppressed(finding: Finding, baselined: Container[Finding]) -> dict[str, Any]:
    if finding.accepted is not None:
        return _suppression("inSource", finding.accepted)
    return _suppression("external", IN_BASELINE) if finding in baselined else {}


def _suppression(kind: str, reason: str) -> dict[str, Any]:
    return {"suppressions": [{"kind": kind, "status": "accepted", "justification": _text(reason)}]}


def _related(finding: Finding, prefix: str) -> Iterator[dict[str, Any]]:
    for number, other in enumerate(finding.related, 1):
        place = _location(path_from(prefix, other.path), other.span)
        yield {"id": number, **place, "message": {"text": _text(other.message)}}


def _location(path: str, span: Span, record: str = "") -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(path, errors="replace"), "uriBaseId": _ROOT},
        "region": _region(span),
    }
    logical = [{"fullyQualifiedName": printable(record), "kind": "resource"}] if record else []
    return {"physicalLocation": place, **({"logicalLocations": logical} if logical else {})}


def _region(span: Span) -> dict[str, int]:
    """Both of us count characters from 1 and end after the last one; a point has no end."""
    start = {"startLine": span.line, "startColumn": span.column}
    if (span.end_line, span.end_column) <= (span.line, span.column):
        return start
    return {**start, "endLine": span.end_line, "endColumn": span.end_column}


def _text(text: str) -> str:
    """Return a message without links: SARIF sees them in `[text](target)` even in plain text."""
    return printable(text).replace("](", "] (")
