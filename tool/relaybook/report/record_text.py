"""One record: each value with where it comes from, its sections, and what is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from relaybook.findings import Finding, Level, Report
from relaybook.model.decision import Decision
from relaybook.model.freshness import freshness_of
from relaybook.model.heading_style import HeadingStyle
from relaybook.model.history import History
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.report.decision_text import decision_lines
from relaybook.report.freshness_text import freshness_lines
from relaybook.report.printable import printable, wrapped
from relaybook.report.section_text import section_lines
from relaybook.report.style import Style
from relaybook.report.values import entries_of, value_in_words, written_fields
from relaybook.report.wording import as_of_in_words, by_severity
from relaybook.source import FieldPath

_MOST_ENTRIES = 6
_LINES_OF_ENTRY = 2
_LINES_OF_VALUE = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """How a record is judged.

    level: how much is asked of it, reason: why that is not what relaybook.yml says.
    profiles: that judge it. report: of the whole knowledge base. history: None without git.
    """

    level: Level
    reason: str
    profiles: tuple[str, ...]
    report: Report
    history: History | None = None

    def findings(self, record: Record) -> tuple[Finding, ...]:
        """Return the findings in the files of a record that nobody accepted."""
        found = sorted((*self.report.findings, *self.report.baselined), key=lambda one: one.order)
        return tuple(one for one in found if one.path in record.files)

    def accepted(self, record: Record) -> tuple[Finding, ...]:
        """Return the accepted findings in the files of a record."""
        return tuple(one for one in self.report.accepted if one.path in record.files)


def render(
    base: KnowledgeBase,
    record: Record,
    judged: Judged,
    style: HeadingStyle,
    *,
    color: bool = False,
    width: int = 80,
) -> str:
    """Return all that is known of a record, grouped by the file that each value stands in."""
    page = _Page(base, record, judged, Style(color), width)
    sections = [""] if isinstance(record, Runbook) else []
    if isinstance(record, Runbook):
        sections += section_lines(base, record, judged.level, style, look=Style(color), width=width)
    if isinstance(record, Decision):
        sections += ["", *decision_lines(base, record, look=Style(color), width=width)]
    sections += _freshness(base, record, judged, Style(color), width)
    return "\n".join([*page.head(), *page.values(), *sections, *page.findings()]) + "\n"


def _freshness(
    base: KnowledgeBase, record: Record, judged: Judged, style: Style, width: int
) -> list[str]:
    if not isinstance(record, Runbook):
        return []
    fresh = freshness_of(base, record, judged.history, judged.report.as_of.day)
    return ["", *freshness_lines(fresh, style, width)]


@dataclass(frozen=True)
class _Page:
    base: KnowledgeBase
    record: Record
    judged: Judged
    style: Style
    width: int

    def head(self) -> Iterator[str]:
        title = f"{self.record.name} ({self.record.reference})"
        yield from map(self.style.strong, wrapped(title, self.width))
        facts = [
            as_of_in_words(self.judged.report.as_of),
            f"level {self.judged.level.word}{self.judged.reason}",
            f"profiles {', '.join(dict.fromkeys(self.judged.profiles)) or 'none'}",
        ]
        yield from wrapped(" · ".join(facts), self.width)

    def values(self) -> Iterator[str]:
        groups: dict[str, list[tuple[int, str, Any]]] = {}
        for key, value in written_fields(self.record):
            origin = self.record.origins.get(key)
            place = self.record.at(key)
            how = origin.how if origin and origin.inherited else "written here"
            group = f"{place.path}, {how}" if how != "written here" else place.path
            line = self.base.sources.locate(place).line
            groups.setdefault(group, []).append((line, key, value))
        for path in self.record.files:
            groups.setdefault(path, [])
        for group in sorted(groups, key=self._files_first):
            yield ""
            yield self.style.strong(printable(group))
            yield from self._group(groups[group])
        yield from self._absent()

    def _files_first(self, group: str) -> tuple[int, str]:
        files = self.record.files
        return (files.index(group) if group in files else len(files)), group

    def _group(self, rows: Sequence[tuple[int, str, Any]]) -> Iterator[str]:
        if not rows:
            yield self.style.faint("       no fields")
        names = max((len(key) for _, key, _ in rows), default=0)
        for line, key, value in sorted(rows, key=lambda row: row[:2]):
            first = f"{line:>5}  {key:<{names}}  "
            entries = entries_of(value)
            if len(entries) < 2:  # noqa: PLR2004 - one entry needs no list
                lines = wrapped(value_in_words(value), self.width - 4, first)
                yield from _cut(lines, _LINES_OF_VALUE)
            else:
                yield f"{first}{len(entries)} entries"
                yield from self._entries(entries)

    def _entries(self, entries: Sequence[str]) -> Iterator[str]:
        for entry in entries[:_MOST_ENTRIES]:
            lines = wrapped(entry, self.width - 4, f"{' ' * 9}- ")
            yield from _cut(lines, _LINES_OF_ENTRY)
        if len(entries) > _MOST_ENTRIES:
            yield f"{' ' * 9}- and {len(entries) - _MOST_ENTRIES} more"

    def _absent(self) -> Iterator[str]:
        if reasons := self.record.not_applicable:
            yield ""
            yield self.style.strong("Said not to apply")
            for path, reason in reasons.items():
                yield from wrapped(f"{_written(path)}: {reason}", self.width, "  ", "    ")
        given = {key for key, _ in written_fields(self.record)}
        names = [info.alias or name for name, info in type(self.record).model_fields.items()]
        usual = [name for name in names if name not in given and getattr(self.record, name, None)]
        there = {*given, *usual}
        missing = [one for one in names if one not in there and self.record.applies(one)]
        yield ""
        for name in usual:
            value = value_in_words(getattr(self.record, name))
            yield from wrapped(f"{name}: {value}, since nothing else is written", self.width)
        if missing:
            yield from wrapped(f"Not written: {', '.join(missing)}", self.width, "", "  ")

    def findings(self) -> Iterator[str]:
        found = self.judged.findings(self.record)
        accepted = self.judged.accepted(self.record)
        yield ""
        counts = by_severity(found) if found else "none"
        counts += f", {len(accepted)} accepted" if accepted else ""
        yield self.style.strong(f"Findings: {counts}")
        for one in (*found, *accepted):
            where = f"{printable(one.path)}:{one.span.line}:{one.span.column}"
            text = f"{where} {one.severity.word}[{one.rule}] {one.message}"
            more = f"; accepted: {one.accepted}" if one.accepted else ""
            more += "; in the baseline" if one.baselined else ""
            yield from wrapped(text + more, self.width, "  ", "      ")


def _cut(lines: Sequence[str], most: int) -> Iterator[str]:
    yield from lines[: most - 1]
    if len(lines) >= most:
        yield lines[most - 1] + (" ..." if len(lines) > most else "")


def _written(path: FieldPath) -> str:
    """Return a path as messages write it: `models[2].prompts`."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")
