"""Dates of records as a table: by when, what, where it is written, and who must act."""

from collections.abc import Sequence

from relaybook.model.references import split_reference
from relaybook.review.record_dates import RecordDate
from relaybook.site.html import EMPTY, Child, Html, joined
from relaybook.site.page import Page, note
from relaybook.site.portfolio import or_unknown, who
from relaybook.site.prose import prose
from relaybook.site.tables import SHOWN, table
from relaybook.site.values import day

HEADERS = ("Date", "What", "Record", "Who must act")


def dates_table(page: Page, dates: Sequence[RecordDate]) -> Html:
    """Return the first fifty dates as a table, with the count of the rest."""
    rows = [date_row(page, one) for one in dates[:SHOWN]]
    more = note(f"{len(dates) - SHOWN:,} more.") if len(dates) > SHOWN else EMPTY
    return joined([table(HEADERS, rows, stacked=True), more])


def date_row(page: Page, one: RecordDate) -> tuple[Child, ...]:
    """Return the cells of a date; the reader's clock says how long ago it passed."""
    is_name = split_reference(one.subject)[0] is not None
    subject = page.reference(one.subject, ()) if is_name else prose(one.subject)
    return (
        day(one.day, until=one.is_end, due=not one.is_end),
        joined([one.kind[:1].upper() + one.kind[1:], subject], ": "),
        page.link(one.record),
        EMPTY if one.is_end else or_unknown(who(page, *one.who)),
    )
