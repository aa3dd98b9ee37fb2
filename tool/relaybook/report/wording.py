"""What every format says in the same words."""

import posixpath
from collections.abc import Iterable, Sequence

from relaybook.findings import AsOf, Completeness, Finding, Report, Severity
from relaybook.graph.draw.words import plural
from relaybook.report.printable import printable

_ONE_AND_MANY = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}
IN_BASELINE = "in the baseline, to be mended later"


def as_of_in_words(as_of: AsOf) -> str:
    """Return `as of 2026-11-23`, and why the day is not today."""
    fixed = f" (fixed by {printable(as_of.fixed)})" if as_of.fixed else ""
    return f"as of {as_of.day}{fixed}"


def gone_in_words(gone: Sequence[str]) -> str:
    """Return `assuming that vendor:x and person:y are gone`."""
    *others, last = gone
    names = f"{', '.join(others)} and {last}" if others else last
    return f"assuming that {names} {'are' if others else 'is'} gone"


def moment_in_words(report: Report) -> str:
    """Return the day that a report is of, and who was taken to have left by then."""
    gone = f", {gone_in_words(report.gone)}" if report.gone else ""
    return as_of_in_words(report.as_of) + gone


def completeness_in_words(line: Completeness) -> str:
    """Return `3/300 (61 change something), not enforced`."""
    if not line.of:
        return "none to count"
    note = f" ({line.note})" if line.note else ""
    enforcement = f", {line.enforcement}" if line.enforcement else ""
    return f"{line.have}/{line.of}{note}{enforcement}"


def by_severity(findings: Iterable[Finding]) -> str:
    """Return `2 errors, 1 warning`, the worst first; `no findings` for none."""
    counts: dict[Severity, int] = {}
    for finding in findings:
        counts[finding.severity] = counts.get(finding.severity, 0) + 1
    parts = [plural(counts[one], *_ONE_AND_MANY[one]) for one in _ONE_AND_MANY if one in counts]
    return ", ".join(parts) or "no findings"


def closing_line(report: Report, seconds: float | None = None) -> str:
    """Return findings by severity, documents, accepted, baselined and seconds on one line."""
    parts = [*_judged(report), f"{len(report.accepted):,} accepted"]
    if report.baselined:
        parts.append(f"{len(report.baselined):,} in the baseline")
    if seconds is not None:
        parts.append(f"{seconds:.2f} s")
    return " · ".join(parts)


def _judged(report: Report) -> list[str]:
    found = by_severity(report.findings)
    if report.left_out is None:
        return [f"{found} in {plural(report.documents, 'document')}"]
    of = plural(report.documents + report.left_out, "document")
    return [found, f"{report.documents:,} of {of} judged"]


def could_not_judge(report: Report) -> list[str]:
    """Return one line for each reason, with every rule that it kept from judging and how often."""
    reasons: dict[str, list[str]] = {}
    for rule, tally in report.tallies.items():
        for reason, count in tally.unknown.items():
            reasons.setdefault(reason, []).append(f"{rule} {count:,}")
    return [f"{reason}: {', '.join(rules)}" for reason, rules in sorted(reasons.items())]


def one_line(report: Report) -> str:
    """Return the completeness lines as one, with the day where it is fixed."""
    parts = [f"{line.name} {completeness_in_words(line)}" for line in report.completeness]
    return " · ".join([*parts, moment_in_words(report)])


def path_from(prefix: str, path: str) -> str:
    """Return where a file is for the reader; owners may be written above the knowledge base."""
    return posixpath.normpath(prefix + path) if path.startswith("../") else prefix + path


def place_of(finding: Finding, prefix: str = "") -> str:
    """Return `path:line:column`; `prefix` leads to the knowledge base."""
    path = printable(path_from(prefix, finding.path))
    return f"{path}:{finding.span.line}:{finding.span.column}"


def line_of(finding: Finding, prefix: str = "") -> str:
    """Return `path:line:column: severity[rule] message; help`."""
    said = printable(f"{finding.message}; {finding.help}" if finding.help else finding.message)
    return f"{place_of(finding, prefix)}: {finding.severity.word}[{finding.rule}] {said}"


def by_rule(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Group by rule: the worst first, then those with most places."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    return sorted(groups.values(), key=_by_weight)


def _by_weight(group: Sequence[Finding]) -> tuple[int, int, str]:
    return -max(finding.severity for finding in group), -len(group), group[0].rule
