"""When a handover ends, and how far that is."""

from datetime import date, timedelta

from relaybook.errors import UsageError
from relaybook.graph.draw.words import plural
from relaybook.model.as_of import exit_day
from relaybook.model.handover import Handover
from relaybook.site.book import OVER, Book
from relaybook.site.html import Html, element, joined
from relaybook.site.page import Page
from relaybook.site.portfolio import unknown


def exit_on(book: Book, handover: Handover) -> date | None:
    """Return the day on which the contract is over, as its review says; None if nobody can tell."""
    try:
        return exit_day(handover, book.base)
    except UsageError:
        return None


def open_handovers(book: Book) -> list[Handover]:
    """Return the handovers that are not over: the first to end first, unknown ends last."""
    going = (one for one in book.base.handovers.values() if one.status not in OVER)
    return sorted(going, key=lambda one: (exit_on(book, one) or date.max, one.id))


def when_over(page: Page, end: date | None) -> Html:
    """Return the day on which a contract is over, counted and said as its review does."""
    if end is None:
        return unknown()
    left = (end - page.book.day).days
    if left <= 0:
        return joined(["since ", _over(end)])
    return joined(["on ", _over(end), f", in {plural(left, 'day')}"])


def _over(end: date) -> Html:
    """Return a day that a browser marks once the last day of the contract, before it, has gone."""
    until = (end - timedelta(days=1)).isoformat()
    return element("time", end.isoformat(), datetime=end.isoformat(), data_until=until)
