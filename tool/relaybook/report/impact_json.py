"""What suffers when systems are down, for other programs."""

import json
from collections.abc import Sequence
from typing import Any

from relaybook.graph.edges import Edge
from relaybook.graph.impact import Affected
from relaybook.model.secrets import mask_in
from relaybook.report.situation import Situation, call_as_json

VERSION = 2


def render(situation: Situation, systems: Sequence[str], affected: Sequence[Affected]) -> str:
    """Return an object with `affected`, the hardest hit and nearest first."""
    content = {
        "version": VERSION,
        **situation.as_json(),
        "down": [
            {"system": name, "call": call_as_json(situation.first_call(name))} for name in systems
        ],
        "affected": [_one(situation, one) for one in affected],
    }
    return json.dumps(mask_in(content), indent=2) + "\n"


def _one(situation: Situation, one: Affected) -> dict[str, Any]:
    system = situation.base.systems[one.system]
    return {
        "system": one.system,
        "title": system.name,
        "tier": system.service_tier,
        "owner": system.owner,
        "how": one.how,
        "after_seconds": one.after,
        "assumed": one.is_assumed,
        "depth": one.depth,
        "path": [_step(edge) for edge in one.path],
        "call": call_as_json(situation.first_call(one.system)),
    }


def _step(edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "target": edge.target,
        "criticality": edge.criticality,
        "on_failure": edge.on_failure,
        "tolerates": edge.tolerates.text if edge.tolerates else None,
        "any_of": edge.any_of,
    }
