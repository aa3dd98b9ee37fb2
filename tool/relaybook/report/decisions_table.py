"""Decisions in force, for somebody at a terminal."""

from collections.abc import Sequence

from relaybook.model.decision import Decision
from relaybook.model.secrets import mask_secrets
from relaybook.report.printable import printable

_HEADERS = ("number", "status", "date", "title", "path")
_GAP = "  "


def render(decisions: Sequence[Decision], width: int) -> str:
    """Return a table with a line for each; titles are cut where they would not fit."""
    rows = [_HEADERS, *map(_row, decisions)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEADERS))]
    others = sum(widths) - widths[3] + len(_GAP) * (len(_HEADERS) - 1)
    widths[3] = min(widths[3], max(width - others, 20))
    return "".join(f"{_line(row, widths)}\n" for row in rows)


def _row(one: Decision) -> tuple[str, ...]:
    day = one.date.isoformat() if one.date else ""
    cells = (one.number, one.status_word or one.status or "", day, one.name, one.path)
    return tuple(printable(mask_secrets(" ".join(cell.split()))) for cell in cells)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [_cut(cell, wide).ljust(wide) for cell, wide in zip(row[:-1], widths, strict=False)]
    return _GAP.join((*cells, row[-1]))


def _cut(text: str, wide: int) -> str:
    return text if len(text) <= wide else f"{text[: wide - 1]}\N{HORIZONTAL ELLIPSIS}"
