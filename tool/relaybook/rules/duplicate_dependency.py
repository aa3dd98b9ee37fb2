from collections.abc import Iterator
from itertools import combinations

from relaybook.findings import Problem, Related, Severity
from relaybook.graph.edges import Edge
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.path_of_needs import names_along, place_of
from relaybook.rules.rule import rule


@rule("duplicate-dependency", on=System, area="dependencies", severity=Severity.WARNING)
def check(system: System, context: Context) -> Iterator[Problem]:
    """Each dependency is written once, so that it cannot contradict itself."""
    written = context.graph.needs(system.id)
    if len(written) == len({edge.target for edge in written}):
        return
    told: set[int] = set()
    for (_, first), (index, second) in combinations(enumerate(written), 2):
        if index not in told and _is_same_need(first, second):
            differences = list(_differences(first, second))
            # What a foreign catalogue declares at both ends, and alike, is one dependency.
            if differences or place_of(first, context.kb).path == place_of(second, context.kb).path:
                told.add(index)
                yield _problem(first, second, differences, context.kb)


def _is_same_need(one: Edge, other: Edge) -> bool:
    if one.target != other.target or not one.serves(frozenset(other.needed_for)):
        return False
    if one.is_listed != other.is_listed:  # a need to run may well be listed to recover too
        return one.is_hard != other.is_hard
    if one.kind and other.kind and one.kind != other.kind:
        return False
    return _channel(one) == _channel(other)


def _channel(edge: Edge) -> tuple[str | None, ...]:
    """Return what makes two dependencies of one kind on one system different ones."""
    return edge.interface, edge.via, edge.environment, edge.any_of, edge.contract


def _differences(one: Edge, other: Edge) -> Iterator[str]:
    if one.criticality != other.criticality:
        yield f"`criticality` is {one.criticality} and {other.criticality}"
    if one.on_failure and other.on_failure and one.on_failure != other.on_failure:
        yield f"`on_failure` is {one.on_failure} and {other.on_failure}"


def _problem(first: Edge, second: Edge, differences: list[str], kb: KnowledgeBase) -> Problem:
    source, target = kb.systems[second.source].name, kb.systems[second.target].name
    fault = f", and the two disagree: {', '.join(differences)}" if differences else ""
    return Problem(
        place_of(second, kb),
        f"{source} is said twice to need {target}{fault}: {names_along([second], kb)}",
        "keep one of the two; where they are two needs, say how they differ: `kind`, `interface`, "
        "`environment` or `needed_for`",
        (Related(place_of(first, kb), f"{source} needs {target}"),),
    )
