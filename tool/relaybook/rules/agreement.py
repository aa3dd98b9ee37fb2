"""Whether the other side knows that it is needed."""

from datetime import date

from relaybook.graph.edges import Edge


def is_agreed(edge: Edge, day: date) -> bool:
    """Whether somebody has agreed to a dependency by `day`; an empty `agreed` says nothing."""
    agreed = edge.agreed
    if agreed is None or not (agreed.by or agreed.date):
        return False
    return agreed.date is None or agreed.date <= day
