"""CSV tables as a spreadsheet program writes them."""

import csv
import io
from dataclasses import dataclass

from relaybook.load.yaml_document import YamlFault
from relaybook.source import FieldPath, Span

_SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a CSV table as mappings from field name to cell; an empty cell is left out."""

    rows: tuple[dict[str, object], ...]
    faults: tuple[YamlFault, ...] = ()


def parse_table(text: str) -> Table:
    """Read a table whose first row names fields; `a|b` or lines in a cell are a list."""
    cells = _cells(text)
    if not cells:
        return Table(())
    names = [name.strip().replace("-", "_").replace(" ", "_") for _, name in cells[0][1]]
    rows: list[dict[str, object]] = []
    faults: list[YamlFault] = []
    for line, row in cells[1:]:
        values = [value for _, value in row]
        if not any(value.strip() for value in values):
            continue
        if len(values) != len(names):
            faults.append(_ragged(line, len(values), len(names)))
        rows.append(_row(names, values))
    return Table(tuple(rows), tuple(faults))


def locate_in_table(text: str, path: FieldPath) -> Span:
    """Return the cell of (table, row, field); the row where the field has no column."""
    rows = [item for item in path if isinstance(item, int)]
    cells = _cells(text)
    filled = [row for row in cells[1:] if any(value.strip() for _, value in row[1])]
    if not rows or rows[0] >= len(filled):
        return Span()
    line, row = filled[rows[0]]
    names = [name.strip().replace("-", "_").replace(" ", "_") for _, name in cells[0][1]]
    field = path[2] if len(path) > 2 else None  # noqa: PLR2004 - table, row, field
    if field in names and names.index(str(field)) < len(row):
        (cell_line, column), value = row[names.index(str(field))]
        end = column + len(value.splitlines()[0] if value else "")
        return Span(cell_line, column, cell_line, end)
    return Span(line, 1, line, 1)


def _row(names: list[str], values: list[str]) -> dict[str, object]:
    row: dict[str, object] = {}
    for name, value in zip(names, values, strict=False):
        parts = [part.strip() for part in value.replace("\n", "|").split("|") if part.strip()]
        if name and parts:
            row[name] = parts if len(parts) > 1 else parts[0]
    return row


def _ragged(line: int, found: int, expected: int) -> YamlFault:
    return YamlFault(
        f"the row has {found} cells where the header has {expected}",
        "quote cells that contain the separator, or fill the missing cells",
        line,
        1,
    )


_Cell = tuple[tuple[int, int], str]


def _cells(text: str) -> list[tuple[int, list[_Cell]]]:
    """Return (line, cells) of each row; csv has no positions, so they are counted along."""
    separator = _separator(text)
    lines = text.splitlines(keepends=True)
    rows: list[tuple[int, list[_Cell]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    start = 0
    try:
        for values in reader:
            raw = "".join(lines[start : reader.line_num])
            if values:
                rows.append((start + 1, _positions(raw, values, start + 1, separator)))
            start = reader.line_num
    except csv.Error:
        pass
    return rows


def _separator(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(_SEPARATORS, key=header.count)


def _positions(raw: str, values: list[str], line: int, separator: str) -> list[_Cell]:
    cells: list[_Cell] = []
    index, column = 0, 1
    for value in values:
        at = (line, column)
        quoted = raw.startswith('"', index)
        length = len(value) + (2 + value.count('"') if quoted else 0)
        piece = raw[index : index + length + len(separator)]
        line += piece.count("\n")
        column = column + len(piece) if "\n" not in piece else len(piece) - piece.rfind("\n")
        index += len(piece)
        cells.append((at, value))
    return cells
