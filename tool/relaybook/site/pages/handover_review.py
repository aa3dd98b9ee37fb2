"""The review of each handover that is not over, as the meeting reads it."""

from collections.abc import Iterator
from typing import Any

from relaybook.model.handover import Handover
from relaybook.review.scorecard import Scorecard
from relaybook.site.book import Book
from relaybook.site.card import home
from relaybook.site.handover_review.exit_day import calendar, days, flips
from relaybook.site.handover_review.standing import standing
from relaybook.site.handover_review.verdict import areas, gates, verdict
from relaybook.site.html import EMPTY, Html, element, joined
from relaybook.site.page import Page, Search, note, trail
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import as_of, section
from relaybook.site.tables import Listing


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield a page for each handover that is reviewed."""
    for name, card in book.scorecards.items():
        handover = book.base.handovers[name]
        yield from _review(Page(book, book.review_uris[handover.path]), handover, card)


def _review(page: Page, handover: Handover, card: Scorecard) -> Iterator[PlannedFile]:
    stem = page.uri.removesuffix(".md")
    open_, waived = gates(card, stem)
    wrong = flips(card, stem)
    dates = calendar(page, handover, card, stem)
    content = [
        verdict(page, card),
        section(page, open_, "No gate is open."),
        _if_any(page, waived),
        areas(page, card),
        days(page, card),
        section(page, wrong, "Nothing becomes wrong by then."),
        section(page, dates, "No record in scope holds a date until then."),
        *standing(page, handover, card),
        _again(card),
    ]
    yield page.planned(
        f"Review: {handover.name}",
        [element("div", *_head(page, handover, card), *content, class_="rb-sheet rb-review")],
        search=Search(exclude=True),
        source=handover.path,
    )
    listings: tuple[Listing[Any], ...] = (open_, waived, wrong, dates)
    for listing in listings:
        yield from listing.pages(page)


def _head(page: Page, handover: Handover, card: Scorecard) -> Iterator[Html]:
    way = (home(page), page.to(page.book.index["handover"], "Handovers"), page.link(handover))
    yield element("p", trail(way), class_="rb-note rb-trail")
    yield element("h1", f"Review: {handover.name}")
    yield note(as_of(page), f"Profiles: {', '.join(card.profiles)}.")


def _if_any(page: Page, listing: Listing[Any]) -> Html:
    return section(page, listing, "") if listing.items else EMPTY


def _again(card: Scorecard) -> Html:
    """Return the command that makes the review that is signed: with its hash, in one file."""
    command = f"relaybook review {card.handover} --as-of {card.as_of.isoformat()}"
    return note(joined(["The review with its hash, to print and sign: ", element("code", command)]))
