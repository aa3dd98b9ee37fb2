"""CSV: one table of systems, one of edges, told apart by their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from relaybook.load.foreign.entity import Draft, Imported, Reading
from relaybook.load.foreign.files import text_of
from relaybook.load.foreign.names import our_id
from relaybook.load.tables import Table, parse_table
from relaybook.load.validate import field_names
from relaybook.model.dependency import Dependency
from relaybook.model.knowledge_base import LoadProblem
from relaybook.model.system import System
from relaybook.source import LineColumn, Place, Tree

FROM = ("from", "source", "client", "parent", "caller", "consumer", "system", "service")
TO = ("to", "target", "server", "child", "callee", "provider", "depends_on", "dependency", "needs")
_NAMES = ("id", "name", "system", "service", "component")
_OBJECTS = {"depends_on": "to", "part_of": "to"}
_SEVERAL = ("tags", "provides", "users", "known_about_by", "needed_to_recover", *_OBJECTS)


def read_tables(tree: Tree, paths: Sequence[str]) -> Imported:
    """Read tables of systems and of edges; the header names columns like our fields."""
    reading = Reading("csv", tuple(paths))
    drafts: dict[str, Draft] = {}
    for path in paths:
        text = text_of(tree, path)
        if isinstance(text, LoadProblem):
            reading.problems.append(text)
            continue
        table = parse_table(text)
        for one in table.faults:
            place = Place(path, LineColumn(one.line, one.column))
            reading.wrong(place, one.message, one.help)
        _table(reading, drafts, path, table)
    return reading.finished(drafts.values())


def edge_columns(table: Table) -> tuple[str, str] | None:
    """Return the columns of an edge, who needs and what is needed; None for any other table."""
    names = list(dict.fromkeys(name for row in table.rows for name in row))
    to = next((name for name in names if name.lower() in TO), None)
    source = next((name for name in names if name.lower() in FROM and name != to), None)
    if not to or not source:
        return None
    is_list = to.lower() in ("depends_on", "needs") and any(
        "|" in row.get(to, "") for row in table.rows
    )
    known = {*FROM, *TO, *field_names(Dependency, ()), "calls", "callcount", "call_count"}
    return None if is_list or not {one.lower() for one in names} <= known else (source, to)


@dataclass(frozen=True)
class _Rows:
    reading: Reading
    drafts: dict[str, Draft]
    path: str

    def at(self, index: int, column: str) -> Place:
        return Place(self.path, ("rows", index, column))


def _table(reading: Reading, drafts: dict[str, Draft], path: str, table: Table) -> None:
    reading.documents += len(table.rows)
    rows = _Rows(reading, drafts, path)
    columns = edge_columns(table)
    first = table.rows[0] if table.rows else {}
    name = next((key for key in first if key.lower() in _NAMES), None)
    for index, row in enumerate(table.rows):
        if columns:
            _edge(rows, index, row, columns)
        elif name:
            _system(rows, index, row, name)
    if table.rows and not columns and not name:
        reading.wrong(
            Place(path),
            "no column says which system a row is about",
            "name a column `id`, or two columns `from` and `to`",
        )


def _one(reading: Reading, drafts: dict[str, Draft], name: str, place: Place) -> Draft | None:
    id_ = our_id(name)
    if not id_:
        reading.refused("id", name, "it has no letter or digit", place)
        return None
    if id_ != name and id_ not in drafts:
        reading.normalised("id", name, name, id_, place)
    return drafts.setdefault(id_, Draft("system", id_, name, place))


def _edge(rows: _Rows, index: int, row: dict[str, str], columns: tuple[str, str]) -> None:
    reading, drafts = rows.reading, rows.drafts
    at = [rows.at(index, column) for column in columns]
    source, target = (row.get(column, "") for column in columns)
    if not source or not target:
        reading.refused("row", source or target, "it names only one of two systems", at[0])
        return
    drafted = _one(reading, drafts, source, at[0])
    needed = _one(reading, drafts, target, at[1])
    if drafted and needed:
        detail = {key: one for key, one in row.items() if key in field_names(Dependency, ())}
        edge = {**detail, "to": needed.id}
        drafted.add("depends_on", edge, at[1], target)
        reading.mapped("edge", drafted, "depends_on", at[1])


def _system(rows: _Rows, index: int, row: dict[str, str], name: str) -> None:
    reading = rows.reading
    draft = _one(reading, rows.drafts, row.get(name, ""), rows.at(index, name))
    if draft is None:
        return
    known = field_names(System, ())
    for key, cell in row.items():
        place = rows.at(index, key)
        ours = key.lower()
        if ours in _NAMES and ours not in known:
            continue
        if ours not in known:
            _extension(draft, key, cell, place)
            reading.kept(key, draft.name, place)
            continue
        _cell(draft, ours, cell, place)
        reading.mapped(key, draft, ours, place)


def _cell(draft: Draft, name: str, cell: str, place: Place) -> None:
    if name not in _SEVERAL:
        draft.put(name, cell, place)
        return
    for one in filter(None, (part.strip() for part in cell.replace("\n", "|").split("|"))):
        item: Any = {_OBJECTS[name]: our_id(one)} if name in _OBJECTS else one
        draft.add(name, item, place, one)


def _extension(draft: Draft, key: str, cell: str, place: Place) -> None:
    old = draft.fields.get("extensions")
    values = {**(old.value["csv"] if old else {}), key: cell}
    draft.fields.pop("extensions", None)
    draft.put("extensions", {"csv": values}, old.place if old else place)
