"""When a handover ends, and how far that is."""

from datetime import date, timedelta

from relaybook.errors import UsageError
from relaybook.model.as_of import exit_day
from relaybook.model.handover import Handover
from relaybook.site.book import OVER, Book
from relaybook.site.html import Html, joined
from relaybook.site.page import Page, badge
from relaybook.site.values import day


def last_day(book: Book, handover: Handover) -> date | None:
    """Return the last day of the contract that a handover ends; None where nobody can tell."""
    try:
        return exit_day(handover, book.base) - timedelta(days=1)
    except UsageError:
        return None


def open_handovers(book: Book) -> list[Handover]:
    """Return the handovers that are not over: the first to end first, unknown ends last."""
    going = (one for one in book.base.handovers.values() if one.status not in OVER)
    return sorted(going, key=lambda one: (last_day(book, one) or date.max, one.id))


def days_to(page: Page, end: date | None) -> Html:
    """Return a last day with how far it is from the day that the page is of."""
    if end is None:
        return badge("not known", "warning")
    left = (end - page.book.day).days
    if left < 0:
        return day(end, until=True)
    words = "today" if left == 0 else f"in {left:,} day{'' if left == 1 else 's'}"
    return joined([day(end, until=True), f" ({words})"])
