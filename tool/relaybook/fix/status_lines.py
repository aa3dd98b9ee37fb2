"""What a status and a relation become in the text of a decision, in the form it is written in.

Lines that tell how a decision went on are kept: what took its place becomes one more of them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from relaybook.errors import UsageError
from relaybook.fix.correction import Edit
from relaybook.load.decisions.dates import day_within
from relaybook.load.decisions.statuses import read_status
from relaybook.load.decisions.words import field_of
from relaybook.model.decision import Decision
from relaybook.model.decision_links import relation_line, status_in_place
from relaybook.model.decision_reading import BOLD, LIST, SECTION, TABLE, WrittenStatus
from relaybook.model.decision_status import SUPERSEDED, vocabulary
from relaybook.source import ByteRange

_ARROW = re.compile(r"\s*(?:->|=>|\u2192|\u27a1\ufe0f?)\s*")
_BULLET = re.compile(r"\A[ \t>]*[*+-][ \t]+")
_LEADING_DAY = re.compile(r"\d{4}-\d\d-\d\d(?P<between>[\W_]+)")
_DELIMITER = re.compile(r"[\s:|-]*-[\s:|-]*")
_CELL = re.compile(r"(?:\\.|[^|\\])+")


class _Line(NamedTuple):
    """A line of a file without its break, where it begins in bytes, and the break."""

    text: str
    start: int
    newline: str

    @property
    def end(self) -> int:
        return self.start + len(self.text.encode())


def superseded_edit(
    decision: Decision, status: WrittenStatus, data: bytes, link: str, day: date
) -> Edit:
    """Return the edit after which a status in the text says what took the place of a decision.

    day: when that is, which is written only where the lines beside it say when. Raises UsageError
    where the status stands where none is changed.
    """
    where = _range(decision, status)
    line = _line_at(data, where.start)
    if decision.status == SUPERSEDED:
        return _beside(data, where, status, "Superseded by", link)
    steps = _steps(decision, status, data, line)
    if steps:
        new = _row(line, where, link, day) if status.form == TABLE else _step(line, link, day)
        return _next_to(line, new, is_first=len(steps) > 1 and steps[0] == line.start)
    arrow = list(_ARROW.finditer(status.text))
    if arrow or day_within(status.text):
        joined = arrow[-1].group() if arrow else ", "
        return Edit(where.end, where.end, f"{joined}superseded by {link}".encode())
    return Edit(where.start, where.end, status_in_place(link, status.text).encode())


def supersedes_edit(decision: Decision, status: WrittenStatus, data: bytes, link: str) -> Edit:
    """Return the edit that says beside a status in the text whose place a decision took."""
    where = _range(decision, status)
    return _beside(data, where, status, "Supersedes", link)


def formerly_edit(decision: Decision, data: bytes, alias: str) -> Edit | None:
    """Return the edit that names the number it had; None where the form has no place for it."""
    status = decision.statuses[0] if decision.statuses else None
    title = decision.outline.first_heading
    if status and isinstance(status.place.at, ByteRange) and status.form != SECTION:
        where = status.place.at
        if status.form != TABLE or _is_pair(_line_at(data, where.start).text):
            return _beside(data, where, status, "Formerly", alias)
    if title is None or title.level != 1:
        return None
    line = _line_at(data, data.rfind(b"\n", 0, len(data[: title.range.end].rstrip())) + 1)
    return Edit(line.end, line.end, f"{line.newline * 2}Formerly: {alias}".encode())


def _range(decision: Decision, status: WrittenStatus) -> ByteRange:
    where = status.place.at
    if not isinstance(where, ByteRange):
        raise UsageError(f"{decision.path} states its status where it is not changed; edit by hand")
    return where


def _line_at(data: bytes, at: int) -> _Line:
    start = data.rfind(b"\n", 0, at) + 1
    end = data.find(b"\n", at)
    text = data[start : len(data) if end < 0 else end].decode("utf-8", "replace")
    return _Line(text.removesuffix("\r"), start, "\r\n" if text.endswith("\r") else "\n")


def _beside(data: bytes, where: ByteRange, status: WrittenStatus, verb: str, link: str) -> Edit:
    """Return the edit that adds a line like that of the status below it; in a cell, words."""
    line = _line_at(data, where.start)
    if status.form != TABLE:
        return Edit(line.end, line.end, _line_like(line, status.form, verb, link).encode())
    if not _is_pair(line.text):
        return Edit(where.end, where.end, f", {verb[0].lower()}{verb[1:]} {link}".encode())
    (_, label), (cell, value) = _cells(line.text)[:2]
    row = f"{line.text[:cell].replace(label.strip('*_: '), verb, 1)}"
    gap, closed = value[: len(value) - len(value.lstrip())], line.text.rstrip().endswith("|")
    below = _line_at(data, data.find(b"\n", line.end) + 1)
    at = below.end if _DELIMITER.fullmatch(below.text) else line.end
    return Edit(at, at, f"{line.newline}{row}{gap}{link}{' |' * closed}".encode())


def _line_like(line: _Line, form: str, verb: str, link: str) -> str:
    text, words = line.text, relation_line(verb, link, form)
    tail = text[len(text.rstrip()) :]
    if form == SECTION:
        bullet = _BULLET.match(text)
        return f"{line.newline}{bullet[0]}{words}" if bullet else f"{line.newline * 2}{words}"
    if form == BOLD:
        marks = text.lstrip(" \t*+->_")
        return f"{line.newline}{text[: text.index(marks)].rstrip('*_')}{words}{tail}"
    lead = text[: len(text) - len(text.lstrip(" \t*+->"))] if form == LIST else ""
    return f"{line.newline}{lead}{words}{tail}"


def _steps(decision: Decision, status: WrittenStatus, data: bytes, line: _Line) -> tuple[int, ...]:
    """Return where the lines begin that tell how it went on; none for a bare status.

    They stand below a status heading: several with a status each, or one with its day.
    """
    if status.form not in (TABLE, SECTION) or (status.form == TABLE and _is_pair(line.text)):
        return ()
    headings = decision.outline.headings
    above = [one for one in headings if one.range.end <= line.start]
    if status.form == TABLE and (not above or field_of(above[-1].text) != "status"):
        return ()
    start = above[-1].range.end if above else 0
    end = min((one.range.start for one in headings if one.range.start > line.start), default=-1)
    section = data[start : len(data) if end < 0 else end]
    lines = [_line_at(data, start + one.start()) for one in re.finditer(rb"(?m)^(?=.*\S)", section)]
    found = _rows(lines) if status.form == TABLE else _with_status(lines)
    is_history = len(found) > 1 or any(day_within(one.text) for one in found)
    return tuple(one.start for one in found) if is_history else ()


def _with_status(lines: list[_Line]) -> list[_Line]:
    words = vocabulary({})
    return [one for one in lines if read_status(_BULLET.sub("", one.text, count=1), words).status]


def _rows(lines: list[_Line]) -> list[_Line]:
    table = [one for one in lines if "|" in one.text]
    rule = next((at for at, one in enumerate(table) if _DELIMITER.fullmatch(one.text)), 0)
    return table[rule + 1 :]


def _next_to(line: _Line, new: str, *, is_first: bool) -> Edit:
    """Return the edit that adds a step below the present one; above it where the latest leads."""
    apart = new.startswith((line.newline, "\n"))
    if is_first:
        text = f"{new.lstrip()}{line.newline * (2 if apart else 1)}"
        return Edit(line.start, line.start, text.encode())
    return Edit(line.end, line.end, f"{line.newline}{new}".encode())


def _step(line: _Line, link: str, day: date) -> str:
    """Return a line like one that tells a status; one that is no list item stands apart."""
    bullet = _BULLET.match(line.text)
    lead, text = (bullet[0], line.text[bullet.end() :]) if bullet else (line.newline, line.text)
    leading = _LEADING_DAY.match(text)
    if leading:
        words = status_in_place(link, text[leading.end() :])
        return f"{lead}{day.isoformat()}{leading['between']}{words}"
    dated = f" on {day.isoformat()}" if day_within(text) else ""
    return f"{lead}{status_in_place(link, text)}{dated}"


def _row(line: _Line, where: ByteRange, link: str, day: date) -> str:
    """Return a row like that of the status: what took its place, when, and nothing else."""
    at = len(line.text.encode()[: where.start - line.start].decode("utf-8", "replace"))
    row, end = "", 0
    for start, cell in _cells(line.text):
        row += line.text[end:start]
        end = start + len(cell)
        gaps = cell[: len(cell) - len(cell.lstrip())], cell[len(cell.rstrip()) :]
        if start <= at < end:
            row += f"{gaps[0]}{status_in_place(link, cell.strip())}{gaps[1]}"
        elif day_within(cell):
            row += f"{gaps[0]}{day.isoformat()}{gaps[1]}"
        else:
            row += " " * len(cell) if cell.strip() else cell
    return row + line.text[end:]


def _is_pair(text: str) -> bool:
    cells = _cells(text)
    return len(cells) == 2 and field_of(cells[0][1].strip("*_: ")) == "status"  # noqa: PLR2004


def _cells(text: str) -> list[tuple[int, str]]:
    """Return where each cell of a row begins, and its text with the blanks around it."""
    return [
        (one.start(), one.group())
        for one in _CELL.finditer(text)
        if one.group().strip() or (one.start() > 0 and one.end() < len(text))
    ]
