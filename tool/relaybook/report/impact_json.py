"""What suffers when a system is down, for other programs."""

import json
from collections.abc import Sequence
from typing import Any

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.network import Affected
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.report.impact_text import first_step

VERSION = 1


def render(
    base: KnowledgeBase, graph: DependencyGraph, system: str, affected: Sequence[Affected]
) -> str:
    """Return an object with `affected`, the hardest hit and nearest first."""
    content = {
        "version": VERSION,
        "system": system,
        "affected": [_one(base, graph, one) for one in affected],
    }
    return json.dumps(content, indent=2) + "\n"


def _one(base: KnowledgeBase, graph: DependencyGraph, one: Affected) -> dict[str, Any]:
    system = base.systems[one.system]
    return {
        "system": one.system,
        "title": system.name,
        "tier": system.service_tier,
        "owner": system.owner,
        "how": one.how,
        "depth": one.depth,
        "path": list(one.path),
        "on_failure": [edge.on_failure for edge in first_step(graph, one)],
    }
