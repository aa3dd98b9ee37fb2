"""The report as a comment on a pull request.

What records say stands in code spans: there, forges see no markup, mention, reference or link.
"""

import re
from collections.abc import Iterator, Sequence

from relaybook.findings import Finding, Report
from relaybook.graph.draw.words import plural
from relaybook.report.printable import printable
from relaybook.report.wording import (
    by_rule,
    by_severity,
    closing_line,
    completeness_in_words,
    could_not_judge,
    gone_in_words,
    place_of,
)

MARKER = "<!-- relaybook report -->"
LIMIT = 60_000
_LONGEST = 400
_MOST_LINES = 100
_TICKS = re.compile("`+")
_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~@]")


def render(report: Report, *, prefix: str = "") -> str:
    """Return at most LIMIT characters, which begin with MARKER: it finds the comment again.

    prefix: leads from the root of the repository to the knowledge base.
    """
    groups = by_rule(report.findings)
    places = [[_place(finding, prefix) for finding in group] for group in groups]
    heads = [_head(report, group) for group in groups]
    shown = _fitting(report, heads, places)
    text = _written(report, heads, places, shown)
    return text if len(text) <= LIMIT else _written(report, [], [], [])


def code(text: str) -> str:
    """Return `text` on one line of code, which ends only where it ends."""
    shown = printable(text)
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}..."
    ticks = "`" * (1 + max(map(len, _TICKS.findall(shown)), default=0))
    # A blank at each end is dropped again; it keeps backticks in `shown` apart from ours.
    blank = " " if not shown or shown[0] in "` " or shown[-1] in "` " else ""
    return f"{ticks}{blank}{shown}{blank}{ticks}"


def escaped(text: str) -> str:
    """Return `text` on one line without anything that a forge takes for markup or a mention."""
    return _MARKUP.sub(_escaped, printable(text))


def _fitting(report: Report, heads: Sequence[str], places: Sequence[Sequence[str]]) -> list[int]:
    """Return how many places of each group fit: one of each, then those of the first groups."""
    shown = [0] * len(places)
    room = LIMIT - len(_written(report, heads, places, shown))
    for most in (1, max(map(len, places), default=0)):
        for number, group in enumerate(places):
            while shown[number] < min(most, len(group)) and len(group[shown[number]]) < room:
                room -= len(group[shown[number]]) + 1
                shown[number] += 1
    return shown


def _written(
    report: Report,
    heads: Sequence[str],
    places: Sequence[Sequence[str]],
    shown: Sequence[int],
) -> str:
    lines = list(_top(report))
    for head, group, count in zip(heads, places, shown, strict=True):
        lines += ["", head, "", *group[:count], *_more(len(group) - count, "place")]
    lines += _unjudged(report)
    if hidden := len(report.findings) - sum(shown):
        lines += ["", f"{plural(hidden, 'finding')} left out here: `relaybook check --all`"]
    return "\n".join([*lines, "", closing_line(report)]) + "\n"


def _top(report: Report) -> Iterator[str]:
    yield MARKER
    yield f"### {by_severity(report.findings)} in {code(report.name)}"
    yield ""
    for line in report.completeness:
        yield f"- {line.name} {completeness_in_words(line)}"
    fixed = f", fixed by {code(report.as_of.fixed)}" if report.as_of.fixed else ""
    yield f"- as of {report.as_of.day}{fixed}"
    if report.gone:
        yield f"- **{escaped(gone_in_words(report.gone))}**"


def _head(report: Report, group: Sequence[Finding]) -> str:
    rule = group[0].rule
    worst = max(finding.severity for finding in group)
    mixed = f" ({by_severity(group)})" if len({one.severity for one in group}) > 1 else ""
    title = f"#### {worst.word} {code(rule)}: {plural(len(group), 'place')}{mixed}"
    info = report.rules.get(rule)
    return f"{title}\n\n{escaped(info.summary)}" if info else title


def _place(finding: Finding, prefix: str) -> str:
    said = f"- {code(place_of(finding, prefix))} {code(finding.message)}"
    return f"{said}\\\n  {code(finding.help)}" if finding.help else said


def _more(hidden: int, what: str) -> Iterator[str]:
    if hidden > 0:
        yield f"- and {plural(hidden, f'more {what}')}"


def _unjudged(report: Report) -> Iterator[str]:
    lines = could_not_judge(report)
    if lines:
        yield ""
        yield "#### Could not be judged"
        yield ""
    yield from (f"- {code(line)}" for line in lines[:_MOST_LINES])
    yield from _more(len(lines) - _MOST_LINES, "reason")


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"
