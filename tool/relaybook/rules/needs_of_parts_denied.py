from collections.abc import Iterator, Mapping

from relaybook.findings import Level, Problem, Related, Severity
from relaybook.graph.edges import Edge
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.path_of_needs import names_along, place_of
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running, running_systems


@rule(
    "needs-of-parts-denied",
    on=System,
    level=Level.STANDARD,
    area="dependencies",
    severity=Severity.WARNING,
)
def check(system: System, context: Context) -> Iterator[Problem]:
    """No system that says that it needs nothing has parts that need something outside it."""
    if system.applies("depends_on") or not is_running(system):
        return
    derived = context.once("derived needs", lambda: _derived(context)).get(system.id, ())
    if derived:
        yield _problem(system, derived, context)


def _derived(context: Context) -> Mapping[str, tuple[Edge, ...]]:
    """Return the needs of parts that run, outside their whole, by whole."""
    running = running_systems(context)
    found: dict[str, list[Edge]] = {}
    for edge in context.graph.derived:
        for one in edge.stands_for:
            if one.source != edge.source and one.source in running and one.target in running:
                found.setdefault(edge.source, []).append(one)
    return {whole: tuple(dict.fromkeys(edges)) for whole, edges in found.items()}


def _problem(system: System, needs: tuple[Edge, ...], context: Context) -> Problem:
    first, *rest = needs
    more = f", and {len(rest)} more" if rest else ""
    kb = context.kb
    return Problem(
        system.at("depends_on"),
        f"{system.name} says that it needs nothing, but its parts do: "
        f"{names_along((first,), kb)}{more}",
        f"write in `depends_on` what {system.name} needs as a whole, or leave the field out:"
        " relaybook works it out of its parts",
        tuple(
            Related(place_of(one, kb), f"needed: {names_along((one,), kb)}") for one in needs[:5]
        ),
    )
