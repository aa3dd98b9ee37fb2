"""What an import did with every value, for other programs."""

import json
from collections.abc import Sequence
from typing import Any

from relaybook.load.foreign.entity import Imported, Note
from relaybook.source import Sources

VERSION = 1


def render(
    imported: Imported, sources: Sources, written: Sequence[str], there: Sequence[str]
) -> str:
    """Return an object with `counts` and `values`; written, there: files of ours, new and old."""
    content = {
        "version": VERSION,
        "format": imported.format,
        "files": list(imported.files),
        "documents": imported.documents,
        "systems": sorted(imported.of("system")),
        "contacts": sorted(imported.of("contact")),
        "written": list(written),
        "left_alone": list(there),
        "counts": dict(imported.counts()),
        "values": [_note(one, sources) for one in imported.notes],
        "problems": [
            {"message": one.problem.message, "help": one.problem.help, **_at(one.problem, sources)}
            for one in imported.problems
        ],
    }
    return json.dumps(content, indent=2, ensure_ascii=True) + "\n"


def _note(note: Note, sources: Sources) -> dict[str, Any]:
    said = {"fate": note.fate, "key": note.key, "subject": note.subject, "detail": note.detail}
    return {**said, **_at(note, sources)}


def _at(one: Any, sources: Sources) -> dict[str, Any]:
    span = sources.locate(one.place)
    return {"path": one.place.path, "line": span.line, "column": span.column}
