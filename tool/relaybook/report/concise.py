"""The report with one line for each finding, for editors and for `grep`."""

from relaybook.findings import Finding, Report
from relaybook.report.printable import printable
from relaybook.report.wording import closing_line, could_not_judge, one_line, place_of


def render(report: Report, *, prefix: str = "", seconds: float | None = None) -> str:
    """Return `path:line:column: severity[rule] message` lines between completeness and counts."""
    lines = [
        one_line(report),
        *(_line(finding, prefix) for finding in report.findings),
        *(printable(f"could not judge {line}") for line in could_not_judge(report)),
        closing_line(report, seconds),
    ]
    return "\n".join(lines) + "\n"


def _line(finding: Finding, prefix: str) -> str:
    said = printable(f"{finding.message}; {finding.help}" if finding.help else finding.message)
    return f"{place_of(finding, prefix)}: {finding.severity.word}[{finding.rule}] {said}"
