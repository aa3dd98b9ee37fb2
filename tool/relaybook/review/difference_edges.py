"""What a change does to the graph: needs that came, went or weigh otherwise, and who is hit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from relaybook.graph.closure import dependents_closure
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge, in_order

_WORDS = ("kind", "criticality", "on_failure", "any_of", "environment", "interface", "via")
_OTHERS = ("runbook", "contract")
_NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a need, in the words of records; None where nobody says."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class EdgeChange:
    """A need that is there before and after, with what differs."""

    before: Edge
    after: Edge
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class RadiusChange:
    """Of a system, who goes down with it now and did not before, and the other way round.

    before, after: how many go down with it. None where there is no such system.
    """

    system: str
    before: int | None
    after: int | None
    more: tuple[str, ...]
    fewer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EdgeChanges:
    """Needs that came, went and changed, by who needs what; and blast radii, the largest first."""

    added: tuple[Edge, ...]
    removed: tuple[Edge, ...]
    changed: tuple[EdgeChange, ...]
    radii: tuple[RadiusChange, ...]


def edge_changes(
    before: DependencyGraph, after: DependencyGraph, renamed: Mapping[str, str] = _NOBODY
) -> EdgeChanges:
    """Hold two graphs of declared needs against each other; loops and dangling needs count too.

    renamed: the ids of systems in `before` that have another one in `after`.
    """
    ours, theirs = _by_pair(before, renamed), _by_pair(after, _NOBODY)
    added: list[Edge] = []
    removed: list[Edge] = []
    changed: list[EdgeChange] = []
    for pair in sorted({*ours, *theirs}):
        one, other = _unlike(ours.get(pair, ()), theirs.get(pair, ()))
        changed += (
            EdgeChange(old, new, _fields(old, new)) for old, new in zip(one, other, strict=False)
        )
        removed += one[len(other) :]
        added += other[len(one) :]
    radii = _radii(_dependents(before, renamed), _dependents(after, _NOBODY))
    return EdgeChanges(tuple(added), tuple(removed), tuple(changed), radii)


def _by_pair(
    graph: DependencyGraph, renamed: Mapping[str, str]
) -> Mapping[tuple[str, str, bool], Sequence[Edge]]:
    """Group by who needs what; what is only needed to recover is a list of its own."""
    groups: dict[tuple[str, str, bool], list[Edge]] = defaultdict(list)
    for edge in sorted((*graph.edges, *graph.dangling, *graph.loops), key=in_order):
        source, target = (renamed.get(one, one) for one in (edge.source, edge.target))
        groups[source, target, edge.is_listed].append(edge)
    return groups


def _unlike(before: Iterable[Edge], after: Iterable[Edge]) -> tuple[list[Edge], list[Edge]]:
    """Return both sides without the edges that say the same on both."""
    left = list(after)
    unlike = []
    for edge in before:
        same = next((one for one in left if _said(one) == _said(edge)), None)
        if same is None:
            unlike.append(edge)
        else:
            left.remove(same)
    return unlike, left


def _said(edge: Edge) -> tuple[tuple[str, str | None], ...]:
    return (
        *((name, getattr(edge, name)) for name in (*_WORDS, *_OTHERS)),
        ("needed_for", ", ".join(sorted(edge.needed_for))),
        ("tolerates", edge.tolerates.text if edge.tolerates else None),
        ("agreed", _agreed(edge)),
    )


def _agreed(edge: Edge) -> str | None:
    if edge.agreed is None:
        return None
    parts = (edge.agreed.by, edge.agreed.date and edge.agreed.date.isoformat())
    return ", ".join(part for part in parts if part) or None


def _fields(before: Edge, after: Edge) -> tuple[FieldChange, ...]:
    pairs = zip(_said(before), _said(after), strict=True)
    return tuple(FieldChange(name, old, new) for (name, old), (_, new) in pairs if old != new)


def _radii(
    ours: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]
) -> tuple[RadiusChange, ...]:
    changes = _changed_radii(ours, theirs)
    return tuple(sorted(changes, key=lambda one: (-len(one.more) - len(one.fewer), one.system)))


def _changed_radii(
    ours: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]
) -> Iterator[RadiusChange]:
    for system in sorted({*ours, *theirs}):
        old, new = ours.get(system), theirs.get(system)
        more = tuple(sorted((new or frozenset()) - (old or frozenset())))
        fewer = tuple(sorted((old or frozenset()) - (new or frozenset())))
        if more or fewer:
            yield RadiusChange(system, _count(old), _count(new), more, fewer)


def _count(systems: frozenset[str] | None) -> int | None:
    return None if systems is None else len(systems)


def _dependents(graph: DependencyGraph, renamed: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """Return who goes down with each system: all that need it to run and cannot do without."""
    closure = dependents_closure(graph)
    return {
        renamed.get(name, name): frozenset(renamed.get(one, one) for one in closure.of(name))
        for name in graph.systems
    }
