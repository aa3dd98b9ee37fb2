"""Lines such as `Status: accepted`, `* Date: 2024-01-31`, `**Deciders:** A, B`, and tables."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from relaybook.load.decisions.dates import read_day
from relaybook.load.decisions.words import KEY, field_of
from relaybook.model.decision_reading import BOLD, LINE, LIST, SECTION, TABLE

_LONGEST_VALUE = 1_500
_LABEL = re.compile(
    rf"""(?xi)
    (?: (?P<begin> ^ [\W_]*? )
      | (?P<between> (?: [|;,\u00b7\u2022\u2014] | <br\s*/?> ) \s* | \s+ (?=\*\*|__) ) )
    (?P<bold> \*\* | __ )? \s* (?P<key> {KEY.replace(" ", "[ ]")} ) (?:\(s\))? \s*
    (?: (?P=bold) )? \s* : \s* (?: \*\* | __ )?
    """
)
# `**Status**` on a line of its own, which people use as a heading.
_ALONE = re.compile(
    rf"(?i)\s*(?P<bold>\*\*|__)\s*(?P<key>{KEY})\s*(?P<colon>:?)\s*(?P=bold)\s*(?P<after>:?)\s*"
)
_DATE_ONLY = re.compile(r"(?i)(?P<key>date)\s+(?=\d)")
_TRAILING = " \t\r\n|;,\u00b7\u2022\u2014\\*"
_BREAK = re.compile(r"<br\s*/?>\Z")
_BULLET = re.compile(r"[\s>]*[*+-]\s")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


class Labelled(NamedTuple):
    """A value with its field and form; `at` is where its text begins."""

    name: str
    form: str
    text: str
    at: int


def labelled_lines(text: str) -> Iterator[Labelled]:
    """Yield each labelled value of a stretch of Markdown, by where it stands."""
    lines = [(found.start(), found.group()) for found in re.finditer(r"[^\n]+", text)]
    skip = 0
    for index, (at, line) in enumerate(lines):
        if index < skip:
            continue
        if "|" in line and _is_table(lines, index):
            end = _table_end(lines, index)
            yield from _table(lines[index:end])
            skip = end
        elif line.lstrip()[:2] in ("**", "__") and (alone := _ALONE.fullmatch(line)):
            yield from _alone(lines, index, alone)
        elif ":" in line:
            yield from _labels(lines, index)
        elif found := _DATE_ONLY.match(line):
            yield _value("date", LINE, (at, line), found.end(), len(line))


def _labels(lines: list[tuple[int, str]], index: int) -> Iterator[Labelled]:
    at, line = lines[index]
    found = list(_LABEL.finditer(line))
    if not found or found[0]["between"]:
        return
    is_bullet = bool(_BULLET.match(line))
    ends = [label.start() for label in found[1:]] + [len(line)]
    for label, end in zip(found, ends, strict=True):
        name = field_of(label["key"])
        bold = label["bold"] or "**" in (label["begin"] or "") or "__" in (label["begin"] or "")
        form = LIST if is_bullet else BOLD if bold else LINE
        one = _value(name, form, (at, line), label.end(), end)
        if one.text or end < len(line):
            yield one
        else:
            yield from _below(lines, index, one)


def _alone(lines: list[tuple[int, str]], index: int, label: re.Match[str]) -> Iterator[Labelled]:
    """Yield the values of a bold label that stands alone: a list, else the line below it."""
    at, line = lines[index]
    empty = _value(field_of(label["key"]), BOLD, (at, line), len(line), len(line))
    found = list(_below(lines, index, empty))
    has_colon = label["colon"] or label["after"]
    if found != [empty] or (has_colon and empty.name != "status"):
        yield from found
        return
    row = next((row for row in lines[index + 1 :] if row[1].strip()), (at, ""))
    if row[1] and not _LABEL.match(row[1]) and not _ALONE.fullmatch(row[1]):
        yield _value(empty.name, BOLD, row, 0, len(row[1]))
    elif has_colon:
        yield empty


def _below(lines: list[tuple[int, str]], index: int, empty: Labelled) -> Iterator[Labelled]:
    """Yield the values of a label that has them in a list below it."""
    indent = _indent(lines[index][1])
    found: list[Labelled] = []
    for at, line in lines[index + 1 :]:
        if not line.strip():
            continue
        bullet = _BULLET.match(line)
        is_beside = _indent(line) <= indent and empty.form == LIST
        if bullet is None or is_beside or _LABEL.match(line):
            break
        found.append(_value(empty.name, empty.form, (at, line), bullet.end(), len(line)))
    if empty.name == "status" and len(found) > 1:
        # How it went on, which is read as below a heading.
        found = [one._replace(form=SECTION) for one in found]
    yield from found or [empty]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _value(name: str, form: str, row: tuple[int, str], start: int, end: int) -> Labelled:
    at, line = row
    text = line[start : min(end, start + _LONGEST_VALUE)].rstrip(_TRAILING)
    while broken := _BREAK.search(text):
        text = text[: broken.start()].rstrip(_TRAILING)
    kept = text.lstrip(" \t")
    return Labelled(name, form, kept, at + start + len(text) - len(kept))


def table_below_heading(text: str) -> list[Labelled]:
    """Return the values of the first table below a status heading, empty where there is none."""
    lines = [(found.start(), found.group()) for found in re.finditer(r"[^\n]+", text)]
    for index, (_, line) in enumerate(lines):
        if "|" in line and _is_table(lines, index):
            return list(_table(lines[index : _table_end(lines, index)], is_of_status=True))
    return []


def _is_table(lines: list[tuple[int, str]], index: int) -> bool:
    following = lines[index + 1][1] if index + 1 < len(lines) else ""
    return "-" in following and "|" in following and bool(_DELIMITER.fullmatch(following))


def _table_end(lines: list[tuple[int, str]], index: int) -> int:
    end = index + 2
    while end < len(lines) and "|" in lines[end][1]:
        end += 1
    return end


def _table(rows: list[tuple[int, str]], *, is_of_status: bool = False) -> Iterator[Labelled]:
    """Yield the values of a table whose first row, or whose first column, has the labels.

    is_of_status: whether it stands below a status heading, so that its rows tell a history.
    """
    head = _cells(rows[0])
    names = [_column(text, is_of_status=is_of_status) for text, _ in head]
    below = [_cells(row) for row in rows[2:]]
    is_pairs = len(names) == 2  # noqa: PLR2004 - label, value
    is_across = sum(map(bool, names)) > 1 or (names and names[0] and not is_pairs)
    if is_across or (is_of_status and "status" in names):
        row = _present(names, below, is_of_status=is_of_status)
        for name, cell in zip(names, row, strict=False):
            if name:
                yield Labelled(name, TABLE, cell[0][:_LONGEST_VALUE], cell[1])
        return
    for cells in (head, *below):
        name = field_of(cells[0][0].strip("*_: ")) if len(cells) > 1 else ""
        if name:
            yield Labelled(name, TABLE, cells[1][0][:_LONGEST_VALUE], cells[1][1])


def _column(text: str, *, is_of_status: bool) -> str:
    words = text.strip("*_: ")
    return "status" if is_of_status and words.lower() == "state" else field_of(words)


def _present(
    names: list[str], rows: list[list[tuple[str, int]]], *, is_of_status: bool
) -> list[tuple[str, int]]:
    """Return the row that holds: of a history the latest by date, else the last."""
    if not rows or not is_of_status:
        return rows[0] if rows else []
    at = names.index("date") if "date" in names else len(names)
    days = [read_day(row[at][0]).day if at < len(row) else None for row in rows]
    dated = [(day, index) for index, day in enumerate(days) if day]
    return rows[max(dated)[1] if len(dated) == len(rows) else -1]


def _cells(row: tuple[int, str]) -> list[tuple[str, int]]:
    """Return the text of each cell with where it begins; a bar at the end of a row ends none."""
    at, line = row
    body = line.strip()
    shift = at + line.index(body)
    if body.startswith("|"):
        body, shift = body[1:], shift + 1
    cells: list[tuple[str, int]] = []
    start = 0
    for bar in [*(one.start() for one in re.finditer(r"(?<!\\)\|", body)), len(body)]:
        text = body[start:bar]
        if bar < len(body) or text.strip():
            cells.append((text.strip(), shift + start + len(text) - len(text.lstrip())))
        start = bar + 1
    return cells
