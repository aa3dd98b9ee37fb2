"""What the pages over all systems share: where they stand, whom they name, what nobody has said."""

from collections.abc import Iterable
from typing import Any

from relaybook.model.contact import Contact
from relaybook.model.record import Record
from relaybook.model.system import System
from relaybook.model.yearly_cost import YearlySums
from relaybook.site.book import Book, by_title
from relaybook.site.card import home
from relaybook.site.html import Child, Html, element, joined
from relaybook.site.money import shown_sums
from relaybook.site.page import Page, Search, badge, note, separated, trail
from relaybook.site.planned import PlannedFile
from relaybook.site.prose import prose
from relaybook.site.tables import Listing
from relaybook.site.who_to_call import contact_link

PORTFOLIO = "portfolio/index.md"
OVERDUE = "portfolio/overdue.md"
COST = "portfolio/cost.md"
DATA = "portfolio/data.md"
MODELS = "portfolio/models.md"
METRICS = "portfolio/metrics.md"
OBLIGATIONS = "portfolio/obligations.md"

PLACES = {
    "Portfolio": PORTFOLIO,
    "Overdue": OVERDUE,
    "Cost": COST,
    "Data": DATA,
    "Models": MODELS,
    "Metrics": METRICS,
    "Obligations": OBLIGATIONS,
}
"""Title and place of each page, in the order in which they are named on all others."""

_CONTACTS = ("team", "role", "person", "vendor")


def has_portfolio(book: Book) -> bool:
    """Whether there is anything that these pages could be about."""
    return bool(book.base.systems)


def running_systems(book: Book) -> list[System]:
    """Return all systems but retired ones, by title."""
    found = (one for one in book.base.systems.values() if one.lifecycle != "retired")
    return sorted(found, key=by_title)


def sheet(
    page: Page, title: str, about: str, content: Iterable[Html], *, nav_title: str = ""
) -> PlannedFile:
    """Return a page over all systems, which prints on A4."""
    way = [home(page)] if page.uri == PORTFOLIO else [home(page), page.to(PORTFOLIO, "Portfolio")]
    inner = [
        element("p", trail(way), class_="rb-note rb-trail"),
        element("h1", title),
        note(as_of(page), about),
        _others(page),
        *content,
    ]
    body = element("div", *inner, class_="rb-sheet")
    search = Search(exclude=True)
    return page.planned(title, [body], search=search, nav_title=nav_title, wide=True)


def as_of(page: Page) -> str:
    """Return of which day a page is: a print outlives the site."""
    day = page.book.report.as_of
    fixed = f", a fixed date ({day.fixed})" if day.fixed else ""
    return f"As of {day.day.isoformat()}{fixed}. "


def _others(page: Page) -> Html:
    links = (
        element("strong", name) if uri == page.uri else page.to(uri, name)
        for name, uri in PLACES.items()
    )
    return element("p", joined(links, " · "), class_="rb-doors rb-doors--here")


def unknown(words: str = "not known") -> Html:
    """Return the mark of what nobody has written down."""
    return badge(words, "warning")


def or_unknown(value: Child) -> Html:
    """Return a value, or the mark of what nobody has written down."""
    return joined([value]) if value else unknown()


def or_why_not(value: Child, reason: str) -> Html:
    """Return a value, why there is none, or the mark of what nobody has written down."""
    if reason and not value:
        return joined(["does not apply: ", prose(reason)])
    return or_unknown(value)


def value_or_why_not(system: System, value: YearlySums) -> Html:
    """Return what a system is worth in a year; the same on each page that says it."""
    return or_why_not(shown_sums(value), why_not(system, "business_case", "value"))


def cost_or_why_not(system: System, cost: YearlySums) -> Html:
    """Return what a system costs in a year; the same on each page that says it."""
    return or_why_not(shown_sums(cost), why_not(system, "cost", "items"))


def who(page: Page, *references: str | None) -> Html:
    """Return links to contacts, each with whether it is still there; empty for none."""
    return separated(_who(page, one) for one in references if one)


def _who(page: Page, reference: str) -> Html:
    record = page.book.find(reference, _CONTACTS)
    return contact_link(page, record) if isinstance(record, Contact) else page.unknown(reference)


def why_not(record: Record, *path: str) -> str:
    """Return the reason why a field, or what holds it, does not apply; empty where nobody says."""
    stated = record.not_applicable
    return next((stated[path[:end]] for end in range(1, len(path) + 1) if path[:end] in stated), "")


def section(page: Page, listing: Listing[Any], empty: str) -> Html:
    """Return a list under its title, or what its being empty means."""
    shown = listing.cut(page) if listing.items else note(empty)
    return joined([page.heading(listing.title, count=len(listing.items)), shown])
