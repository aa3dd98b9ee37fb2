"""A review as a workbook: a sheet for each table, the same bytes for the same review."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from relaybook.report.printable import printable
from relaybook.review.document import Block, Document, Heading, Items, Ladders, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

_NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones
_ZIP_TIME = (2000, 1, 1, 0, 0, 0)
_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_WIDEST = 60
_NARROWEST = 10
_SHEETS = {"Area": "Areas", "System": "How far"}
_RUNGS = ("missing", "stated", "evidenced", "proven")


def render(document: Document) -> bytes:
    """Return the workbook; text that a spreadsheet would compute is kept as text."""
    book = Workbook()
    summary = book.active
    if summary is None:  # pragma: no cover - a new workbook has one
        summary = book.create_sheet()
    summary.title = "Review"
    for row in _summary(document):
        summary.append(row)
    for block in document.blocks:
        if rows := _rows(block):
            sheet = book.create_sheet(rows[0][0][:31])
            for values in rows[1]:
                sheet.append([_cell(one) for one in values])
            _format(sheet)
    _format(summary)
    return _saved(book)


def _summary(document: Document) -> Iterator[list[str | int]]:
    """Yield what is no table, from top to bottom."""
    yield [_cell(document.title)]
    yield [_cell(document.subtitle)]
    for block in document.blocks:
        if isinstance(block, Heading):
            yield []
            yield [_cell(block.text)]
        elif isinstance(block, Paragraph):
            yield ["", _cell(block.text)]
        elif isinstance(block, Items):
            yield from (["", _cell(item)] for item in block.items)
    yield []
    for name, value in document.facts:
        yield [_cell(name), _cell(value)]


def _rows(block: Block) -> tuple[tuple[str], list[tuple[str | int, ...]]] | None:
    if isinstance(block, Ladders):
        head: tuple[str | int, ...] = (block.of, *_RUNGS, "Beside")
        return (_SHEETS[block.of],), [
            head,
            *((area, *rungs, beside) for area, rungs, beside in block.rows),
        ]
    if isinstance(block, Heading | Paragraph | Items):
        return None
    return (block.name,), [block.columns, *block.rows]


def _cell(value: str | int) -> str | int:
    """Return a value that no spreadsheet takes for a formula."""
    if isinstance(value, int):
        return value
    text = printable(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _format(sheet: Worksheet) -> None:
    for number, column in enumerate(sheet.columns, 1):
        longest = max((len(str(cell.value or "")) for cell in column), default=0)
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = min(_WIDEST, max(_NARROWEST, longest + 2))
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.freeze_panes = "A2"


def _saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook without the time at which they were made."""
    book.properties.created = book.properties.modified = _NO_TIME
    written = io.BytesIO()
    book.save(written)
    steady = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(steady, "w") as target:
        for name in source.namelist():
            data = _STAMPS.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", source.read(name))
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
    return steady.getvalue()
