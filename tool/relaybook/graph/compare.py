"""Two graphs held against each other: what only we declare, what only the others have.

Neither side is right by itself: traces miss what they do not reach and show what is not there, and
records grow old. So nothing of this is ever written into a record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from relaybook.graph.edges import Edge
from relaybook.graph.observed import ObservedGraph
from relaybook.model.system import System

UNTRACEABLE = frozenset(
    {"build", "deploy", "dns", "human", "legacy", "licence", "file_transfer", "network", "secrets"}
)
"""Kinds of needs that no trace shows."""
TRACED = frozenset({"jaeger", "zipkin"})
# What tracing tools call a caller that they know nothing of.
_NOBODY = frozenset({"user", "unknown", "unknown_service"})

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is compared. source: whose names in `aliases` count. min_calls: fewer are left out.

    ignore: globs of systems. ignore_edges: `a -> b`, with `*` for any.
    """

    source: str = ""
    min_calls: int = 1
    ignore: tuple[str, ...] = ()
    ignore_edges: tuple[str, ...] = ()

    def drops(self, pair: Pair) -> bool:
        """Whether an edge is left out."""
        if any(fnmatchcase(name, one) for name in pair for one in self.ignore):
            return True
        for written in self.ignore_edges:
            source, _, target = (part.strip() for part in written.partition("->"))
            if fnmatchcase(pair[0], source) and fnmatchcase(pair[1], target or "*"):
                return True
        return False


@dataclass(frozen=True, slots=True)
class SystemScore:
    """How far both sides agree about what one system needs and who needs it."""

    system: str
    both: int
    only_here: int
    only_there: int

    @property
    def jaccard(self) -> float:
        """The share of all edges that both sides have."""
        return jaccard(self.both, self.only_here + self.only_there)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came out, edges as pairs (who needs, what is needed), sorted.

    unknown: names of the other side that are no system of ours, with how many edges name each.
    skipped: declared edges that were not compared, by the reason; left_out: theirs, by the reason.
    calls: of an edge that was counted. systems: of each system that an edge names.
    """

    observed: ObservedGraph
    both: tuple[Pair, ...]
    only_here: tuple[Pair, ...]
    only_there: tuple[Pair, ...]
    unknown: Mapping[str, int]
    skipped: Mapping[str, int]
    left_out: Mapping[str, int]
    calls: Mapping[Pair, int]
    systems: tuple[SystemScore, ...]

    @property
    def jaccard(self) -> float:
        """The share of all edges that both sides have; 1 where neither has any."""
        return jaccard(len(self.both), len(self.only_here) + len(self.only_there))


def jaccard(both: int, others: int) -> float:
    """Return the share of what is in both; 1 where there is nothing at all."""
    return both / (both + others) if both + others else 1.0


def compare(
    systems: Mapping[str, System],
    edges: Iterable[Edge],
    observed: ObservedGraph,
    choice: Choice,
) -> Comparison:
    """Hold the declared `edges` of `systems` against an observed graph."""
    names = names_of(systems, choice.source or observed.format)
    skipped: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    calls = _observed(observed, names, choice, (left_out, unknown))
    theirs = set(calls)
    declared, passed_over = _declared(edges, choice, is_traced=observed.format in TRACED)
    # What nobody expects to be observed and is observed all the same is declared nevertheless.
    declared |= theirs & set(passed_over)
    skipped.update(why for pair, why in passed_over.items() if pair not in declared)
    both, here, there = declared & theirs, declared - theirs, theirs - declared
    return Comparison(
        observed,
        tuple(sorted(both)),
        tuple(sorted(here)),
        tuple(sorted(there)),
        dict(sorted(unknown.items())),
        dict(sorted(skipped.items())),
        dict(sorted(left_out.items())),
        {pair: count for pair, count in sorted(calls.items()) if count is not None},
        _scores(both, here, there),
    )


def names_of(systems: Mapping[str, System], source: str) -> dict[str, str]:
    """Return our id for each name: aliases of `source` first, then those without a source, ids.

    An id is also found whatever its case, and with `_` for `-`.
    """
    found: dict[str, str] = {}
    for wanted in (source, None):
        for system in sorted(systems):
            for alias in systems[system].aliases or ():
                if alias.value and alias.source == wanted:
                    found.setdefault(alias.value, system)
    for system in sorted(systems):
        found.setdefault(system, system)
    for name, system in list(found.items()):
        found.setdefault(_loose(name), system)
    return found


def _loose(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")


def _declared(
    edges: Iterable[Edge], choice: Choice, *, is_traced: bool
) -> tuple[set[Pair], dict[Pair, str]]:
    """Return the edges that are compared, and of the others why they are not."""
    declared: set[Pair] = set()
    passed_over: dict[Pair, str] = {}
    for edge in edges:
        pair = (edge.source, edge.target)
        if choice.drops(pair):
            passed_over[pair] = "ignored by the configuration"
        elif "run" not in edge.needed_for:
            passed_over[pair] = "not needed to run"
        elif is_traced and edge.kind in UNTRACEABLE:
            passed_over[pair] = f"kind {edge.kind}, which no trace shows"
        else:
            declared.add(pair)
    return declared, {pair: why for pair, why in passed_over.items() if pair not in declared}


def _observed(
    observed: ObservedGraph,
    names: Mapping[str, str],
    choice: Choice,
    counts: tuple[Counter[str], Counter[str]],
) -> dict[Pair, int | None]:
    left_out, unknown = counts
    summed: dict[tuple[str, str], int | None] = {}
    for edge in observed.edges:
        key = (edge.source, edge.target)
        before = summed.get(key)
        summed[key] = edge.calls if before is None else before + (edge.calls or 0)
    found: dict[Pair, int | None] = {}
    for (source, target), calls in sorted(summed.items()):
        ours = tuple(names.get(one) or names.get(_loose(one)) for one in (source, target))
        pair = (ours[0] or source, ours[1] or target)
        if choice.drops(pair) or choice.drops((source, target)):
            left_out["ignored by the configuration"] += 1
        elif observed.format in TRACED and source.casefold() in _NOBODY and not ours[0]:
            left_out["a caller that tracing does not know"] += 1
        elif calls is not None and calls < choice.min_calls:
            left_out[f"fewer than {choice.min_calls} calls"] += 1
        elif pair[0] == pair[1]:
            left_out["from a system to itself"] += 1
        elif None in ours:
            unknown.update(
                name for name, one in zip((source, target), ours, strict=True) if one is None
            )
            left_out["a name that is no system of ours"] += 1
        else:
            before = found.get(pair)
            found[pair] = calls if before is None else before + (calls or 0)
    return found


def _scores(
    both: Iterable[Pair], here: Iterable[Pair], there: Iterable[Pair]
) -> tuple[SystemScore, ...]:
    counted: list[Counter[str]] = [
        Counter(name for pair in pairs for name in pair) for pairs in (both, here, there)
    ]
    names = sorted(set().union(*counted))
    return tuple(SystemScore(name, *(count[name] for count in counted)) for name in names)


def by_disagreement(comparison: Comparison) -> Sequence[SystemScore]:
    """Return the systems about which both sides agree least first."""
    return sorted(comparison.systems, key=lambda one: (one.jaccard, -one.only_there, one.system))
