"""The report for a terminal: how complete it is, then what is wrong, grouped by rule."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from relaybook.findings import Finding, Report
from relaybook.graph.draw.words import plural
from relaybook.report.excerpt import excerpt
from relaybook.report.printable import columns, printable, wrapped
from relaybook.report.style import Style
from relaybook.report.wording import (
    as_of_in_words,
    by_rule,
    by_severity,
    closing_line,
    completeness_in_words,
    could_not_judge,
    gone_in_words,
    path_from,
    place_of,
)

_LEAST_ROOM = 24


def render(
    report: Report,
    *,
    every_place: bool = False,
    only: Sequence[str] = (),
    prefix: str = "",
    seconds: float | None = None,
    color: bool = False,
    width: int = 80,
) -> str:
    """Return the summary, with one example for each rule, or with every place.

    only: what the report is restricted to. prefix: leads from where the reader is to the
    knowledge base. seconds: how long it took.
    """
    page = _Page(report, every_place, prefix, Style(color), width)
    return "\n".join(page.lines(only, seconds)) + "\n"


@dataclass(frozen=True)
class _Page:
    report: Report
    every_place: bool
    prefix: str
    style: Style
    width: int

    def lines(self, only: Sequence[str], seconds: float | None) -> Iterator[str]:
        yield from self._heading(only)
        yield ""
        yield from self._completeness()
        for findings in by_rule(self.report.findings):
            yield ""
            yield from self._group(findings)
        yield from self._unjudged()
        if self.every_place:
            yield from self._accepted()
            yield from self._baselined()
        yield ""
        yield from self._closing(seconds)

    def _heading(self, only: Sequence[str]) -> Iterator[str]:
        name = printable(self.report.name)
        first, *rest = wrapped(f"{name}, {as_of_in_words(self.report.as_of)}", self.width)
        yield self.style.strong(first)
        yield from map(self.style.strong, rest)
        if self.report.gone:
            yield from map(self.style.bad, wrapped(gone_in_words(self.report.gone), self.width))
        parts = [f"profiles: {', '.join(self.report.profiles)}"] if self.report.profiles else []
        parts += [f"only: {', '.join(only)}"] if only else []
        yield from wrapped(" · ".join(parts), self.width) if parts else ()

    def _completeness(self) -> Iterator[str]:
        width = max((len(line.name) for line in self.report.completeness), default=0)
        for line in self.report.completeness:
            words = wrapped(completeness_in_words(line), self.width, f"  {line.name:<{width}}  ")
            whole = line.have == line.of > 0
            yield from map(self.style.good, words) if whole else words

    def _group(self, findings: Sequence[Finding]) -> Iterator[str]:
        rule = findings[0].rule
        worst = max(finding.severity for finding in findings)
        count = plural(len(findings), "place")
        mixed = f" ({by_severity(findings)})" if len({f.severity for f in findings}) > 1 else ""
        yield f"{self.style.severity(worst)} {self.style.strong(rule)}: {count}{mixed}"
        if info := self.report.rules.get(rule):
            yield from wrapped(info.summary, self.width)
        yield from self._example(findings[0])
        if self.every_place:
            for before, finding in pairwise(findings):
                yield from self._place(finding, before)
        yield from self._rest(rule, 0 if self.every_place else len(findings) - 1)

    def _example(self, finding: Finding) -> Iterator[str]:
        yield from self._said(finding)
        yield from excerpt(finding, self.style, self.width, "    ")
        yield from self._help(finding)
        for other in finding.related:
            path = printable(path_from(self.prefix, other.path))
            where = f"{path}:{other.span.line}:{other.span.column}"
            yield from wrapped(f"see {where} {other.message}", self.width, "    ", "      ")

    def _place(self, finding: Finding, before: Finding) -> Iterator[str]:
        """A place after the first says again only what differs from the place before it."""
        yield from self._said(finding)
        if finding.help != before.help:
            yield from self._help(finding)

    def _said(self, finding: Finding) -> Iterator[str]:
        where = place_of(finding, self.prefix)
        room = self.width - columns(where)
        if room < _LEAST_ROOM:
            yield f"  {self.style.strong(where)}"
            yield from wrapped(finding.message, self.width, "      ")
            return
        first, *rest = wrapped(finding.message, self.width, f"  {where} ", "      ")
        yield first.replace(where, self.style.strong(where), 1)
        yield from rest

    def _help(self, finding: Finding) -> Iterator[str]:
        if finding.help:
            yield from wrapped(finding.help, self.width, "    = ")

    def _rest(self, rule: str, hidden: int) -> Iterator[str]:
        parts = [f"and {plural(hidden, 'more place')}: --all"] if hidden else []
        tally = self.report.tallies.get(rule)
        if tally and tally.unknown:
            parts.append(f"{sum(tally.unknown.values()):,} could not be judged, see below")
        if parts:
            yield from wrapped("; ".join(parts), self.width, "    ")

    def _unjudged(self) -> Iterator[str]:
        if lines := could_not_judge(self.report):
            yield ""
            yield self.style.strong("Could not be judged")
        for line in lines:
            yield from wrapped(line, self.width, "  ", "    ")

    def _accepted(self) -> Iterator[str]:
        if self.report.accepted:
            yield ""
            yield self.style.strong("Accepted")
        for finding in self.report.accepted:
            yield from self._said(finding)
            text = f"{finding.rule} is accepted: {finding.accepted}"
            yield from wrapped(text, self.width, "    = ")

    def _baselined(self) -> Iterator[str]:
        if self.report.baselined:
            yield ""
            yield self.style.strong("In the baseline, not mended yet")
        for finding in self.report.baselined:
            yield from self._said(finding)
            yield from wrapped(finding.rule, self.width, "    = ")

    def _closing(self, seconds: float | None) -> Iterator[str]:
        worst = max((finding.severity for finding in self.report.findings), default=None)
        text = closing_line(self.report, seconds)
        for line in wrapped(text[0].upper() + text[1:], self.width):
            if worst:
                yield self.style.severity(worst, line)
            else:  # what is in the baseline is not mended, so it is no success
                yield line if self.report.baselined else self.style.good(line)
