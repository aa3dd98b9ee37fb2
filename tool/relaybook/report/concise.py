"""The report with one line for each finding, for editors and for `grep`."""

from relaybook.findings import Report
from relaybook.report.printable import printable
from relaybook.report.wording import closing_line, could_not_judge, line_of, one_line


def render(report: Report, *, prefix: str = "", seconds: float | None = None) -> str:
    """Return `path:line:column: severity[rule] message` lines between completeness and counts."""
    lines = [
        one_line(report),
        *(line_of(finding, prefix) for finding in report.findings),
        *(printable(f"could not judge {line}") for line in could_not_judge(report)),
        closing_line(report, seconds),
    ]
    return "\n".join(lines) + "\n"
