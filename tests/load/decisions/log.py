"""A decision log written to a folder and read again, with places as line and columns."""

from collections.abc import Mapping
from pathlib import Path

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.decision import Decision
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.source import Place


def log(folder: Path, files: Mapping[str, str | bytes], configuration: str = "") -> KnowledgeBase:
    """Write decisions by their names below `decisions/`, and load them."""
    (folder / "relaybook.yml").write_text(configuration or "format: 1\n")
    for name, text in files.items():
        path = folder / "decisions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(WorkingTree(folder))


def one(folder: Path, text: str | bytes, configuration: str = "") -> tuple[KnowledgeBase, Decision]:
    """Write one decision and read it."""
    base = log(folder, {"0003-use-x.md": text}, configuration)
    return base, base.decisions["0003-use-x"]


def at(base: KnowledgeBase, place: Place) -> tuple[int, int, int]:
    """Return line, column and the column behind the end."""
    span = base.sources.locate(place)
    return span.line, span.column, span.end_column


def statuses(base: KnowledgeBase, decision: Decision) -> list[tuple[str, str, str, int, int]]:
    """Return (form, word, status, line, column) of each place that states a status."""
    return [
        (found.form, found.word, found.status, *at(base, found.place)[:2])
        for found in decision.statuses
    ]


def relations(base: KnowledgeBase, decision: Decision) -> list[tuple[str, str, int, int, int]]:
    """Return (relation, reference, line, column, end) of each; "+" marks one of a part only."""
    return [
        (found.name + "+" * found.partial, found.reference, *at(base, found.place))
        for found in decision.relations
    ]
