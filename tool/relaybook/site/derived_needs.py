"""What a system needs since its parts do: nobody wrote it, so it stands apart from what is."""

from collections.abc import Callable, Iterable, Sequence

from relaybook.graph.edges import Edge
from relaybook.model.system import System
from relaybook.site.html import EMPTY, Child, Html, joined
from relaybook.site.page import Page, badge, note, separated
from relaybook.site.tables import table

_REASONS = 10


def derived_needs(page: Page, system: System) -> Html:
    """Return what the system needs since its parts do; empty where nothing follows."""
    edges = page.book.derived_from.get(system.id, ())
    return _derived(page, "Needed by its parts", edges, lambda edge: edge.target)


def derived_dependents(page: Page, system: System) -> Html:
    """Return what needs the system since parts need it or its parts; empty where nothing does."""
    edges = page.book.derived_to.get(system.id, ())
    return _derived(page, "What needs it through parts", edges, lambda edge: edge.source)


def _derived(page: Page, title: str, edges: Sequence[Edge], other: Callable[[Edge], str]) -> Html:
    if not edges:
        return EMPTY
    rows = [_row(page, other(edge), edge) for edge in edges]
    return joined(
        [
            page.heading(title, level=3, count=len(edges)),
            note("Nobody wrote these: they follow from what parts need."),
            table(("System", "How", "Follows from"), rows),
        ]
    )


def _row(page: Page, other: str, edge: Edge) -> tuple[Child, ...]:
    said = joined([edge.criticality, edge.on_failure], ", ")
    how = joined([badge("derived", "info"), said], " ")
    return _link(page, other), how, _reasons(page, edge.stands_for)


def _reasons(page: Page, edges: Sequence[Edge]) -> Html:
    more = len(edges) - _REASONS
    named: Iterable[Html] = (_reason(page, edge) for edge in edges[:_REASONS])
    return joined([separated(named), f" and {more:,} more" if more > 0 else None])


def _reason(page: Page, edge: Edge) -> Html:
    return joined([_link(page, edge.source), " needs ", _link(page, edge.target)])


def _link(page: Page, system: str) -> Html:
    return page.link(page.book.base.systems[system])
