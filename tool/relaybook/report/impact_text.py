"""What suffers when a system is down, nearest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.draw.words import plural
from relaybook.graph.edges import Edge
from relaybook.graph.network import Affected
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.system import System
from relaybook.report.printable import printable, wrapped
from relaybook.report.style import Style

_TITLES = {
    "hard": "Cannot do without it",
    "soft": "Hit less: somewhere on the way the need is soft",
    "later": "Runs on, but cannot be started, recovered or deployed meanwhile",
}
_NOBODY = "no owner"
_RUN = frozenset({"run"})


def render(
    base: KnowledgeBase,
    graph: DependencyGraph,
    system: str,
    affected: Sequence[Affected],
    *,
    color: bool = False,
    width: int = 80,
) -> str:
    """Return `affected` by how hard each is hit, each with its owner and what happens to it."""
    page = _Page(base, graph, Style(color), width)
    return "\n".join(page.lines(base.systems[system], affected)) + "\n"


def first_step(graph: DependencyGraph, affected: Affected) -> tuple[Edge, ...]:
    """Return the needs of an affected system through which it is hit."""
    return tuple(e for e in graph.needs(affected.system) if e.target == affected.path[1])


@dataclass(frozen=True)
class _Page:
    base: KnowledgeBase
    graph: DependencyGraph
    style: Style
    width: int

    def lines(self, system: System, affected: Sequence[Affected]) -> Iterator[str]:
        yield from map(
            self.style.strong, wrapped(f"{system.name} ({system.reference}) is down", self.width)
        )
        if system.impact_of_outage:
            yield from wrapped(system.impact_of_outage, self.width)
        for how, title in _TITLES.items():
            if group := [one for one in affected if one.how == how]:
                yield ""
                yield self.style.strong(f"{title}: {plural(len(group), 'system')}")
                yield from self._group(group)
        if not affected:
            yield ""
            yield "No system here needs it."

    def _group(self, group: Sequence[Affected]) -> Iterator[str]:
        systems = [self.base.systems[one.system] for one in group]
        names = max(len(system.id) for system in systems)
        owners = max(len(system.owner or _NOBODY) for system in systems)
        for one, system in zip(group, systems, strict=True):
            tier = f"tier {system.service_tier}" if system.service_tier else "no tier"
            columns = f"{system.id:<{names}}  {tier}  {system.owner or _NOBODY:<{owners}}"
            through = f"through {' > '.join(one.path[1:-1])}" if one.depth > 1 else ""
            says = _happens(one, first_step(self.graph, one)) or through
            yield from wrapped(says, self.width, f"  {printable(columns)}  ")
            if through and says != through:
                yield from map(self.style.faint, wrapped(through, self.width, " " * (names + 4)))


def _happens(one: Affected, edges: Sequence[Edge]) -> str:
    """Return what happens to a system, or for what it needs the one that is down."""
    if one.how == "later":
        purposes = dict.fromkeys(purpose for edge in edges for purpose in edge.needed_for)
        return f"to {', '.join(purposes)}" if one.depth == 1 else ""
    return "; ".join(
        (edge.on_failure or "nobody says how")
        + (f" after {edge.tolerates.text}" if edge.tolerates else "")
        for edge in edges
        if edge.serves(_RUN)
    )
