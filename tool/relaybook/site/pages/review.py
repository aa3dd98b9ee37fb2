"""The review of a handover that is not over: the page of the meeting."""

from collections.abc import Iterator

from relaybook.model.handover import Handover
from relaybook.model.handover_tables import OpenItem
from relaybook.review.canonical import canonical
from relaybook.review.content import document_of
from relaybook.review.scope import records_in
from relaybook.site.book import Book
from relaybook.site.card import home
from relaybook.site.dates_table import dates_table
from relaybook.site.html import Html, element, joined
from relaybook.site.page import Page, Search, badge, listed, note, trail
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import or_unknown, who
from relaybook.site.prose import prose
from relaybook.site.review_blocks import block_html


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield a page for each handover that is not over."""
    for path, uri in sorted(book.review_uris.items()):
        record = book.base.by_path()[path]
        if isinstance(record, Handover):
            yield _page(Page(book, uri), record)


def _page(page: Page, handover: Handover) -> PlannedFile:
    card = canonical(page.book.reviews[handover.path])
    document = document_of(card)
    way = [
        home(page),
        page.to(page.book.index["handover"], "Handovers"),
        page.link(handover),
    ]
    inner = [
        element("p", trail(way), class_="rb-note rb-trail"),
        element("h1", document.title),
        note(document.subtitle),
        *(block_html(page, block) for block in document.blocks),
        _dates(page, handover),
        _open_items(page, handover),
        _foot(document.facts),
    ]
    body = element("div", *inner, class_="rb-sheet")
    return page.planned(document.title, [body], search=Search(exclude=True), wide=True)


def _dates(page: Page, handover: Handover) -> Html:
    """Return the dates that lie ahead of what is in scope."""
    scope = {one.path for one in records_in(page.book.base, handover)}
    ahead = [
        one for one in page.book.dates if one.record.path in scope and one.day >= page.book.day
    ]
    shown = dates_table(page, ahead) if ahead else note("No date is written that lies ahead.")
    return joined([page.heading("Dates ahead", count=len(ahead)), shown])


def _open_items(page: Page, handover: Handover) -> Html:
    """Return what is left to do, by whoever has it then."""
    by_owner: dict[str, list[OpenItem]] = {}
    for one in handover.open_items or ():
        by_owner.setdefault(one.new_owner or "", []).append(one)
    parts = [
        part
        for owner, items in sorted(by_owner.items())
        for part in (element("h3", or_unknown(who(page, owner or None))), listed(map(_item, items)))
    ]
    head = page.heading("Open items, by who has them", count=len(handover.open_items or ()))
    return joined([head, *(parts or [note("None is written.")])])


def _item(one: OpenItem) -> Html:
    severity = badge(one.severity) if one.severity else None
    return joined([prose(one.id or ""), severity, prose(one.what or "")], " ")


def _foot(facts: tuple[tuple[str, str], ...]) -> Html:
    lines = (joined([f"{name}: ", element("code", value)]) for name, value in facts)
    return element("div", *(element("p", line) for line in lines), class_="rb-note rb-review-foot")
