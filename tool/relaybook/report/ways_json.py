"""How one system comes to need another, for other programs."""

import json
from collections.abc import Sequence
from typing import Any

from relaybook.graph.edges import Edge
from relaybook.graph.paths import Way
from relaybook.model.secrets import mask_in
from relaybook.report.situation import Situation
from relaybook.report.ways_text import Between

VERSION = 1


def render(situation: Situation, between: Between) -> str:
    """Return an object with `ways`, hard ones first, and `back` where there are none."""
    content = {
        "version": VERSION,
        **situation.as_json(),
        "from": between.source,
        "to": between.target,
        "has_more": between.has_more,
        "ways": _ways(between.ways),
        "back": _ways(between.back),
    }
    return json.dumps(mask_in(content), indent=2) + "\n"


def _ways(ways: Sequence[Way]) -> list[dict[str, Any]]:
    return [
        {
            "systems": list(way.systems),
            "hard": way.is_hard,
            "steps": [[_need(edge) for edge in edges] for edges in way.steps],
        }
        for way in ways
    ]


def _need(edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "criticality": edge.criticality,
        "on_failure": edge.on_failure,
        "needed_for": list(edge.needed_for),
        "any_of": edge.any_of,
    }
