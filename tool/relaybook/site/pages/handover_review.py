"""The review of each handover that is not over, as the meeting reads it.

Its words are those of the document that `relaybook review` writes, so that the two cannot differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from relaybook.model.handover import Handover
from relaybook.review.canonical import canonical
from relaybook.review.content import answer, facts
from relaybook.review.content_days import Card, days, slips
from relaybook.review.content_decision import criteria, not_known, signatures
from relaybook.review.content_gates import ladders, systems
from relaybook.review.content_people import claims, people
from relaybook.review.content_risks import accepted, cost, risks, unknown
from relaybook.review.document import Block
from relaybook.review.scorecard import Scorecard
from relaybook.site.book import Book
from relaybook.site.card import home
from relaybook.site.handover_review.blocks import Sections
from relaybook.site.handover_review.exit_day import (
    calendar,
    calendar_section,
    flips,
    nothing_flips,
)
from relaybook.site.handover_review.gates import gates
from relaybook.site.handover_review.open_items import open_items
from relaybook.site.html import EMPTY, Html, element
from relaybook.site.page import Page, Search, note, trail
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import COST, as_of, section
from relaybook.site.tables import Listing

_UNTIL_EXIT = (ladders, systems, days)
_WHO_AND_WHAT = (criteria, claims, people, accepted)
_WHAT_IT_COSTS = (cost,)
_LAST = (risks, not_known, unknown, slips, signatures)


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield a page for each handover that is reviewed."""
    for name, card in book.scorecards.items():
        handover = book.base.handovers[name]
        page = Page(book, book.review_uris[handover.path])
        yield from _Review(page, handover, card).pages()


@dataclass(frozen=True)
class _Review:
    """One review. said: the same as the JSON of `relaybook review`, from which its words come."""

    page: Page
    handover: Handover
    card: Scorecard

    def pages(self) -> Iterator[PlannedFile]:
        """Yield the page, then those of lists that are too long for it."""
        sheet = element("div", *self._head(), *self._content(), class_="rb-sheet rb-review")
        yield self.page.planned(
            f"Review: {self.handover.name}",
            [sheet],
            search=Search(exclude=True),
            source=self.handover.path,
        )
        for listing in (*self._gates, self._flips, self._dates):
            yield from listing.pages(self.page)
        for sections in self._sections:
            yield from sections.pages(self.page)

    @cached_property
    def _said(self) -> Card:
        return canonical(self.card)

    @cached_property
    def _stem(self) -> str:
        return self.page.uri.removesuffix(".md")

    @cached_property
    def _gates(self) -> tuple[Listing[Any], ...]:
        return gates(self.card, self._stem)

    @cached_property
    def _flips(self) -> Listing[Any]:
        return flips(self._said, self._stem)

    @cached_property
    def _dates(self) -> Listing[Any]:
        return calendar(self.page, self.handover, self.card, self._stem)

    @cached_property
    def _sections(self) -> tuple[Sections, ...]:
        parts = ((answer,), _UNTIL_EXIT, _WHO_AND_WHAT, _WHAT_IT_COSTS, _LAST)
        return tuple(
            self._section(block for one in part for block in one(self._said)) for part in parts
        )

    def _section(self, blocks: Iterator[Block]) -> Sections:
        return Sections(tuple(blocks), self._stem, self.card.lowest)

    def _head(self) -> Iterator[Html]:
        page, handovers = self.page, self.page.book.index["handover"]
        way = (home(page), page.to(handovers, "Handovers"), page.link(self.handover))
        yield element("p", trail(way), class_="rb-note rb-trail")
        yield element("h1", f"Review: {self.handover.name}")
        yield note(as_of(page), f"Profiles: {', '.join(self.card.profiles)}.")

    def _content(self) -> Iterator[Html]:
        page = self.page
        said, until_exit, who_and_what, costs, last = (one.shown(page) for one in self._sections)
        open_, waived = self._gates
        yield said
        yield section(page, open_, "No gate is open.")
        yield section(page, waived, "") if waived.items else EMPTY
        yield until_exit
        yield section(page, self._flips, nothing_flips(self._said))
        yield calendar_section(page, self._dates)
        yield who_and_what
        yield open_items(page, self.handover)
        yield costs
        yield note("System by system: ", page.to(COST, "Cost and value"), ".")
        yield last
        yield from self._again()

    def _again(self) -> Iterator[Html]:
        """Yield how the review can be made again, as a file to sign, and what it is known by."""
        for name, value in facts(self._said):
            yield note(f"{name[:1].upper()}{name[1:]}: ", element("code", value))
