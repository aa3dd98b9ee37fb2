"""Systems, or what they need, as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from relaybook.model.duration import Duration
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.system import System

SYSTEM_COLUMNS = (
    "id",
    "title",
    "owner",
    "service_tier",
    "lifecycle",
    "entity",
    "scope",
    "provider",
    "type",
    "depends_on",
    "tags",
    "description",
)
EDGE_COLUMNS = (
    "from",
    "to",
    "kind",
    "criticality",
    "on_failure",
    "needed_for",
    "any_of",
    "tolerates",
    "interface",
    "runbook",
    "note",
)
# A spreadsheet would run a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(base: KnowledgeBase, *, edges: bool = False) -> str:
    """Return the table of systems, or of edges."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(EDGE_COLUMNS if edges else SYSTEM_COLUMNS)
    systems = sorted(base.systems.values(), key=lambda one: one.id)
    for system in systems:
        rows = _edges(system) if edges else iter([_system(system)])
        writer.writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _system(system: System) -> list[str]:
    values: dict[str, object] = {
        name: getattr(system, name, None) for name in SYSTEM_COLUMNS if name != "id"
    }
    needs = dict.fromkeys(one.target for one in system.depends_on or () if one.target)
    values |= {"id": system.id, "depends_on": tuple(needs)}
    return [_cell(values[name]) for name in SYSTEM_COLUMNS]


def _edges(system: System) -> Iterator[list[str]]:
    for one in system.depends_on or ():
        if one.target:
            values: dict[str, object] = {
                name: getattr(one, name, None) for name in EDGE_COLUMNS if name != "from"
            }
            values |= {"from": system.id, "to": one.target}
            yield [_cell(values[name]) for name in EDGE_COLUMNS]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Duration):
        return value.text
    return "|".join(map(str, value)) if isinstance(value, tuple) else str(value)
