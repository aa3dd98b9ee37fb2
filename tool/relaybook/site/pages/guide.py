"""Guides: all other Markdown, each on its own page, with a list of those in the docs folder."""

from collections.abc import Iterator

from relaybook.model.guide import Guide
from relaybook.site.book import Book, by_title
from relaybook.site.card import card, home
from relaybook.site.findings_list import findings_section
from relaybook.site.html import Child, Html
from relaybook.site.index_page import index_page, opening_text
from relaybook.site.page import Page
from relaybook.site.planned import PlannedFile
from relaybook.site.record_page import record_parts
from relaybook.site.tables import Listing


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield a page for each guide that no list page shows, and the list of guides."""
    shown_elsewhere = set(book.opening.values())
    for record in book.base.documents:
        if isinstance(record, Guide) and record.path not in shown_elsewhere:
            yield _guide(book, record)
    if "guide" in book.index:
        yield from _index(book)


def _guide(book: Book, guide: Guide) -> PlannedFile:
    page = Page(book, book.locations[guide.path], guide.outline.ids)
    trail = [home(page)]
    if "guide" in book.index:
        trail.append(page.to(book.index["guide"], "Guides"))
    head = card(page, guide, trail, [], [])
    sections = filter(None, [findings_section(page, book.findings_of(guide))])
    parts = [*record_parts(page, guide, head), *sections]
    return page.planned(str(guide.name), parts, source=guide.path)


def _index(book: Book) -> Iterator[PlannedFile]:
    page = Page(book, book.index["guide"])
    opening = opening_text(page, "guide")
    guides = [one for one in book.base.guides.values() if one is not opening]
    uri = f"{page.uri.removesuffix('index.md')}all-guides.md"
    listing: Listing[Guide] = Listing(
        "Guides", uri, ("Guide", "File"), sorted(guides, key=by_title), _row, "Filter guides"
    )
    content: list[Html] = [page.heading("All guides", count=len(guides)), listing.cut(page)]
    yield index_page(page, "Guides", "Guides", content, opening)
    yield from listing.pages(page)


def _row(page: Page, guide: Guide) -> tuple[Child, ...]:
    return page.link(guide), guide.path
