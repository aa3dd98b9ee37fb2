"""The list of runbooks, by system and by type."""

from collections.abc import Iterator, Sequence

from relaybook.model.knowledge_base import systems_of
from relaybook.model.runbook import Runbook
from relaybook.site.book import Book, by_title
from relaybook.site.card import tier_badge, words
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.index_page import index_page, opening_text
from relaybook.site.lists import alert_names, runbook_list
from relaybook.site.page import Page, listed, note
from relaybook.site.planned import PlannedFile
from relaybook.site.tables import SHOWN, Listing

_IN_A_GROUP = 8


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the list of runbooks, and all of them in full where there are many."""
    page = Page(book, book.index["runbook"])
    runbooks = sorted(book.base.runbooks.values(), key=by_title)
    folder = page.uri.removesuffix("index.md")
    everything = runbook_list("All runbooks", f"{folder}all-runbooks.md", runbooks)
    by_type, more_lists = _by_type(page, runbooks, folder)
    content = [
        _by_system(page, runbooks),
        page.heading("By type"),
        by_type,
        page.heading("All runbooks", count=len(runbooks)),
        everything.cut(page),
    ]
    yield index_page(page, "Runbooks", "Runbooks", content, opening_text(page, "runbook"))
    for listing in (everything, *more_lists):
        yield from listing.pages(page)


def _by_system(page: Page, runbooks: Sequence[Runbook]) -> Html:
    """Return the runbooks of each system, the most critical systems first."""
    base = page.book.base
    systems = sorted(
        (system for system in base.systems.values() if page.book.runbooks_of(system.id)),
        key=lambda system: (system.service_tier or 9, *by_title(system)),
    )
    groups = [
        _group(
            page,
            joined([page.link(system), Html(" "), tier_badge(system.service_tier)]),
            page.book.runbooks_of(system.id),
            page.to(page.book.locations[system.path], "all on its page", page.anchor("Runbooks")),
        )
        for system in systems[:SHOWN]
    ]
    loose = [one for one in runbooks if not any(name in base.systems for name in systems_of(one))]
    if loose:
        below = element("a", "all below", href=f"#{page.anchor('All runbooks')}")
        groups.append(_group(page, Html("About no system"), loose, below))
    more = EMPTY
    if len(systems) > SHOWN:
        link = page.to(page.book.index["system"], "Systems")
        more = note(
            f"{SHOWN} of {len(systems):,} systems shown, the most critical first: see ", link, "."
        )
    return joined([page.heading("By system"), *groups, more])


def _group(page: Page, title: Html, runbooks: Sequence[Runbook], rest: Html) -> Html:
    """Return the first runbooks of a group under its title."""
    items: list[Child] = [_line(page, runbook) for runbook in runbooks[:_IN_A_GROUP]]
    if len(runbooks) > _IN_A_GROUP:
        items.append(joined([f"{_IN_A_GROUP} of {len(runbooks):,}: ", rest]))
    # No heading: a site with many systems would carry them all in its list of headings, twice.
    return joined([element("p", element("strong", title), class_="rb-group"), listed(items)])


def _line(page: Page, runbook: Runbook) -> Html:
    alerts = element("span", " · ", alert_names(runbook), class_="rb-note")
    return joined([page.link(runbook), alerts if runbook.alerts else EMPTY])


def _by_type(
    page: Page, runbooks: Sequence[Runbook], folder: str
) -> tuple[Html, list[Listing[Runbook]]]:
    groups: dict[str, list[Runbook]] = {}
    for runbook in runbooks:
        groups.setdefault(runbook.type or "no_type", []).append(runbook)
    listings = [
        runbook_list(words(name).capitalize(), f"{folder}type-{name.replace('_', '-')}.md", group)
        for name, group in sorted(groups.items())
    ]
    shown = [
        _group(page, Html(listing.title), listing.items, _rest(page, listing))
        for listing in listings
    ]
    return joined(shown), listings


def _rest(page: Page, listing: Listing[Runbook]) -> Html:
    if len(listing.items) > SHOWN:
        return page.to(listing.uri, "all of them")
    return element("a", "all below", href=f"#{page.anchor('All runbooks')}")
