"""What is part of what, and what follows from that for the whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from relaybook.graph.components import strongly_connected
from relaybook.graph.edges import Edge
from relaybook.model.references import split_reference
from relaybook.model.system import System
from relaybook.source import Place

_FROM_HARDEST = ("fails", None, "degrades", "manual", "queues", "unaffected")
_PURPOSES = ("run", "start", "recover", "deploy")


@dataclass(frozen=True, slots=True)
class PartOf:
    """`part` is part of `whole`. as_: system, domain, parent, or None where nobody said."""

    part: str
    whole: str
    as_: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Containment:
    """Every `part_of` of one graph. Make one with `containment_of`.

    parts: by part and whole, each pair of known systems once for each `as_`.
    dangling: those that name no system, or the part itself.
    """

    parts: tuple[PartOf, ...] = ()
    dangling: tuple[PartOf, ...] = ()
    _wholes: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _inside: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def directly_in(self, part: str) -> tuple[str, ...]:
        """Return what `part` says that it is part of, sorted."""
        return self._wholes.get(part, ())

    def wholes_of(self, part: str) -> tuple[str, ...]:
        """Return all that `part` is part of, through others too, sorted; never itself."""
        return _reached(part, self._wholes)

    def parts_of(self, whole: str) -> tuple[str, ...]:
        """Return all parts of `whole`, parts of parts too, sorted; never itself."""
        return _reached(whole, self._inside)

    def knots(self) -> tuple[tuple[str, ...], ...]:
        """Return the sets of systems that are part of each other, sorted: none should be."""
        found = strongly_connected(
            sorted(self._wholes),
            lambda name: self._wholes.get(name, ()),
            lambda name: self._inside.get(name, ()),
        )
        return tuple(sorted(tuple(knot) for knot in found if len(knot) > 1))

    def ambiguous(self) -> tuple[tuple[PartOf, ...], ...]:
        """Return where a system is part of several wholes in one sense, though it may be of one."""
        groups: dict[tuple[str, str], list[PartOf]] = {}
        for one in self.parts:
            groups.setdefault((one.part, one.as_ or ""), []).append(one)
        return tuple(tuple(groups[key]) for key in sorted(groups) if len(groups[key]) > 1)

    def derived(self, edges: Iterable[Edge]) -> tuple[Edge, ...]:
        """Return the edges between wholes that follow from `edges` and that nobody wrote, sorted.

        Where a part needs something, its whole needs the whole of that; an edge inside one whole
        says nothing of it. Each `stands_for` the edges that it follows from; the hardest of them
        says how hard it is. A domain needs nothing.
        """
        edges = list(edges)
        written = {(edge.source, edge.target) for edge in edges}
        domains = frozenset(one.whole for one in self.parts if one.as_ == "domain")
        found: dict[tuple[str, str], list[Edge]] = {}
        for edge in edges if self._wholes else ():
            for pair in self._lifted(edge, domains):
                if pair not in written:
                    found.setdefault(pair, []).append(edge)
        return tuple(_summed(pair, found[pair]) for pair in sorted(found))

    def _lifted(self, edge: Edge, domains: frozenset[str]) -> Iterator[tuple[str, str]]:
        sources = {edge.source, *self.wholes_of(edge.source)}
        targets = {edge.target, *self.wholes_of(edge.target)}
        shared = sources & targets
        for source in sources - shared - domains:
            for target in targets - shared - domains:
                if (source, target) != (edge.source, edge.target):
                    yield source, target


NOTHING_CONTAINED = Containment()


def containment_of(systems: Mapping[str, System]) -> Containment:
    """Return what `systems`, by id, say that they are part of."""
    return contained(_written(systems), systems)


def contained(written: Iterable[PartOf], systems: Iterable[str]) -> Containment:
    """Return the containment that `written` says of `systems`."""
    known = frozenset(systems)
    unique = {(one.part, one.whole, one.as_ or ""): one for one in written}
    parts = [
        one for _, one in sorted(unique.items()) if one.whole in known and one.part != one.whole
    ]
    wholes: dict[str, dict[str, None]] = {}
    inside: dict[str, dict[str, None]] = {}
    for one in parts:
        wholes.setdefault(one.part, {})[one.whole] = None
        inside.setdefault(one.whole, {})[one.part] = None
    return Containment(
        tuple(parts),
        tuple(one for _, one in sorted(unique.items()) if one not in parts),
        {name: tuple(sorted(found)) for name, found in wholes.items()},
        {name: tuple(sorted(found)) for name, found in inside.items()},
    )


def _written(systems: Mapping[str, System]) -> Iterator[PartOf]:
    for name in sorted(systems):
        for index, part in enumerate(systems[name].part_of or ()):
            if part.to:
                place = systems[name].at("part_of", index, "to")
                yield PartOf(name, split_reference(part.to)[1], part.as_, place)


def _reached(start: str, following: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: set[str] = set()
    waiting = list(following.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(following.get(name, ()))
    return tuple(sorted(found - {start}))


def _summed(pair: tuple[str, str], edges: list[Edge]) -> Edge:
    kinds = {edge.kind for edge in edges}
    purposes = {purpose for edge in edges for purpose in edge.needed_for}
    return Edge(
        *pair,
        kind=kinds.pop() if len(kinds) == 1 else None,
        criticality="hard" if any(edge.is_hard for edge in edges) else "soft",
        on_failure=min((edge.on_failure for edge in edges), key=_FROM_HARDEST.index),
        needed_for=tuple(purpose for purpose in _PURPOSES if purpose in purposes),
        detailed=all(edge.detailed for edge in edges),
        stands_for=tuple(edges),
    )
