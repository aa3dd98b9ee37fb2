"""What flips by the day on which the vendor is gone, and which dates come until then."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from relaybook.model.handover import Handover
from relaybook.model.record import Record
from relaybook.review.content_days import Card, alike
from relaybook.review.record_dates import RecordDate
from relaybook.review.scope import records_in
from relaybook.review.scorecard import Scorecard
from relaybook.site.dates_table import HEADERS, date_row
from relaybook.site.findings_list import rule_link
from relaybook.site.handover_review.blocks import IN_SIGHT
from relaybook.site.handover_review.places import place, said, subject
from relaybook.site.html import Child, Html, element, joined
from relaybook.site.page import Page, badge, note
from relaybook.site.portfolio import OVERDUE, section
from relaybook.site.tables import Listing
from relaybook.site.values import day

_FLIPS = ("What will be wrong", "About", "From", "Because")

Alike = Sequence[Card]
"""What one rule finds in one record for one reason: it is one thing to do."""


def flips(card: Card, stem: str) -> Listing[Alike]:
    """Return what is wrong at the exit and not today, gates first."""
    title = "What becomes wrong by the exit"
    uri = f"{stem}/all-flips.md"
    found = alike(card["flips"])
    return Listing(title, uri, _FLIPS, found, _flip, stacked=True, shown=IN_SIGHT)


def nothing_flips(card: Card) -> str:
    """Say why nothing becomes wrong by the exit: an exit that nobody knows is no good news."""
    if not card["exit_on"]:
        return "The day of the exit is not known, so nobody can tell."
    if card["exit_on"] <= card["as_of"]:
        return "The exit is past: what it made wrong is among what is wrong today."
    return "Nothing becomes wrong by then."


def _flip(page: Page, same: Alike) -> tuple[Child, ...]:
    one = same[0]
    severity = one["severity"]
    kind = badge("gate", "error") if one["is_gate"] else badge(severity, severity)
    more = f". And {len(same) - 1:,} more" if len(same) > 1 else ""
    wrong = joined([said(page, one["message"]), more, " (", rule_link(page, one["rule"]), ")"])
    first = min((each["on"] for each in same if each["on"]), default="")
    return (
        joined([kind, wrong], " "),
        joined([subject(page, one["subject"]), " ", place(page, one["path"], one["line"])]),
        day(date.fromisoformat(first)) if first else "that day",
        said(page, ": ".join(filter(None, (one["kind"], one["cause"])))),
    )


def calendar(page: Page, handover: Handover, card: Scorecard, stem: str) -> Listing[RecordDate]:
    """Return the dates of all records in scope until early-life support ends, the first first."""
    end = max(one.day for one in card.days)
    paths = {record.path for record in _concerned(page, handover)}
    dates = [
        one
        for one in page.book.dates
        if one.record.path in paths and one.day <= end and one.is_news(page.book.day)
    ]
    title = f"Calendar until {end.isoformat()}"
    uri = f"{stem}/all-dates.md"
    row = partial(_date, handover)
    return Listing(title, uri, HEADERS, dates, row, stacked=True, shown=IN_SIGHT)


def _date(handover: Handover, page: Page, one: RecordDate) -> tuple[Child, ...]:
    return date_row(page, one, "this handover" if one.record is handover else "")


def calendar_section(page: Page, dates: Listing[RecordDate]) -> Html:
    """Return the calendar, with where to find what it leaves out."""
    routine = note(
        "What is measured, reviewed and checked again and again is here only where it is late; "
        "all of it stands under ",
        page.to(OVERDUE, "Overdue"),
        ". What becomes a finding on which day, as a file for a calendar: ",
        element("code", "relaybook calendar --format ics"),
    )
    return joined([section(page, dates, "No record in scope holds a date until then."), routine])


def _concerned(page: Page, handover: Handover) -> Iterator[Record]:
    """Yield the records in scope, and the vendor with its people."""
    yield from records_in(page.book.base, handover)
    directory = page.book.directory
    vendor = directory.find(handover.from_ or "", ("vendor",))
    for contact in page.book.base.contacts.values():
        if vendor is not None and directory.vendor_of(contact) is vendor:
            yield contact
