"""Whether people know what to do when something that a system needs is down."""

from relaybook.graph.edges import Edge
from relaybook.model.knowledge_base import systems_of
from relaybook.rules.context import Context


def has_runbook(edge: Edge, context: Context) -> bool:
    """Whether the edge names a runbook, or one about its source is about its target too."""
    return bool(edge.runbook) or any(
        edge.target in systems_of(runbook) for runbook in context.runbooks_of.get(edge.source, ())
    )
