"""Dates of records as a table: by when, what, where it is written, and who must act."""

from collections.abc import Sequence

from relaybook.model.references import split_reference
from relaybook.review.record_dates import RecordDate
from relaybook.site.html import EMPTY, Child, joined
from relaybook.site.page import Page
from relaybook.site.portfolio import or_unknown, who
from relaybook.site.prose import prose
from relaybook.site.tables import Listing
from relaybook.site.values import day

HEADERS = ("Date", "What", "Record", "Who must act")


def dates_listing(title: str, uri: str, dates: Sequence[RecordDate]) -> Listing[RecordDate]:
    """Return dates as a list of any length, in their order."""
    return Listing(title, uri, HEADERS, dates, date_row, stacked=True)


def date_row(page: Page, one: RecordDate, shown_as: str = "") -> tuple[Child, ...]:
    """Return the cells of a date; the reader's clock says how long ago it passed.

    shown_as: what the record is called where it is the one that the page is about.
    """
    is_name = split_reference(one.subject)[0] is not None
    subject = page.reference(one.subject, ()) if is_name else prose(one.subject)
    return (
        day(one.day, until=one.is_end, due=not one.is_end),
        joined([one.kind[:1].upper() + one.kind[1:], subject], ": "),
        page.link(one.record, shown_as),
        EMPTY if one.is_end else or_unknown(who(page, *one.who)),
    )
