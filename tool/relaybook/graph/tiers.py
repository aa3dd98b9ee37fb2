"""What more critical systems need of systems that are run as less critical."""

from collections.abc import Mapping
from dataclasses import dataclass

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Chosen, Edge, hard_run

TIERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Demand:
    """The highest tier that needs a system. path: shortest, from a system of that tier to it."""

    tier: int
    path: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class TierInversion:
    """A system whose tier, `own`, is lower than that of something that cannot do without it.

    demanded: the highest tier of those, at the start of `path`, which leads to the system.
    """

    system: str
    own: int
    demanded: int
    path: tuple[Edge, ...]


def demands(
    graph: DependencyGraph, tiers: Mapping[str, int | None], chosen: Chosen = hard_run
) -> Mapping[str, Demand]:
    """Return for each system the highest tier (1) among it and all that need it, by id.

    tiers: by id; None or absent where nobody said. Systems that nothing with a tier needs, and
    that have none themselves, are left out.
    """
    found: dict[str, Demand] = {}
    for tier in TIERS:
        starts = (name for name in graph.systems if tiers.get(name) == tier)
        reached = graph.needed_by_any(starts, chosen)
        for name in reached.depths:
            if name not in found:
                found[name] = Demand(tier, reached.path(name))
    return dict(sorted(found.items()))


def tier_inversions(
    graph: DependencyGraph, tiers: Mapping[str, int | None], chosen: Chosen = hard_run
) -> tuple[TierInversion, ...]:
    """Return the systems that something of a higher tier needs, by id, each once.

    A system without a tier cannot be judged and is left out; its needs are followed all the same.
    """
    return tuple(
        TierInversion(name, own, demand.tier, demand.path)
        for name, demand in demands(graph, tiers, chosen).items()
        if (own := tiers.get(name)) is not None and demand.tier < own
    )
