"""Reads a graph to compare with: what tracing tools answer, and every format of imports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, cast

from relaybook.config_exchange import ForeignSource, GraphFormat, ImportFormat
from relaybook.graph.observed import ObservedEdge, ObservedGraph
from relaybook.load.foreign.entity import Imported
from relaybook.load.foreign.files import chosen, text_of
from relaybook.load.foreign.reader import read_foreign
from relaybook.load.foreign.tables import edge_columns
from relaybook.load.tables import parse_table
from relaybook.model.knowledge_base import LoadProblem
from relaybook.source import Place, Tree

_TRACES = ("jaeger", "zipkin")
_CALLS = ("callCount", "calls", "call_count")


def read_observed(
    tree: Tree, format_: GraphFormat, source: ForeignSource, window: str = ""
) -> tuple[ObservedGraph, tuple[str, ...]]:
    """Return the graph that `source` names, and what could not be read, each as one sentence."""
    if format_ in _TRACES:
        return _traces(tree, format_, source, window)
    if format_ == "csv" and (found := _counted(tree, source, window)):
        return found, ()
    imported = read_foreign(tree, cast("ImportFormat", format_), source)
    problems = tuple(
        f"{one.problem.place.path}: {one.problem.message}" for one in imported.problems
    )
    graph = _of_catalogue(imported, window)
    return graph, problems if imported.files else ("no file is there", *problems)


def _counted(tree: Tree, source: ForeignSource, window: str) -> ObservedGraph | None:
    """Return the graph of tables of edges, with how often each was seen; None for other tables."""
    edges: list[ObservedEdge] = []
    paths = chosen(tree.paths(), source.file)
    for path in paths:
        text = text_of(tree, path)
        table = None if isinstance(text, LoadProblem) else parse_table(text)
        columns = edge_columns(table) if table else None
        if table is None or columns is None or table.faults:
            return None
        for index, row in enumerate(table.rows):
            ends = [row.get(column, "") for column in columns]
            if all(ends):
                place = Place(path, ("rows", index, columns[1]))
                edges.append(ObservedEdge(ends[0], ends[1], _number(row), place))
    nodes = frozenset(name for one in edges for name in (one.source, one.target))
    return ObservedGraph("csv", tuple(edges), nodes, paths, window) if paths else None


def _of_catalogue(imported: Imported, window: str) -> ObservedGraph:
    names: dict[str, str] = {}
    edges: list[ObservedEdge] = []
    systems = imported.of("system")
    for id_, entity in systems.items():
        names[id_] = entity.name if imported.format != "backstage" else id_
    for id_, entity in systems.items():
        needs = entity.fields.get("depends_on")
        for item, place in zip(needs.value, needs.items, strict=True) if needs else ():
            target = names.get(item["to"], item["to"])
            edges.append(ObservedEdge(names[id_], target, _number(item), place))
    nodes = frozenset(names.values())
    return ObservedGraph(imported.format, tuple(edges), nodes, imported.files, window)


def _number(item: Mapping[str, Any]) -> int | None:
    written = (str(item[key]) for key in _CALLS if key in item)
    return next((int(one) for one in written if one.isascii() and one.isdigit()), None)


def _traces(
    tree: Tree, format_: str, source: ForeignSource, window: str
) -> tuple[ObservedGraph, tuple[str, ...]]:
    edges: list[ObservedEdge] = []
    problems: list[str] = []
    said: list[str] = []
    paths = chosen(tree.paths(), source.file)
    for path in paths:
        text = text_of(tree, path)
        if isinstance(text, LoadProblem):
            problems.append(f"{path}: {text.problem.message}")
            continue
        try:
            content = json.loads(text)
        except (ValueError, RecursionError) as error:
            problems.append(f"{path} is not valid JSON: {error}"[:200])
            continue
        rows = content.get("data") if isinstance(content, dict) else content
        if not isinstance(rows, list):
            problems.append(f"{path} holds no list of dependencies (parent, child, callCount)")
            continue
        edges += _edges(rows, path)
        said += _window(content)
    if not paths:
        problems.append("no file is there")
    covered = window or ", ".join(dict.fromkeys(said))
    nodes = frozenset(name for one in edges for name in (one.source, one.target))
    return ObservedGraph(format_, tuple(edges), nodes, paths, covered), tuple(problems)


def _edges(rows: Iterable[Any], path: str) -> Iterator[ObservedEdge]:
    for row in rows:
        if not isinstance(row, dict):
            continue
        source, target, calls = row.get("parent"), row.get("child"), row.get("callCount")
        if isinstance(source, str) and isinstance(target, str) and source and target:
            count = calls if isinstance(calls, int) and not isinstance(calls, bool) else None
            yield ObservedEdge(source, target, count, Place(path))


def _window(content: Any) -> Iterator[str]:
    """Yield the time that an answer covers, where it was kept: `endTs` and `lookback`, in ms."""
    if not isinstance(content, dict):
        return
    end, length = content.get("endTs"), content.get("lookback")
    if isinstance(end, int) and isinstance(length, int) and 0 < length <= end < 10**14:
        first, last = (
            datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M")
            for at in (end - length, end)
        )
        yield f"{first} to {last} UTC"
