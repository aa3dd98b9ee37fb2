"""The report with one line for each finding, for editors and for `grep`."""

from collections.abc import Iterator

from relaybook.findings import Finding, Report
from relaybook.report.printable import printable
from relaybook.report.wording import closing_line, one_line, place_of


def render(report: Report, *, prefix: str = "", seconds: float | None = None) -> str:
    """Return `path:line:column: severity[rule] message` lines between completeness and counts."""
    lines = (_line(finding, prefix) for finding in report.findings)
    return (
        "\n".join([one_line(report), *lines, *_unjudged(report), closing_line(report, seconds)])
        + "\n"
    )


def _line(finding: Finding, prefix: str) -> str:
    said = printable(f"{finding.message}; {finding.help}" if finding.help else finding.message)
    return f"{place_of(finding, prefix)}: {finding.severity.word}[{finding.rule}] {said}"


def _unjudged(report: Report) -> Iterator[str]:
    for rule, tally in report.tallies.items():
        for reason, count in tally.unknown.items():
            yield f"{rule} could not judge {count:,}: {printable(reason)}"
