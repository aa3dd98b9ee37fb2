"""The groups under which a map of many systems can be read, each with a name and an order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.recovery import RecoveryPlan
from relaybook.model.directory import Directory
from relaybook.model.system import System

NO_DOMAIN, NO_OWNER, NO_VENDOR, NO_TIER = "No domain", "No owner", "Run by us", "No tier"


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to group all systems.

    name: domain, owner, vendor, tier or wave. titles: of each group, in their order; those that
    say that something is missing come last. of: the group of each system, by id. is_ordered:
    whether the order of the groups says something.
    """

    name: str
    titles: tuple[str, ...]
    of: Mapping[str, int]
    is_ordered: bool = False


def groupings(
    graph: DependencyGraph,
    systems: Mapping[str, System],
    people: Directory,
    plan: RecoveryPlan,
) -> tuple[Grouping, ...]:
    """Return the groupings of all `systems`: by domain, owner, vendor, tier and recovery wave."""
    domains = _domains(graph, systems)

    def tier(name: str) -> str:
        found = systems[name].service_tier
        return f"Tier {found}" if found else NO_TIER

    waves = tuple(f"Wave {number}" for number in range(1, len(plan.waves) + 1))
    wave_of = {name: plan.restored[name].wave - 1 for name in graph.systems}
    return (
        _grouping("domain", graph, lambda name: domains.get(name, NO_DOMAIN), NO_DOMAIN),
        _grouping("owner", graph, lambda name: owner_of(systems[name], people), NO_OWNER),
        _grouping("vendor", graph, lambda name: vendor_of(systems[name], people), NO_VENDOR),
        _grouping("tier", graph, tier, NO_TIER, is_ordered=True),
        Grouping("wave", waves, wave_of, is_ordered=True),
    )


def owner_of(system: System, people: Directory) -> str:
    """Return the name of the team that owns a system, or that there is none."""
    owner = people.find(system.owner, ("team",)) if system.owner else None
    return owner.name if owner else (system.owner or NO_OWNER)


def vendor_of(system: System, people: Directory) -> str:
    """Return the name of the vendor that runs or owns a system, or that we do."""
    runs = people.find(system.provider, ("vendor",)) if system.provider else None
    owner = people.find(system.owner, ("team",)) if system.owner else None
    vendor = runs or (people.vendor_of(owner) if owner else None)
    return vendor.name if vendor else (system.provider or NO_VENDOR)


def _domains(graph: DependencyGraph, systems: Mapping[str, System]) -> dict[str, str]:
    """Return the name of the domain of each system that is in one, through its wholes too."""
    domain_of: dict[str, str] = {}
    for one in graph.containment.parts:
        if one.as_ == "domain":
            domain_of.setdefault(one.part, one.whole)
    domains = set(domain_of.values())
    found = {}
    for name in graph.systems:
        within = (name, *graph.containment.wholes_of(name))
        named = (domain_of.get(one) or (one if one in domains else None) for one in within)
        domain = next(filter(None, named), None)
        if domain:
            found[name] = systems[domain].name
    return found


def _grouping(
    name: str,
    graph: DependencyGraph,
    title_of: Callable[[str], str],
    missing: str,
    *,
    is_ordered: bool = False,
) -> Grouping:
    title = {system: title_of(system) for system in graph.systems}
    titles = sorted(set(title.values()), key=lambda one: (one == missing, one.casefold(), one))
    number = {one: index for index, one in enumerate(titles)}
    of = {system: number[title[system]] for system in graph.systems}
    return Grouping(name, tuple(titles), of, is_ordered)
