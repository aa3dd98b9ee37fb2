"""Decisions in force, for other programs."""

import json
from collections.abc import Iterable
from typing import Any

from relaybook.model.decision import Decision
from relaybook.model.secrets import mask_in

VERSION = 1


def render(decisions: Iterable[Decision], as_of: str, system: str | None) -> str:
    """Return an object with `decisions`, and in words when they were in force."""
    content = {
        "version": VERSION,
        "as_of": as_of,
        "system": system,
        "decisions": [_decision(one) for one in decisions],
    }
    return json.dumps(mask_in(content), indent=2) + "\n"


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "id": one.id,
        "number": one.number or None,
        "title": one.name,
        "status": one.status,
        "date": one.date.isoformat() if one.date else None,
        "decision_makers": list(one.decision_makers or ()),
        "systems": list(one.systems or ()),
        "path": one.path,
    }
