"""What suffers when systems are down, how, when and along which way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import RUN, Edge, in_order
from relaybook.graph.failure import FailureModel, Hit

HOW = ("down", "degraded", "holds", "part", "later")
_LATER = frozenset({"start", "recover", "deploy"})


@dataclass(frozen=True, slots=True)
class Affected:
    """A system that suffers when another is down.

    how: `down` or `degraded` as in `failure`; `holds` where it keeps going all the same, since it
    queues, works by hand, is unaffected or has an alternative; `part` where only a part of it is
    hit; `later` where it runs on, but cannot be started, recovered or deployed meanwhile. after:
    seconds until then. path: the edges from it to what is down.
    """

    system: str
    how: str
    after: int
    path: tuple[Edge, ...]

    @property
    def depth(self) -> int:
        """How many steps away it is."""
        return len(self.path)

    @property
    def is_assumed(self) -> bool:
        """Whether it is hit only as far as nobody says what a failure on the way does."""
        return self.how in HOW[:2] and any(edge.on_failure is None for edge in self.path)


def impact(graph: DependencyGraph, systems: Iterable[str]) -> tuple[Affected, ...]:
    """Return what suffers when `systems` are down at once, by `HOW`, then nearest first, then id.

    The systems themselves are left out. KeyError where there is no such system.
    """
    failed = frozenset(systems)
    hits = FailureModel(graph).fail(failed)
    found = {n: Affected(n, h.state, h.after, h.path) for n, h in hits.items() if n not in failed}
    for one in (*_holding(graph, hits), *_wholes(graph, hits), *_later(graph, hits)):
        if one.system not in failed:
            found.setdefault(one.system, one)
    return tuple(
        sorted(found.values(), key=lambda one: (HOW.index(one.how), one.depth, one.system))
    )


def _holding(graph: DependencyGraph, hits: Mapping[str, Hit]) -> Iterator[Affected]:
    yield from _next_to(graph, hits, "holds", RUN)


def _later(graph: DependencyGraph, hits: Mapping[str, Hit]) -> Iterator[Affected]:
    yield from _next_to(graph, hits, "later", _LATER)


def _next_to(
    graph: DependencyGraph, hits: Mapping[str, Hit], how: str, purposes: frozenset[str]
) -> Iterator[Affected]:
    """Yield what needs something that is down, by the need that is felt first."""
    edges = [
        edge
        for hit in hits.values()
        if hit.state == "down"
        for edge in graph.needed_by(hit.system)
        if edge.serves(purposes)
    ]
    for edge in sorted(edges, key=lambda edge: (_when(hits[edge.target]), in_order(edge))):
        hit = hits[edge.target]
        yield Affected(edge.source, how, hit.after, (edge, *hit.path))


def _wholes(graph: DependencyGraph, hits: Mapping[str, Hit]) -> Iterator[Affected]:
    for hit in sorted(hits.values(), key=_when):
        for whole in graph.containment.wholes_of(hit.system):
            edge = Edge(whole, hit.system, kind="part_of", criticality="soft")
            yield Affected(whole, "part", hit.after, (edge, *hit.path))


def _when(hit: Hit) -> tuple[int, int, str]:
    return hit.after, hit.depth, hit.system
