"""The dependency map as a picture inside a page."""

from collections import Counter
from dataclasses import replace

from relaybook.graph.draw.svg import render
from relaybook.graph.draw.words import summary
from relaybook.graph.view import MapNode, MapView, map_view
from relaybook.model.references import split_reference
from relaybook.site.book import Book
from relaybook.site.html import Html, element, joined
from relaybook.site.page import Page, note

_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'


_MOST_NEIGHBOURS = 60


def picture(page: Page, focus: str | None = None, depth: int = 1) -> Html:
    """Return the map around `focus`, or of all systems; its boxes are links."""
    return _picture(_view(page, focus, depth))


def neighbourhood(page: Page, system: str) -> Html:
    """Return what stands next to a system as a picture, and in words how much is not drawn."""
    view = _view(page, system, 1, most=_MOST_NEIGHBOURS)
    return joined([_picture(view), note(" ".join(summary(view)))])


def _view(page: Page, focus: str | None, depth: int, most: int | None = None) -> MapView:
    book = page.book
    view = map_view(
        book.graph,
        book.base,
        focus,
        depth,
        findings=_findings_by_system(page),
        href=lambda system: page.href(book.locations[book.base.systems[system].path]),
        most=most,
    )
    dangling = tuple(pair for pair in view.dangling if pair[1] not in book.hidden)
    nodes = tuple(_without_hidden(node, book) for node in view.nodes)
    return replace(view, dangling=dangling, nodes=nodes)


def _without_hidden(node: MapNode, book: Book) -> MapNode:
    """Return a box that does not name a contact whom this audience may not see."""
    owner, vendor = (
        "" if split_reference(name)[1] in book.hidden else name
        for name in (node.owner, node.vendor)
    )
    return replace(node, owner=owner, vendor=vendor)


def _picture(view: MapView) -> Html:
    # Inside a page the picture has no namespace of its own.
    svg = Html(render(view).replace(_NAMESPACE, "", 1))
    name = "Dependency map, scrolls sideways"
    return element("div", svg, class_="rb-map", tabindex="0", role="region", aria_label=name)


def _findings_by_system(page: Page) -> Counter[str]:
    records = (finding.record.partition(":") for finding in page.book.report.findings)
    return Counter(name for kind, _, name in records if kind == "system")
