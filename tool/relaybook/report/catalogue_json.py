"""Systems, contacts and what needs what, for other programs."""

import json
from typing import Any

from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record

VERSION = 1


def render(base: KnowledgeBase) -> str:
    """Return an object with `systems` and `contacts`, each with every field that is known."""
    content = {
        "version": VERSION,
        "name": base.configuration.name,
        "systems": [_record(base.systems[name]) for name in sorted(base.systems)],
        "contacts": [_record(base.contacts[name]) for name in sorted(base.contacts)],
    }
    return json.dumps(content, indent=2, ensure_ascii=True, default=str) + "\n"


def _record(record: Record) -> dict[str, Any]:
    fields = record.model_dump(mode="python", by_alias=True, exclude_none=True, fallback=str)
    return {"id": record.id, "path": record.path, **_plain(fields)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, bool | int | float | str) or value is None else str(value)
