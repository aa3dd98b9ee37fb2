"""A graph that somebody else has: measured by traces, written for containers, kept in a list."""

from __future__ import annotations

from dataclasses import dataclass, field

from relaybook.source import Place


@dataclass(frozen=True, slots=True)
class ObservedEdge:
    """`source` needs `target`, by the names the other side uses. calls: None where not counted."""

    source: str
    target: str
    calls: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ObservedGraph:
    """The whole of it.

    format: `jaeger`, `compose`, ... window: the time it covers, in words, empty where nobody says.
    nodes: names, with those that no edge names. files: where it comes from.
    """

    format: str
    edges: tuple[ObservedEdge, ...]
    nodes: frozenset[str] = field(default_factory=frozenset)
    files: tuple[str, ...] = ()
    window: str = ""
