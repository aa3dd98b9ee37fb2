"""The report as workflow commands, which GitHub shows on the lines of a pull request."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from relaybook.findings import Finding, Report, Severity
from relaybook.graph.draw.words import plural
from relaybook.report.printable import printable
from relaybook.report.wording import closing_line, could_not_judge, line_of, one_line, path_from

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# What GitHub shows of each of them for one step.
_MOST = 10
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report, *, prefix: str = "", seconds: float | None = None) -> str:
    """Return an annotation for each finding that GitHub has room for, and plain lines for the log.

    prefix: leads from the root of the repository to the knowledge base; GitHub wants such paths.
    """
    shown, hidden = _by_room(report.findings)
    lines = [_plain(one_line(report))]
    lines += [_annotation(finding, prefix) for finding in shown]
    lines += [_plain(line) for line in _without_annotation(hidden, prefix)]
    lines += [_plain(f"could not judge {line}") for line in could_not_judge(report)]
    lines.append(_plain(closing_line(report, seconds)))
    return "\n".join(lines) + "\n"


def _by_room(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Part what GitHub shows from what it would drop, of each severity the first ones."""
    counts: Counter[Severity] = Counter()
    parts: tuple[list[Finding], list[Finding]] = ([], [])
    for finding in findings:
        counts[finding.severity] += 1
        parts[counts[finding.severity] > _MOST].append(finding)
    return parts


def _without_annotation(findings: Sequence[Finding], prefix: str) -> Iterator[str]:
    """The log shows no place of an annotation, so these are no annotations at all."""
    if findings:
        yield (
            f"GitHub shows {_MOST} errors, {_MOST} warnings and {_MOST} notices of a step; "
            f"without an annotation: {plural(len(findings), 'finding')}"
        )
    yield from (line_of(finding, prefix) for finding in findings)


def _annotation(finding: Finding, prefix: str) -> str:
    span = finding.span
    properties = {
        "file": printable(path_from(prefix, finding.path)),
        "line": str(span.line),
        "col": str(span.column),
    }
    if span.end_line == span.line and span.end_column > span.column:
        # GitHub includes the last column, our spans end before it.
        properties["endColumn"] = str(span.end_column - 1)
    properties["title"] = finding.rule
    written = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    text = "\n".join(printable(part) for part in (finding.message, finding.help) if part)
    return f"::{_COMMAND[finding.severity]} {written}::{text.translate(_DATA)}"


def _plain(text: str) -> str:
    """Return a line that is no command: the runner also obeys `##[` anywhere in a line."""
    return printable(text).replace("##[", "## [").replace("::", ": :")
