"""The page of a folder: what its own README says, then the list of what is in it."""

from collections.abc import Iterable

from relaybook.model.guide import Guide
from relaybook.site.body import body
from relaybook.site.html import Html, element, joined
from relaybook.site.page import Page, Search
from relaybook.site.planned import PlannedFile
from relaybook.site.record_page import has_own_title


def opening_text(page: Page, kind: str) -> Guide | None:
    """Return the guide that opens the folder of a kind of record and is shown on this page."""
    record = page.book.by_path.get(page.book.opening.get(kind, ""))
    return record if isinstance(record, Guide) else None


def index_page(
    page: Page,
    title: str,
    nav_title: str,
    content: Iterable[Html],
    opening: Guide | None = None,
    *,
    wide: bool = False,
) -> PlannedFile:
    """Return a list page, with the text of the folder's own page above the list.

    wide: see `Page.planned`.
    """
    search = Search(exclude=True)
    listed = joined(content)
    if opening is None:
        parts: list[str | Html] = [joined([element("h1", title), listed])]
    else:
        text = body(page.book, opening, page.uri)
        head = [] if has_own_title(opening) else [element("h1", title)]
        parts = [*head, text, listed]
        search = Search()
    return page.planned(
        title,
        parts,
        search=search,
        nav_title=nav_title,
        source=opening.path if opening else "",
        wide=wide,
    )
