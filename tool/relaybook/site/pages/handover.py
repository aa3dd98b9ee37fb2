"""The page of a handover, and the list of all."""

from collections.abc import Iterator

from relaybook.model.contact import Vendor
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import HandoverTables
from relaybook.site.aspects import fields_section
from relaybook.site.book import Book, by_title
from relaybook.site.card import Fact, card, home, systems_fact, words
from relaybook.site.findings_list import findings_section
from relaybook.site.html import Child, Html, joined
from relaybook.site.index_page import index_page, opening_text
from relaybook.site.page import Page, badge, separated
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import PORTFOLIO, has_portfolio
from relaybook.site.record_page import record_parts
from relaybook.site.tables import Listing
from relaybook.site.values import day, field_value
from relaybook.site.who_to_call import ends_on

_SCOPE = ("systems", "excluded")
_PLANS = ("early_life_support", "exit_plan", "data_return", "data_deletion")


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the list and a page for each handover; nothing where there is none."""
    for record in book.base.documents:
        if isinstance(record, Handover):
            yield _handover(book, record)
    if "handover" in book.index:
        yield from _index(book)


def _handover(book: Book, handover: Handover) -> PlannedFile:
    page = Page(book, book.locations[handover.path], handover.outline.ids)
    trail = [home(page), page.to(book.index["handover"], "Handovers")]
    head = card(page, handover, trail, [_status(handover)], _facts(page, handover))
    tables = tuple(HandoverTables.model_fields)
    sections = [
        fields_section(page, handover, "Scope", _SCOPE),
        fields_section(page, handover, "Plans", _PLANS),
        *(fields_section(page, handover, _title(name), (name,)) for name in tables),
        findings_section(page, book.findings_of(handover)),
    ]
    parts = [*record_parts(page, handover, head), *filter(None, sections)]
    return page.planned(handover.name, parts, source=handover.path)


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _status(handover: Handover) -> Html:
    return (
        badge(words(handover.status), "info") if handover.status else badge("no status", "warning")
    )


def _facts(page: Page, handover: Handover) -> Iterator[Fact]:
    yield "From", field_value(page, handover, "from_")
    yield "To", field_value(page, handover, "to")
    yield "Contract", _contract(page, handover)
    yield "Profiles", ", ".join(handover.profiles or ())
    yield "Systems", systems_fact(page, handover)
    yield "For the meeting", _for_the_meeting(page, handover)


def _for_the_meeting(page: Page, handover: Handover) -> Html:
    links = [page.to(PORTFOLIO, "Portfolio")] if has_portfolio(page.book) else []
    if handover.id in page.book.scorecards:
        links.insert(0, page.to(page.book.review_uris[handover.path], "Review"))
    return separated(links)


def _contract(page: Page, handover: Handover) -> Html:
    if handover.contract is None:
        return Html("")
    vendor = page.book.find(handover.contract.vendor or "", ("vendor",))
    end = ends_on(page, vendor) if isinstance(vendor, Vendor) else None
    until = joined([Html(" until "), day(end, until=True)]) if end else None
    return joined([handover.contract.ref or "", until])


def _index(book: Book) -> Iterator[PlannedFile]:
    page = Page(book, book.index["handover"])
    handovers = sorted(book.base.handovers.values(), key=by_title)
    uri = f"{page.uri.removesuffix('index.md')}all-handovers.md"
    headers = ("Handover", "From", "To", "Status", "Systems")
    listing: Listing[Handover] = Listing("Handovers", uri, headers, handovers, _row)
    opening = opening_text(page, "handover")
    yield index_page(page, "Handovers", "Handovers", [listing.cut(page)], opening)
    yield from listing.pages(page)


def _row(page: Page, handover: Handover) -> tuple[Child, ...]:
    return (
        page.link(handover),
        field_value(page, handover, "from_"),
        field_value(page, handover, "to"),
        _status(handover),
        systems_fact(page, handover),
    )
