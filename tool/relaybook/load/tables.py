"""CSV tables as a spreadsheet program writes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from relaybook.load.lines import Lines
from relaybook.load.yaml_document import YamlFault
from relaybook.source import FieldPath, Span

_SEPARATORS = (",", ";", "\t")
_ENDS = {separator: re.compile(f"[{separator}\r\n]") for separator in _SEPARATORS}
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a CSV table as mappings from field name to cell; an empty cell is left out."""

    rows: tuple[dict[str, str], ...]
    faults: tuple[YamlFault, ...] = ()


class _Cell(NamedTuple):
    """A cell: its value, where it stands in the text, and whether its quote is closed."""

    value: str
    start: int
    end: int
    is_closed: bool = True


def parse_table(text: str) -> Table:
    """Read a table whose first row names fields."""
    header, *rows = _rows(text) or [[]]
    names = _names(header)
    faults = [*_faults_of_header(text, header, names), *_faults_of_rows(text, names, rows)]
    filled = tuple(_row(names, row) for row in rows)
    return Table(filled, tuple(sorted(faults, key=lambda fault: (fault.line, fault.column))))


def locate_in_table(text: str, path: FieldPath) -> Span:
    """Return the cell of (table, row, field); the row where the field has no column."""
    numbers = [item for item in path if isinstance(item, int)]
    header, *rows = _rows(text) or [[]]
    if not numbers or not 0 <= numbers[0] < len(rows):
        return Span()
    row, names = rows[numbers[0]], _names(header)
    field = path[2] if len(path) > 2 else None  # noqa: PLR2004 - table, row, field
    at = names.index(str(field)) if field in names else len(row)
    return _span(text, row[at]) if at < len(row) else _start(text, row[0])


def cell_stretch(text: str, row: int, field: str) -> tuple[int, int, str] | None:
    """Return where a cell begins and ends in the text, and the separator; None where it is not."""
    header, *rows = _rows(text) or [[]]
    names = _names(header)
    if row >= len(rows) or field not in names or names.index(field) >= len(rows[row]):
        return None
    cell = rows[row][names.index(field)]
    return cell.start, cell.end, _separator(text)


@lru_cache(maxsize=16)  # several findings point into one table
def _rows(text: str) -> list[list[_Cell]]:
    """Return the cells of every row in which anything is written."""
    rows: list[list[_Cell]] = [[]]
    for cell in _cells(text, _separator(text)):
        rows[-1].append(cell)
        if cell.end >= len(text) or text[cell.end] in "\r\n":
            rows.append([])
    return [row for row in rows if any(cell.value.strip() for cell in row)]


def _cells(text: str, separator: str) -> Iterator[_Cell]:
    """Yield cell by cell; the standard library reads the same but does not say where it is."""
    at = 0
    while at < len(text):
        quote = _closing_quote(text, at) if text[at] == '"' else at - 1
        found = _ENDS[separator].search(text, quote + 1)
        end = found.start() if found else len(text)
        if text[at] == '"':
            value = text[at + 1 : quote].replace('""', '"') + text[quote + 1 : end]
        else:
            value = text[at:end]
        yield _Cell(value, at, end, is_closed=quote < len(text))
        at = end + (2 if text.startswith("\r\n", end) else 1)
        if at == len(text) and text[end] == separator:
            yield _Cell("", at, at)


def _closing_quote(text: str, opening: int) -> int:
    at = text.find('"', opening + 1)
    while at >= 0 and text.startswith('""', at):
        at = text.find('"', at + 2)
    return at if at >= 0 else len(text)


def _separator(text: str) -> str:
    header = _QUOTED.sub("", text.lstrip("\r\n").split("\n", 1)[0])
    return max(_SEPARATORS, key=header.count)


def _names(header: list[_Cell]) -> list[str]:
    return [cell.value.strip().replace("-", "_").replace(" ", "_") for cell in header]


def _row(names: list[str], cells: list[_Cell]) -> dict[str, str]:
    row: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        value = cell.value.strip()
        if name and value:
            row.setdefault(name, value)
    return row


def _faults_of_header(text: str, header: list[_Cell], names: list[str]) -> Iterator[YamlFault]:
    lines = Lines(text)
    seen: set[str] = set()
    for name, cell in zip(names, header, strict=True):
        if name and name in seen:
            message = f"two columns are named {name!r}; the first is used"
            yield YamlFault(message, "remove one of the two columns", *lines.point(cell.start))
        seen.add(name)


def _faults_of_rows(text: str, names: list[str], rows: list[list[_Cell]]) -> Iterator[YamlFault]:
    lines = Lines(text)
    for row in rows:
        line, column = lines.point(row[0].start)
        if fault := _ragged(names, row):
            yield YamlFault(*fault, line, column)
        for cell in row:
            if not cell.is_closed:
                message = "a quote is opened here and never closed"
                help_ = "close it; a quote inside a quoted cell is written twice"
                yield YamlFault(message, help_, *lines.point(cell.start))


def _ragged(names: list[str], row: list[_Cell]) -> tuple[str, str] | None:
    written = max(at for at, cell in enumerate(row, 1) if cell.value.strip())
    if len(row) < len(names) or written > len(names):
        return (
            f"the row has {len(row)} cells where the header has {len(names)}",
            "quote cells that contain the separator, or fill the missing cells",
        )
    if any(cell.value.strip() and not name for name, cell in zip(names, row, strict=False)):
        return "a cell stands in a column without a name", "name the column in the first row"
    return None


def _span(text: str, cell: _Cell) -> Span:
    """Return the first line of a cell."""
    line, column = Lines(text).point(cell.start)
    width = len(text[cell.start : cell.end].split("\n", 1)[0].rstrip("\r"))
    return Span(line, column, line, column + width)


def _start(text: str, cell: _Cell) -> Span:
    line, column = Lines(text).point(cell.start)
    return Span(line, column, line, column)
