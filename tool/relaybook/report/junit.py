"""The report as test results: a suite for each rule, in it a case for each file at fault.

GitLab and Jenkins tell cases apart by class and name, and GitLab drops the second of the same
name: so all that one rule says of one file is one case. A report does not name the files that are
in order; a rule with no failure is one passed case.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from relaybook.findings import Completeness, Finding, Report, Severity
from relaybook.report.printable import printable
from relaybook.report.wording import (
    IN_BASELINE,
    completeness_in_words,
    line_of,
    moment_in_words,
    path_from,
)

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Case:
    """outcome: failure, skipped, or empty where it passed. message: why. text: every place."""

    name: str
    path: str = ""
    outcome: str = ""
    message: str = ""
    text: str = ""


def render(report: Report, *, prefix: str = "", fail_on: Severity = Severity.ERROR) -> str:
    """Return XML; findings below `fail_on` stand in the output of a case that passed.

    What is accepted, in the baseline or could not be judged is a skipped case. Completeness is a
    suite of its own, the first: a line that is not whole is skipped too, since it fails nothing.
    prefix: leads from the root of the repository to the knowledge base.
    """
    root = Element("testsuites", {"name": _fit(report.name)})
    asked = [_completeness(line, report) for line in report.completeness]
    suites = [_suite(root, "completeness", asked)]
    suites += [_suite(root, rule, _cases(report, rule, prefix, fail_on)) for rule in _rules(report)]
    _count(root, [case for cases in suites for case in cases])
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _rules(report: Report) -> list[str]:
    found = {one.rule for one in (*report.findings, *report.accepted, *report.baselined)}
    return sorted({*report.rules, *report.tallies, *found})


def _completeness(line: Completeness, report: Report) -> _Case:
    words = completeness_in_words(line)
    whole = line.have == line.of > 0
    if whole:
        return _Case(line.name, text=f"{words}, {moment_in_words(report)}")
    return _Case(line.name, outcome="skipped", message=words)


def _cases(report: Report, rule: str, prefix: str, fail_on: Severity) -> list[_Case]:
    quieted = [
        *(replace(one, accepted=f"accepted: {one.accepted}") for one in report.accepted),
        *(replace(one, accepted=IN_BASELINE) for one in report.baselined),
    ]
    found = [one for one in (*report.findings, *quieted) if one.rule == rule]
    cases = [_of_file(rule, group, prefix, fail_on) for group in _by_path(found)]
    tally = report.tallies.get(rule)
    if tally and tally.judged and not any(case.outcome == "failure" for case in cases):
        info = report.rules.get(rule)
        cases.append(_Case(rule, text=f"{info.summary if info else rule} {tally.judged:,} judged."))
    unknown = tally.unknown.items() if tally else ()
    cases += [
        _Case(
            f"{rule}: {reason}", outcome="skipped", message=f"could not judge {count:,}: {reason}"
        )
        for reason, count in unknown
    ]
    return cases


def _by_path(findings: Iterable[Finding]) -> list[list[Finding]]:
    paths: dict[str, list[Finding]] = {}
    for finding in findings:
        paths.setdefault(finding.path, []).append(finding)
    return [paths[path] for path in sorted(paths)]


def _of_file(rule: str, findings: Sequence[Finding], prefix: str, fail_on: Severity) -> _Case:
    path = path_from(prefix, findings[0].path)
    name = f"{rule}: {path}"
    text = "\n".join(_line(finding, prefix) for finding in findings)
    failed = [one for one in findings if one.accepted is None and one.severity >= fail_on]
    if failed:
        return _Case(name, path, "failure", _summary(failed), text)
    if all(one.accepted is not None for one in findings):
        return _Case(name, path, "skipped", printable(findings[0].accepted or ""), text)
    return _Case(name, path, text=text)


def _line(finding: Finding, prefix: str) -> str:
    why = "" if finding.accepted is None else f"; {printable(finding.accepted)}"
    return line_of(finding, prefix) + why


def _summary(failed: Sequence[Finding]) -> str:
    more = f" (and {len(failed) - 1} more)" if len(failed) > 1 else ""
    return printable(failed[0].message) + more


def _suite(root: Element, name: str, cases: Sequence[_Case]) -> Sequence[_Case]:
    if cases:
        suite = SubElement(root, "testsuite", {"name": _fit(name)})
        _count(suite, cases)
        for case in cases:
            _write(suite, name, case)
    return cases


def _write(suite: Element, rule: str, case: _Case) -> None:
    # Jenkins shows what stands before the last dot as a package.
    about = {"classname": f"relaybook.{_fit(rule)}", "name": _fit(case.name)}
    element = SubElement(
        suite, "testcase", about | ({"file": _fit(case.path)} if case.path else {})
    )
    if case.outcome:
        outcome = SubElement(element, case.outcome, {"message": _fit(case.message)})
        # GitLab shows the content, Jenkins the message.
        outcome.text = _fit(case.text or case.message)
    elif case.text:
        SubElement(element, "system-out").text = _fit(case.text)


def _count(element: Element, cases: Sequence[_Case]) -> None:
    outcomes = [case.outcome for case in cases]
    counts = {
        "tests": len(outcomes),
        "failures": outcomes.count("failure"),
        "errors": 0,
        "skipped": outcomes.count("skipped"),
    }
    for name, count in counts.items():
        element.set(name, str(count))


def _fit(text: str) -> str:
    """Replace what XML forbids even as a reference."""
    return _FORBIDDEN.sub("\ufffd", text)
