import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from relaybook.findings import CannotTell, Level, Problem, Related, Severity
from relaybook.graph.edges import Edge
from relaybook.graph.shared_fate import SharedFate, alternatives, same_place, shared_fates
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.references import split_reference
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.path_of_needs import names_along, place_of, steps_after
from relaybook.rules.redundancy import is_redundant
from relaybook.rules.rule import rule
from relaybook.rules.running import running_systems

_HELP = (
    "make one of them do without what both share, or test what stands ready for it and write its "
    "`redundancy`; where they are no alternatives, take the `any_of` away"
)
_NEEDS_UNSAID = "systems with alternatives of which nobody says what they need"
_PLACE_UNSAID = "systems with alternatives of which nobody says who provides them or where they run"
_LIVE = frozenset({"production", "prod", "live"})
_SEVERAL = re.compile(r"\s*(?:[,;/+&]|\band\b)\s*", re.IGNORECASE)

_Found = Mapping[str, tuple[Problem | CannotTell, ...]]


@rule(
    "hidden-shared-fate",
    on=System,
    level=Level.STANDARD,
    area="dependencies",
    severity=Severity.WARNING,
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Alternatives of one system do not fail together."""
    yield from context.once("shared fates", lambda: _found(context)).get(system.id, ())


def _found(context: Context) -> _Found:
    """Return what is to be said of each system that has alternatives."""
    graph, systems = context.graph, running_systems(context)
    solid = [name for name, one in systems.items() if is_redundant(one, context.day)]
    shared = {one.edges: one for one in shared_fates(graph, solid)}
    vendors = {(a, b): vendor for a, b, vendor in same_place(graph, _providers(systems))}
    regions = {(a, b): region for a, b, region in same_place(graph, _regions(systems))}
    found: dict[str, list[Problem | CannotTell]] = {}
    for pair in alternatives(graph):
        if all(name in systems for name in (pair[0].source, pair[0].target, pair[1].target)):
            said = found.setdefault(pair[0].source, [])
            if pair in shared:
                said.append(_needs_one(shared[pair], context.kb))
            elif pair in vendors:
                said.append(_in_one_place(pair, f"are provided by {vendors[pair]}", context.kb))
            elif pair in regions:
                said.append(_in_one_place(pair, f"run in {regions[pair]} only", context.kb))
            else:
                said.extend(_unsaid(systems[edge.target] for edge in pair))
    return {name: tuple(said) for name, said in found.items()}


def _needs_one(fate: SharedFate, kb: KnowledgeBase) -> Problem:
    one, other = fate.edges
    names = [kb.systems[edge.target].name for edge in fate.edges]
    nearest = kb.systems[fate.nearest].name
    if all(fate.paths):
        more = f" and {fate.shared - 1} more" if fate.shared > 1 else ""
        fault = f"both need {nearest}{more}"
    else:
        needing = names[0] if fate.paths[0] else names[1]
        fault = f"{needing} needs {nearest}"
    ways = "; ".join(names_along(path, kb) for path in fate.paths if path)
    steps = chain(*(steps_after((path[0], *path), kb) for path in fate.paths if path))
    return Problem(
        place_of(other, kb),
        f"{names[0]} and {names[1]} are alternatives for {kb.systems[one.source].name}, but "
        f"{fault}: {ways}",
        _HELP,
        (_first(one, kb), *steps),
    )


def _in_one_place(pair: tuple[Edge, Edge], fault: str, kb: KnowledgeBase) -> Problem:
    one, other = pair
    names = [kb.systems[edge.target].name for edge in pair]
    return Problem(
        place_of(other, kb),
        f"{names[0]} and {names[1]} are alternatives for {kb.systems[one.source].name}, but both "
        f"{fault}",
        _HELP,
        (_first(one, kb),),
    )


def _first(edge: Edge, kb: KnowledgeBase) -> Related:
    return Related(place_of(edge, kb), f"the alternative {kb.systems[edge.target].name}")


def _unsaid(pair: Iterable[System]) -> Iterator[CannotTell]:
    for system in pair:
        if system.depends_on is None and system.applies("depends_on"):
            yield CannotTell(_NEEDS_UNSAID)
        if system.provider is None and not _regions_of(system):
            yield CannotTell(_PLACE_UNSAID)


def _providers(systems: Mapping[str, System]) -> Mapping[str, tuple[str, ...]]:
    return {
        name: (f"vendor:{split_reference(one.provider)[1]}",)
        for name, one in systems.items()
        if one.provider
    }


def _regions(systems: Mapping[str, System]) -> Mapping[str, frozenset[str]]:
    return {name: _regions_of(one) for name, one in systems.items()}


def _regions_of(system: System) -> frozenset[str]:
    """Return where a system runs; a region written as `Mumbai and Pune` is two."""
    everywhere = [one for one in system.environments or () if one.region]
    live = [one for one in everywhere if (one.name or "").casefold() in _LIVE]
    written = (_SEVERAL.split(one.region or "") for one in live or everywhere)
    return frozenset(" ".join(region.split()) for region in chain(*written) if region)
