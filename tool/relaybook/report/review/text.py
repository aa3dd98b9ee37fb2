"""A review for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relaybook.report.printable import columns, printable, wrapped
from relaybook.report.style import Style
from relaybook.review.document import (
    Block,
    Document,
    Heading,
    Items,
    Ladders,
    Paragraph,
    Table,
)

_BAR = 24
_MARKS = (".", "-", "=", "#")
_WIDEST_LABEL = 22


def render(document: Document, *, color: bool = False, width: int = 80) -> str:
    """Return the review as text; a row of a table is a short list, so that nothing is cut."""
    page = _Page(Style(color), width)
    lines = [
        *map(page.style.strong, wrapped(document.title, width)),
        *wrapped(document.subtitle, width),
    ]
    for block in document.blocks:
        lines += page.block(block)
    lines += [""] if document.facts else []
    for name, value in document.facts:
        lines += map(page.style.faint, wrapped(f"{name}: {value}", width))
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class _Page:
    style: Style
    width: int

    def block(self, block: Block) -> Iterator[str]:
        """Yield the lines of one block."""
        if isinstance(block, Heading):
            yield ""
            yield self.style.strong(printable(block.text))
        elif isinstance(block, Paragraph):
            lines = wrapped(block.text, self.width, "  ")
            yield from map(self.style.bad, lines) if block.strong else lines
        elif isinstance(block, Items):
            for item in block.items:
                yield from wrapped(item, self.width, "  - ")
        elif isinstance(block, Ladders):
            yield from self._ladders(block)
        else:
            yield from self._table(block)

    def _table(self, table: Table) -> Iterator[str]:
        """Yield the first two cells as a head, and the others below with their names."""
        label = min(_WIDEST_LABEL, max(map(columns, table.columns)))
        if all(sum(map(columns, row)) + 2 * len(row) + 2 <= self.width for row in table.rows):
            yield from self._columns(table)
            return
        for row in table.rows:
            yield from map(self.style.strong, wrapped(" · ".join(row[:3]), self.width, "  "))
            for name, cell in zip(table.columns[3:], row[3:], strict=True):
                if cell:
                    yield from wrapped(cell, self.width, f"    {name + ':':<{label + 1}} ")

    def _columns(self, table: Table) -> Iterator[str]:
        rows = [table.columns, *(tuple(map(printable, row)) for row in table.rows)]
        widths = [max(columns(row[at]) for row in rows) for at in range(len(table.columns))]
        if sum(widths) + 2 * len(widths) > self.width:
            yield from self._listed(table)
            return
        for number, row in enumerate(rows):
            cells = (
                cell + " " * (wide - columns(cell)) for cell, wide in zip(row, widths, strict=True)
            )
            line = "  " + "  ".join(cells).rstrip()
            yield line if number else self.style.faint(line)

    def _listed(self, table: Table) -> Iterator[str]:
        for row in table.rows:
            named = (
                f"{name} {cell}" for name, cell in zip(table.columns[1:], row[1:], strict=True)
            )
            yield from wrapped(f"{row[0]}: {', '.join(named)}", self.width, "  ", "    ")

    def _ladders(self, block: Ladders) -> Iterator[str]:
        wide = max((columns(area) for area, _, _ in block.rows), default=0)
        yield self.style.faint(f"  {'':<{wide}}  {'missing . stated - evidenced = proven #'}")
        for area, rungs, beside in block.rows:
            counts = "/".join(map(str, rungs))
            bar = _bar(rungs)
            yield from wrapped(
                f"{counts} {f'({beside})' if beside else ''}",
                self.width,
                f"  {printable(area):<{wide}}  {bar:<{_BAR}}  ",
            )


def _bar(rungs: tuple[int, int, int, int]) -> str:
    """Return a bar; each rung that is reached at all has at least one mark."""
    of = sum(rungs)
    if not of:
        return ""
    shares = [max(1, round(_BAR * count / of)) if count else 0 for count in rungs]
    while sum(shares) > _BAR:
        shares[shares.index(max(shares))] -= 1
    return "".join(mark * share for mark, share in zip(_MARKS, shares, strict=True))
