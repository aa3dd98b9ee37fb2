"""Alerts: the list, and one page per alert at an address that an alert may carry for ever."""

from collections.abc import Iterator

from relaybook.model.alert import AlertRule
from relaybook.model.knowledge_base import systems_of
from relaybook.model.runbook import Runbook
from relaybook.site.book import Book
from relaybook.site.card import home, systems_fact
from relaybook.site.html import EMPTY, Child, Html, breakable, element, joined
from relaybook.site.index_page import index_page, opening_text
from relaybook.site.page import Page, Search, badge, listed, note, separated, trail
from relaybook.site.planned import PlannedFile
from relaybook.site.prose import prose
from relaybook.site.tables import Listing
from relaybook.site.who_to_call import escalation

_SEVERITY = {"critical": "error", "page": "error", "warning": "warning", "ticket": "warning"}


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the list of alerts and a page for each name."""
    page = Page(book, book.index["alert"])
    names = sorted(book.alert_uris, key=str.casefold)
    folder = page.uri.removesuffix("index.md")
    headers = ("Alert", "Runbook", "Systems", "Severity")
    listing: Listing[str] = Listing(
        "All alerts", f"{folder}all-alerts.md", headers, names, _row, "Filter alerts"
    )
    said = note("What fires, and what to do. Each alert has an address that never changes.")
    empty = EMPTY if names else note("No alert rules, and no runbook that names an alert.")
    content = [said, empty, listing.cut(page) if names else EMPTY]
    yield index_page(page, "Alerts", "Alerts", content, opening_text(page, "alert"))
    yield from listing.pages(page)
    for name in names:
        yield _alert(book, name)


def _alert(book: Book, name: str) -> PlannedFile:
    page = Page(book, book.alert_uris[name])
    runbooks = book.runbooks_for_alert(name)
    rules = book.alert_rules.get(name, [])
    head = element(
        "p", trail([home(page), page.to(book.index["alert"], "Alerts")]), class_="rb-note"
    )
    content = [
        element("h1", breakable(name)),
        head,
        *(_rule(rule) for rule in rules),
        _runbooks(page, runbooks),
        _who(page, runbooks),
    ]
    # Whoever searches for the alert wants the runbook, which carries its name as well.
    search = Search(exclude=True) if runbooks else Search(boost=2)
    return page.planned(name, [joined(content)], search=search)


def _rule(rule: AlertRule) -> Html:
    severity = badge(rule.severity, _SEVERITY.get(rule.severity, "")) if rule.severity else EMPTY
    where = element("span", rule.place.path, class_="rb-note")
    return element("p", severity, Html(" "), prose(rule.summary), Html(" "), where)


def _runbooks(page: Page, runbooks: tuple[Runbook, ...]) -> Html:
    if not runbooks:
        return joined(
            [page.heading("Runbook"), note(badge("no runbook names this alert", "warning"))]
        )
    items: list[Child] = [
        joined([element("strong", page.link(one)), Html(" · "), systems_fact(page, one)])
        for one in runbooks
    ]
    return joined([page.heading("Runbook"), listed(items)])


def _who(page: Page, runbooks: tuple[Runbook, ...]) -> Html:
    levels = next((one.escalation for one in runbooks if one.escalation), None)
    if not levels:
        return EMPTY
    card = element("div", escalation(page, levels), class_="rb-card")
    return joined([page.heading("Who to call"), card])


def _row(page: Page, name: str) -> tuple[Child, ...]:
    runbooks = page.book.runbooks_for_alert(name)
    rules = page.book.alert_rules.get(name, [])
    systems = dict.fromkeys(system for one in runbooks for system in systems_of(one))
    severities = dict.fromkeys(rule.severity for rule in rules if rule.severity)
    return (
        page.to(page.book.alert_uris[name], breakable(name)),
        separated(page.link(one) for one in runbooks) or badge("none", "warning"),
        separated(page.reference(system, ("system",)) for system in systems),
        separated(badge(one, _SEVERITY.get(one, "")) for one in severities),
    )
