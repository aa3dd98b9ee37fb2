"""The fifth question: what of a system ends, who leaves, and what would take its place."""

from collections.abc import Iterator
from datetime import date

from relaybook.model.contact import Contact, Vendor
from relaybook.model.duration import Duration
from relaybook.model.references import references_of
from relaybook.model.system import System
from relaybook.review.record_dates import RecordDate, dates_of
from relaybook.site.dates_table import dates_listing
from relaybook.site.executive.answer import Answer, Question, answer, extra, titled
from relaybook.site.handover_review.gates import reviewed
from relaybook.site.html import EMPTY, Html, joined
from relaybook.site.page import Page, badge, separated
from relaybook.site.prose import prose
from relaybook.site.tables import Listing
from relaybook.site.values import day, field_value

_AHEAD = Duration.parse("2 years")
_REPLACEMENT = (("by", "by "), ("estimate", "for "), ("trigger", "when: "))


def long_term(page: Page, system: System) -> Question:
    """Return what is planned for it, and every date of the next two years."""
    answers = (
        Answer("State", _state(page, system)),
        extra("Being handed over", _handovers(page, system)),
        answer("Would be replaced", _replacement(system), system, "replacement"),
        answer("Last read against the real system", _reviewed(system), system, "last_reviewed_on"),
        answer("Support of its software ends", _support(system), system, "components"),
    )
    coming = what_comes(page, system)
    title = f"{coming.title} ({len(coming.items):,})"
    details = titled(title, coming.cut(page)) if coming.items else EMPTY
    return Question("Will it last?", answers, details)


def what_comes(page: Page, system: System) -> Listing[RecordDate]:
    """Return every date of the next two years that is no routine, and what is late."""
    title = f"What ends or is due until {_end(page).isoformat()}"
    return dates_listing(
        title, f"{page.uri.removesuffix('.md')}/all-dates.md", _coming(page, system)
    )


def _end(page: Page) -> date:
    return _AHEAD.after(page.book.day)


def _state(page: Page, system: System) -> Html:
    state = badge(system.lifecycle, "ok" if system.lifecycle == "production" else "warning")
    retire = joined(["ends on ", day(system.retire_on, until=True)]) if system.retire_on else None
    successor = field_value(page, system, "replaced_by")
    return joined([state, retire, joined(["replaced by ", successor]) if successor else None], ", ")


def _handovers(page: Page, system: System) -> Html:
    reviews = {one.path: reviewed(page, one, line) for one, line in page.book.reviewed(system.id)}
    found = page.book.handovers_of(system.id)
    return separated(joined([page.link(one), reviews.get(one.path)], " ") for one in found)


def _replacement(system: System) -> Html:
    planned = system.replacement
    parts = ((words, getattr(planned, name, None)) for name, words in _REPLACEMENT)
    return joined((joined([words, prose(said)]) for words, said in parts if said), ", ")


def _reviewed(system: System) -> Html:
    last, every = system.last_reviewed_on, system.review_in
    due = joined([", again by ", day(every.after(last), due=True)]) if last and every else None
    return joined([day(last), due])


def _support(system: System) -> Html:
    ends = [one for one in system.components or () if one.end_of_support_on]
    first = min(ends, key=lambda one: str(one.end_of_support_on), default=None)
    if first is None:
        return EMPTY
    return joined([day(first.end_of_support_on, until=True), ", ", prose(first.name or "")])


def _coming(page: Page, system: System) -> list[RecordDate]:
    """Return the dates of the system, of those whom it names and of what is decided about it."""
    end = _end(page)
    return sorted(
        (one for one in _dates(page, system) if one.day <= end and one.is_news(page.book.day)),
        key=lambda one: one.order,
    )


def _dates(page: Page, system: System) -> Iterator[RecordDate]:
    yield from dates_of(system)
    for contact in _named(page, system):
        yield from dates_of(contact)
    for one in page.book.governing.of(system):
        yield from dates_of(one.decision)


def _named(page: Page, system: System) -> list[Contact]:
    """Return whom the system names, with the vendors they belong to."""
    directory = page.book.directory
    found: dict[str, Contact] = {}
    for use in references_of(system):
        contact = directory.find(use.value, use.kinds)
        if contact is not None:
            found[contact.id] = contact
            vendor = directory.vendor_of(contact)
            found |= {vendor.id: vendor} if isinstance(vendor, Vendor) else {}
    return [found[name] for name in sorted(found)]
