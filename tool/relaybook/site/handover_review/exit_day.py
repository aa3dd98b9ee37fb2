"""Today beside the day on which the vendor is gone: what flips then, and what comes until then."""

from collections.abc import Iterator

from relaybook.model.handover import Handover
from relaybook.model.record import Record
from relaybook.review.exit_view import Flip
from relaybook.review.record_dates import RecordDate
from relaybook.review.scope import records_in
from relaybook.review.scorecard import Scorecard
from relaybook.site.dates_table import HEADERS, date_row
from relaybook.site.findings_list import rule_link
from relaybook.site.handover_review.places import place, subject
from relaybook.site.html import EMPTY, Child, Html, joined
from relaybook.site.page import Page, badge
from relaybook.site.prose import prose
from relaybook.site.tables import Listing, table
from relaybook.site.values import day

_DAYS = ("When", "Day", "Open gates", "Errors", "Warnings")
_FLIPS = ("What will be wrong", "About", "Because", "Rule")


def days(page: Page, card: Scorecard) -> Html:
    """Return what is open today, at the exit and at the end of early-life support."""
    rows = [
        (one.name, day(one.day), f"{one.gates:,}", f"{one.errors:,}", f"{one.warnings:,}")
        for one in card.days
    ]
    return joined([page.heading("Today and at the exit"), table(_DAYS, rows)])


def flips(card: Scorecard, stem: str) -> Listing[Flip]:
    """Return what is wrong at the exit and not today, gates first."""
    title = "What becomes wrong by the exit"
    return Listing(title, f"{stem}/all-flips.md", _FLIPS, card.flips, _flip, stacked=True)


def _flip(page: Page, flip: Flip) -> tuple[Child, ...]:
    kind = badge("gate", "error") if flip.is_gate else badge(flip.severity, flip.severity)
    return (
        joined([kind, prose(flip.message)], " "),
        joined([subject(page, flip.subject), " ", place(page, flip.path, flip.line)]),
        prose(flip.cause) if flip.cause else EMPTY,
        rule_link(page, flip.rule),
    )


def calendar(page: Page, handover: Handover, card: Scorecard, stem: str) -> Listing[RecordDate]:
    """Return the dates of all records in scope until early-life support ends, the first first."""
    end = max(one.day for one in card.days)
    paths = {record.path for record in _concerned(page, handover)}
    dates = [
        one
        for one in page.book.dates
        if one.record.path in paths
        and one.day <= end
        and (not one.is_end or one.day >= page.book.day)
    ]
    title = f"Calendar until {end.isoformat()}"
    return Listing(title, f"{stem}/all-dates.md", HEADERS, dates, date_row, stacked=True)


def _concerned(page: Page, handover: Handover) -> Iterator[Record]:
    """Yield the records in scope, and the vendor with its people."""
    yield from records_in(page.book.base, handover)
    directory = page.book.directory
    vendor = directory.find(handover.from_ or "", ("vendor",))
    for contact in page.book.base.contacts.values():
        if vendor is not None and directory.vendor_of(contact) is vendor:
            yield contact
