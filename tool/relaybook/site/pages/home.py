"""The home page: search first, then systems, what is open and what has changed."""

from collections.abc import Iterator
from datetime import date

from relaybook.findings import Severity
from relaybook.model.record import Record
from relaybook.site.book import Book
from relaybook.site.card import words
from relaybook.site.decisions.latest import latest_decisions
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, Search, badge, listed, note
from relaybook.site.pages.health import completeness
from relaybook.site.pages.system_index import by_tier
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import PORTFOLIO
from relaybook.site.tables import SHOWN, table
from relaybook.site.values import day

_CHANGES = 10


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the home page."""
    page = Page(book, "index.md")
    content = [
        element("h1", book.base.configuration.name),
        _fixed_date(page),
        _search(),
        _doors(page),
        _systems(page),
        latest_decisions(page),
        _open_findings(page),
        _changes(page),
        _about(page),
    ]
    yield page.planned(
        book.base.configuration.name,
        [joined(content)],
        search=Search(exclude=True),
        nav_title="Home",
    )


def _fixed_date(page: Page) -> Html:
    as_of = page.book.report.as_of
    if not as_of.fixed:
        return EMPTY
    return note(f"As of {as_of.day.isoformat()}, a fixed date ({as_of.fixed}).")


def _search() -> Html:
    words = "Search an alert, an error text, a system, a name …"
    return element("button", words, type="button", class_="rb-search", data_open_search=True)


def _doors(page: Page) -> Html:
    """Return the ways in for somebody who would rather not search, to what there is."""
    book, base = page.book, page.book.base
    doors = [
        ("Runbooks", book.index["runbook"], base.runbooks),
        ("Alerts", book.index["alert"], book.alert_uris),
        ("Decisions", book.index["decision"], book.decisions),
        ("Who to call", book.index["contact"], base.contacts),
        ("Map", "map.md", base.systems),
        ("Recovery", "recovery.md", base.systems),
        ("Portfolio", PORTFOLIO, base.systems),
    ]
    links = [page.to(uri, name) for name, uri, there in doors if uri and there]
    if not links:
        return EMPTY
    return element("p", joined(links, " · "), class_="rb-doors")


def _systems(page: Page) -> Html:
    """Return all systems by tier; a long list ends where the list of systems goes on."""
    if not page.book.base.systems:
        return EMPTY
    left = SHOWN
    parts = [page.heading("Systems", count=len(page.book.base.systems))]
    for listing in by_tier(page):
        if left <= 0:
            break
        shown = listing.items[:left]
        left -= len(shown)
        rows = [listing.row(page, system) for system in shown]
        parts.append(element("h3", listing.title, id=page.anchor(listing.title)))
        parts.append(table(listing.headers, rows, sortable=True))
    if len(page.book.base.systems) > SHOWN:
        count = f"{len(page.book.base.systems):,}"
        parts.append(
            note(
                f"{SHOWN} of {count} shown. ",
                page.to(page.book.index["system"], f"All {count}"),
                ".",
            )
        )
    return joined(parts)


def _open_findings(page: Page) -> Html:
    report = page.book.report
    counts = [
        badge(f"{count:,} {severity.word}", severity.word)
        for severity in sorted(Severity, reverse=True)
        if (count := sum(1 for finding in report.findings if finding.severity == severity))
    ]
    if report.baselined:
        counts.append(badge(f"{len(report.baselined):,} in the baseline"))
    said = joined(counts, " ") if counts else badge("nothing found", "ok")
    health = page.to("health.md", "See Health")
    return joined(
        [
            page.heading("Open findings", count=len(report.findings)),
            element("p", said, Html(" "), health),
            completeness(report),
        ]
    )


def _changes(page: Page) -> Html:
    """Return the records that changed last."""
    newest: list[tuple[date, str, Record]] = [
        (change.day, record.path, record)
        for record in page.book.base.documents
        if (change := page.book.last_change(record)) is not None
    ]
    if not newest:
        return EMPTY
    newest.sort(key=lambda entry: (-entry[0].toordinal(), entry[1]))
    rows = [_change(page, when, record) for when, _, record in newest[:_CHANGES]]
    return joined([page.heading("Last changes"), table(("Date", "Record", "Kind", "By"), rows)])


def _change(page: Page, when: date, record: Record) -> tuple[Child, ...]:
    change = page.book.last_change(record)
    author = change.author if change else ""
    return day(when), page.link(record), words(record.kind), author


def _about(page: Page) -> Html:
    """Return links to the pages that open the folder of the knowledge base."""
    opening = [
        guide
        for guide in page.book.base.guides.values()
        if "/" not in guide.path and guide.path in page.book.locations.places()
    ]
    if not opening:
        return EMPTY
    return joined([page.heading("About"), listed(page.link(guide) for guide in opening[:SHOWN])])
