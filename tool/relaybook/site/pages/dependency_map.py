"""The whole map: one to move around in, a picture, and the same in words."""

from collections.abc import Iterator

from relaybook.model.system import System
from relaybook.site.book import Book, by_title
from relaybook.site.dependency_map import picture
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.map.data import SCRIPT, map_script
from relaybook.site.page import Page, Search, note, separated
from relaybook.site.planned import PlannedFile
from relaybook.site.tables import Listing

MOST_DRAWN = 300
"""More systems than anybody can follow on one picture, and more than a page should weigh."""


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the page of the map."""
    page = Page(book, "map.md")
    systems = sorted(
        book.base.systems.values(), key=lambda one: (one.service_tier or 9, *by_title(one))
    )
    headers = ("System", "Tier", "Needs", "Needed by", "All that need it")
    listing: Listing[System] = Listing(
        "Systems on the map", "map/all-systems.md", headers, systems, _row, "Filter systems"
    )
    content = [
        element("h1", "Map"),
        _interactive(systems),
        page.heading("On one picture"),
        _drawn(page, systems),
        page.heading("In words", count=len(systems)),
        listing.cut(page),
    ]
    yield page.planned(
        "Map", [joined(content)], search=Search(exclude=True), nav_title="Map", wide=True
    )
    yield from listing.pages(page)
    if systems:
        yield PlannedFile(SCRIPT, text=map_script(book))


def _interactive(systems: list[System]) -> Html:
    """Return the place that `assets/map` fills; without scripts it says what else there is."""
    if not systems:
        return EMPTY
    words = note("This map needs scripts. Below stand the same systems as a picture and in words.")
    return element("div", words, class_="rb-mapview", data_dependency_map=True)


def _drawn(page: Page, systems: list[System]) -> Html:
    if not systems:
        return note("There are no systems yet.")
    if len(systems) > MOST_DRAWN:
        return note(
            f"{len(systems):,} systems are too many for one picture. The page of each system shows "
            "what stands next to it; `relaybook map --format svg` draws them all.".replace("`", "")
        )
    isolated = page.book.graph.isolated()
    alone = [page.link(page.book.base.systems[name]) for name in isolated]
    loose = note("Nothing is known of what these need or what needs them: ", separated(alone), ".")
    return joined([picture(page), loose if isolated else EMPTY])


def _row(page: Page, system: System) -> tuple[Child, ...]:
    graph, systems = page.book.graph, page.book.base.systems
    needs = dict.fromkeys(edge.target for edge in graph.needs(system.id))
    needed_by = dict.fromkeys(edge.source for edge in graph.needed_by(system.id))
    return (
        page.link(system),
        str(system.service_tier or ""),
        separated(page.link(systems[name]) for name in needs),
        separated(page.link(systems[name]) for name in needed_by),
        str(len(graph.needed_by_all(system.id).depths) or ""),
    )
