"""All handovers and systems on one page, by the date that comes first and never by a score."""

from collections.abc import Iterator, Sequence
from datetime import date

from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import systems_of
from relaybook.model.system import System
from relaybook.review.slips import Slip, slips_of
from relaybook.site.book import Book
from relaybook.site.card import systems_fact, tier_badge, words
from relaybook.site.exit_dates import exit_on, open_handovers, when_over
from relaybook.site.handover_review.gates import lowest_area, reviewed, waived_beside
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.money import run_cost, sort_key, stated_value, what_is_left
from relaybook.site.page import Page, badge
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import (
    PORTFOLIO,
    cost_or_why_not,
    has_portfolio,
    or_unknown,
    running_systems,
    section,
    sheet,
    unknown,
    value_or_why_not,
    who,
)
from relaybook.site.prose import prose
from relaybook.site.tables import Cell, Listing

_ABOUT = (
    "What is being handed over comes first, by the day on which the contract is over; all "
    "else by name. Nothing here is a score, and no team is ranked."
)
_HANDOVER_HEADERS = (
    "Handover",
    "To",
    "The contract is over",
    "Open gates",
    "Lowest area",
    "Systems",
    "What slipped",
)
_SYSTEM_HEADERS = (
    "System",
    "Owner",
    "Executive",
    "The contract is over",
    "Findings",
    "Run cost a year",
    "Value a year",
)
_SLIPS = 3

Leaving = tuple[System, bool, date | None]
"""A system, whether a vendor leaves it, and the day on which the contract is over."""


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the page, where there are systems."""
    if not has_portfolio(book):
        return
    page = Page(book, PORTFOLIO)
    handovers: Listing[Handover] = Listing(
        "Handovers",
        "portfolio/all-handovers.md",
        _HANDOVER_HEADERS,
        open_handovers(book),
        _handover,
        stacked=True,
    )
    systems: Listing[Leaving] = Listing(
        "Systems",
        "portfolio/all-systems.md",
        _SYSTEM_HEADERS,
        _by_exit(book),
        _system,
        "Filter systems",
        stacked=True,
    )
    content = [
        section(page, handovers, "No handover is open."),
        section(page, systems, "Every system is retired."),
    ]
    yield sheet(page, "Portfolio", _ABOUT, content, nav_title="Portfolio")
    yield from handovers.pages(page)
    yield from systems.pages(page)


def _handover(page: Page, handover: Handover) -> tuple[Child | Cell, ...]:
    status = badge(words(handover.status), "info") if handover.status else EMPTY
    end = exit_on(page.book, handover)
    return (
        joined([page.link(handover), status], " "),
        or_unknown(who(page, handover.to)),
        Cell(when_over(page, end), sort=_sortable(end)),
        *_scores(page, handover),
        systems_fact(page, handover),
        _slipped(slips_of(handover, page.book.day), len(handover.milestones or ())),
    )


def _scores(page: Page, handover: Handover) -> tuple[Child, Child]:
    """Return the open gates and the lowest area; nothing in a copy that leaves records out."""
    card = page.book.scorecards.get(handover.id)
    if card is None:
        return unknown("not in this copy"), unknown("not in this copy")
    count = f"{len(card.open_gates):,} of {card.asked:,}{waived_beside(card)}"
    untold = f"{card.untold:,} could not be judged" if card.untold else ""
    beside = element("div", untold, class_="rb-label") if untold else EMPTY
    link = page.to(page.book.review_uris[handover.path], count)
    return joined([link, beside], " "), lowest_area(card)


def _slipped(moved: Sequence[Slip], of: int) -> Html:
    if not of:
        return badge("no milestones", "warning")
    if not moved:
        return Html(f"none of {of:,}")
    items = [element("li", _slip(one)) for one in moved[:_SLIPS]]
    if len(moved) > _SLIPS:
        items.append(element("li", f"{len(moved) - _SLIPS:,} more"))
    return joined([f"{len(moved):,} of {of:,}:", element("ul", *items, class_="rb-values")])


def _slip(one: Slip) -> Html:
    by = f" by {one.days:,} day{'' if one.days == 1 else 's'}"
    done = ", done since" if one.done else ""
    return joined([prose(one.name or one.milestone or "unnamed"), by, done])


def _by_exit(book: Book) -> list[Leaving]:
    """Return all systems: those that a vendor leaves first, then the others by title."""
    ends: dict[str, date | None] = {}
    for handover in reversed(open_handovers(book)):
        ends |= dict.fromkeys(systems_of(handover), exit_on(book, handover))
    found = [(one, one.id in ends, ends.get(one.id)) for one in running_systems(book)]
    return sorted(found, key=lambda one: (one[2] or date.max, not one[1]))


def _system(page: Page, leaving: Leaving) -> tuple[Child | Cell, ...]:
    system, is_leaving, end = leaving
    value, cost = stated_value(system), run_cost(system)
    left = what_is_left(value, cost)
    return (
        joined([page.link(system), tier_badge(system.service_tier)], " "),
        or_unknown(who(page, system.owner)),
        or_unknown(who(page, system.accountable_executive)),
        Cell(when_over(page, end) if is_leaving else EMPTY, sort=_sortable(end)),
        _findings(page, system),
        Cell(cost_or_why_not(system, cost), sort=sort_key(cost)),
        Cell(joined([value_or_why_not(system, value), _left(left)], " "), sort=sort_key(value)),
    )


def _findings(page: Page, system: System) -> Html:
    """Return how many findings are open, and what the reviews say of the system."""
    count = f"{len(page.book.findings_of(system)):,}"
    reviews = (element("div", reviewed(page, *one)) for one in page.book.reviewed(system.id))
    return joined([count, *reviews], " ")


def _left(left: Html) -> Html:
    return element("div", "left: ", left, class_="rb-label") if left else EMPTY


def _sortable(end: date | None) -> str:
    return (end or date.max).isoformat()
