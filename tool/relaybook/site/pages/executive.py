"""A page for each system that answers five questions in plain words, and says what is not known."""

from collections.abc import Iterator

from relaybook.model.system import System
from relaybook.site.book import Book
from relaybook.site.card import home, tier_badge
from relaybook.site.executive.answer import Question, missing
from relaybook.site.executive.long_term import long_term, what_comes
from relaybook.site.executive.owners import owners
from relaybook.site.executive.rests_on import rests_on
from relaybook.site.executive.working import working
from relaybook.site.executive.worth import worth
from relaybook.site.html import Html, element, joined
from relaybook.site.page import Page, Search, badge, note, trail
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import PORTFOLIO, as_of, unknown

_QUESTIONS = (worth, owners, rests_on, working, long_term)
_ABOUT = "Five questions, answered from the records of the system and from nothing else."


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield a page for each system."""
    for record in book.base.documents:
        if isinstance(record, System) and record.path in book.executive_uris:
            page = Page(book, book.executive_uris[record.path])
            yield _page(page, record)
            yield from what_comes(page, record).pages(page)


def _page(page: Page, system: System) -> PlannedFile:
    questions = [ask(page, system) for ask in _QUESTIONS]
    title = f"{system.name}: five questions"
    way = (home(page), page.to(PORTFOLIO, "Portfolio"), page.link(system))
    head = [
        element("p", trail(way), class_="rb-note rb-trail"),
        element("h1", title),
        element("p", tier_badge(system.service_tier)),
        note(as_of(page), _ABOUT),
        _not_known(page, questions),
    ]
    content = (*head, *(one.shown(page) for one in questions))
    inner = element("div", *content, class_="rb-sheet rb-executive")
    search = Search(exclude=True)
    return page.planned(title, [inner], search=search, source=system.path)


def _not_known(page: Page, questions: list[Question]) -> Html:
    """Say first what nobody has written down: whoever reads no further must know that."""
    gaps = missing(questions)
    if not gaps:
        return element("p", badge("every question has an answer", "ok"))
    items = [
        element(
            "li",
            element("a", one.title, href=f"#{page.anchor(one.title)}"),
            f" {', '.join(names)}",
        )
        for one, names in gaps
    ]
    count = sum(len(names) for _, names in gaps)
    all_ = sum(len(one.answers) for one in questions)
    head = element("p", joined([unknown(), f" {count:,} of {all_:,} answers:"]))
    return element("div", head, element("ul", *items), class_="rb-gaps")
