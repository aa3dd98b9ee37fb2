"""The list of systems, by tier."""

from collections.abc import Iterator, Sequence

from relaybook.model.system import System
from relaybook.site.book import Book, by_title
from relaybook.site.html import Html, joined
from relaybook.site.index_page import index_page, opening_text
from relaybook.site.lists import system_list
from relaybook.site.page import Page
from relaybook.site.planned import PlannedFile
from relaybook.site.tables import Listing

_TIERS = (1, 2, 3, 4, None)


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the list of systems, and each tier in full where it is long."""
    page = Page(book, book.index["system"])
    listings = by_tier(page)
    sections: list[Html] = [
        joined([page.heading(listing.title, count=len(listing.items)), listing.cut(page)])
        for listing in listings
    ]
    yield index_page(page, "Systems", "Systems", sections, opening_text(page, "system"))
    for listing in listings:
        yield from listing.pages(page)


def by_tier(page: Page) -> list[Listing[System]]:
    """Return the systems of each tier that has any, the most critical tier first."""
    folder = page.book.index["system"].removesuffix("index.md")
    systems = sorted(page.book.base.systems.values(), key=by_title)
    return [
        _tier(folder, tier, group)
        for tier in _TIERS
        if (group := [system for system in systems if system.service_tier == tier])
    ]


def _tier(folder: str, tier: int | None, systems: Sequence[System]) -> Listing[System]:
    name = f"Tier {tier}" if tier else "No tier"
    return system_list(name, f"{folder}all-{name.lower().replace(' ', '-')}.md", systems)
