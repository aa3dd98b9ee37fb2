"""The page of a contact, and the list of all: who they are, how to reach them, what is theirs."""

from collections.abc import Iterator, Sequence

from relaybook.model.contact import Contact, Person, Role, Team, Vendor
from relaybook.model.record import Record
from relaybook.model.references import ReferenceUse
from relaybook.site.aspects import fields_section
from relaybook.site.book import Book, by_title
from relaybook.site.card import Fact, card, home
from relaybook.site.findings_list import findings_section
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.index_page import index_page, opening_text
from relaybook.site.page import Page, Search, badge, note, separated
from relaybook.site.planned import PlannedFile
from relaybook.site.record_page import record_parts
from relaybook.site.tables import Listing
from relaybook.site.values import day, label
from relaybook.site.vendor import VendorSections
from relaybook.site.who_to_call import contact_link, ends_on, escalation, hours_attributes, ways

_GROUPS = (
    ("Teams", "team"),
    ("Roles", "role"),
    ("Vendors", "vendor"),
    ("People", "person"),
    ("Other contacts", None),
)
_FIELDS = ("members", "held_by", "contracts", "subcontractors", "domains")

Use = tuple[Record, ReferenceUse]


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the list and a page for each contact."""
    for record in book.base.documents:
        if isinstance(record, Contact):
            yield from _contact(book, record)
    yield from _index(book)


def _contact(book: Book, contact: Contact) -> Iterator[PlannedFile]:
    uri = book.locations[contact.path]
    page = Page(book, uri, contact.outline.ids)
    stem = uri.removesuffix(".md")
    uses = _uses(contact, f"{stem}/all-uses.md", book.uses_of(contact))
    trail = [home(page), page.to(book.index["contact"], "Contacts")]
    about = VendorSections(book, contact, stem) if isinstance(contact, Vendor) else None
    facts = (
        *_facts(page, contact),
        ("Handed over by them", about.handovers(page) if about else ""),
    )
    head = card(page, contact, trail, _badges(page, contact), facts)
    names = tuple(name for name in _FIELDS if name in type(contact).model_fields)
    sections = [
        _own_escalation(page, contact),
        *(about.shown(page) if about else ()),
        joined([page.heading("Where they are named", count=len(uses.items)), uses.cut(page)])
        if uses.items
        else EMPTY,
        fields_section(page, contact, "About this contact", names),
        findings_section(page, book.findings_of(contact)),
    ]
    yield page.planned(
        contact.name,
        [*record_parts(page, contact, head), *filter(None, sections)],
        search=Search(tags=(contact.id, *(getattr(contact, "handles", None) or ()))),
        source=contact.path,
    )
    yield from uses.pages(page)
    if about:
        yield from about.pages(page)


def _badges(page: Page, contact: Contact) -> Iterator[Html]:
    yield badge(contact.type or "no type", "info" if contact.type else "warning")
    directory = page.book.directory
    if not directory.is_internal(contact):
        vendor = directory.vendor_of(contact)
        yield badge(
            f"of {vendor.name}" if vendor and vendor is not contact else "not ours", "warning"
        )
    standing = directory.standing(contact)
    if not standing.active:
        yield badge(standing.reason, "error")


def _facts(page: Page, contact: Contact) -> Iterator[Fact]:
    directory = page.book.directory
    yield "How to reach", ways(directory.reach(contact)) or badge("no way to reach", "warning")
    if contact.hours:
        attributes = hours_attributes(page, contact.hours, contact)
        words = joined([contact.hours.text, contact.time_zone], " ")
        yield "Hours", element("span", words, **attributes)
    if isinstance(contact, Role):
        yield "Held by", separated(contact_link(page, one) for one in directory.holders(contact))
    if isinstance(contact, Team):
        yield "In it now", separated(contact_link(page, one) for one in directory.members(contact))
        yield "Led by", page.reference(contact.lead, ("person",)) if contact.lead else EMPTY
    if isinstance(contact, Person):
        yield "Position", contact.position
        yield "Teams", separated(page.link(team) for team in directory.teams_of(contact))
    yield "There until", day(ends_on(page, contact), until=directory.standing(contact).active)


def _own_escalation(page: Page, contact: Contact) -> Html:
    if not isinstance(contact, Team) or not contact.escalation:
        return EMPTY
    levels = escalation(page, contact.escalation)
    return joined([page.heading("Who to call"), element("div", levels, class_="rb-card")])


def _uses(
    contact: Contact, uri: str, uses: Sequence[Use]
) -> Listing[tuple[Record, tuple[str, ...]]]:
    """Return the records that name a contact, each with the fields that do."""
    fields: dict[str, tuple[Record, list[str]]] = {}
    for record, use in uses:
        top = label(str(use.path[0]))
        _, names = fields.setdefault(record.path, (record, []))
        if top not in names:
            names.append(top)
    items = [(record, tuple(names)) for record, names in fields.values()]
    headers = ("Record", "Kind", "As")
    return Listing(f"Where {contact.name} is named", uri, headers, items, _use, "Filter records")


def _use(page: Page, item: tuple[Record, tuple[str, ...]]) -> tuple[Child, ...]:
    record, names = item
    return page.link(record), record.kind, ", ".join(names)


def _index(book: Book) -> Iterator[PlannedFile]:
    page = Page(book, book.index["contact"])
    listings = [
        _listing(page, title, kind, contacts)
        for title, kind in _GROUPS
        if (contacts := [one for one in book.base.contacts.values() if one.type == kind])
    ]
    sections = [
        joined([page.heading(listing.title, count=len(listing.items)), listing.cut(page)])
        for listing in listings
    ]
    fixed = book.report.as_of.fixed
    date = note(f"As of {book.day.isoformat()}, a fixed date.") if fixed else EMPTY
    yield index_page(page, "Contacts", "Contacts", [date, *sections], opening_text(page, "contact"))
    for listing in listings:
        yield from listing.pages(page)


def _listing(page: Page, title: str, kind: str | None, contacts: list[Contact]) -> Listing[Contact]:
    folder = page.uri.removesuffix("index.md")
    uri = f"{folder}all-{title.lower().replace(' ', '-')}.md"
    headers = ("Name", "How to reach", "Hours", _LAST_HEADER.get(kind or "", "Teams"))
    return Listing(
        title, uri, headers, sorted(contacts, key=by_title), _row, f"Filter {title.lower()}"
    )


_LAST_HEADER = {"team": "Of", "role": "Held by", "vendor": "Contract until"}


def _row(page: Page, contact: Contact) -> tuple[Child, ...]:
    directory = page.book.directory
    hours = joined([contact.hours.text if contact.hours else "", contact.time_zone], " ")
    attributes = hours_attributes(page, contact.hours, contact)
    return (
        contact_link(page, contact),
        ways(directory.reach(contact)[:2]) or badge("no way to reach", "warning"),
        element("span", hours, **attributes) if hours else EMPTY,
        _last(page, contact),
    )


def _last(page: Page, contact: Contact) -> Child:
    directory = page.book.directory
    if isinstance(contact, Role):
        holders = directory.holders(contact)
        return separated(page.link(one) for one in holders) or badge("nobody", "error")
    if isinstance(contact, Vendor):
        return day(ends_on(page, contact), until=True)
    if isinstance(contact, Team):
        vendor = directory.vendor_of(contact)
        return page.link(vendor) if vendor else EMPTY
    return separated(page.link(team) for team in directory.teams_of(contact))
