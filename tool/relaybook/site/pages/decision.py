"""The page of a decision, and the log of all."""

from collections.abc import Iterable, Iterator

from relaybook.model.decision import Decision
from relaybook.site.aspects import fields_section
from relaybook.site.book import Book, newest_first
from relaybook.site.card import Fact, card, home, systems_fact
from relaybook.site.findings_list import findings_section
from relaybook.site.html import Html, element, joined
from relaybook.site.index_page import index_page, opening_text
from relaybook.site.lists import decision_list, status_badge
from relaybook.site.page import Page, Search, separated
from relaybook.site.planned import PlannedFile
from relaybook.site.record_page import record_parts
from relaybook.site.values import day, shown

_ABOUT = ("consulted", "informed", "owners", "assumptions", "paths", "tags")
_PEOPLE = ("person", "role", "team", "vendor")


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the log and a page for each decision."""
    for record in book.base.documents:
        if isinstance(record, Decision):
            yield _decision(book, record)
    yield from _log(book)


def _decision(book: Book, decision: Decision) -> PlannedFile:
    page = Page(book, book.locations[decision.path], decision.outline.ids)
    trail = [home(page), page.to(book.index["decision"], "Decisions")]
    head = card(page, decision, trail, [status_badge(decision.status)], _facts(page, decision))
    sections = [
        fields_section(page, decision, "About this decision", _ABOUT),
        findings_section(page, book.findings_of(decision)),
    ]
    return page.planned(
        decision.name,
        [*record_parts(page, decision, head), *filter(None, sections)],
        search=Search(boost=0.5) if decision.superseded_by else None,
        source=decision.path,
    )


def _facts(page: Page, decision: Decision) -> Iterator[Fact]:
    yield "Decided on", day(decision.date)
    yield "By", separated(shown(page, who, _PEOPLE) for who in decision.decision_makers or ())
    yield "Systems", systems_fact(page, decision)
    yield "Supersedes", _others(page, decision, decision.supersedes)
    yield "Superseded by", _others(page, decision, decision.superseded_by)
    yield "Amends", _others(page, decision, decision.amends)
    yield "Amended by", _others(page, decision, decision.amended_by)
    yield "See also", _others(page, decision, decision.relates_to)
    yield "Runbooks", shown(page, decision.runbooks, ("runbook",))
    yield "Look at it again", day(decision.review_by_on, due=True)


def _others(page: Page, decision: Decision, names: Iterable[str] | None) -> Html:
    return separated(decision_link(page, decision, name) for name in names or ())


def decision_link(page: Page, near: Decision, name: str) -> Html | str:
    """Return a link to the decision that another one names, often by its number alone."""
    found = page.book.decision_near(near, name)
    return page.link(found) if found else name


def _log(book: Book) -> Iterator[PlannedFile]:
    page = Page(book, book.index["decision"])
    everything = sorted(book.base.decisions.values(), key=newest_first)
    logs: dict[str, list[Decision]] = {}
    for decision in everything:
        logs.setdefault(decision.id.rpartition("/")[0], []).append(decision)
    parts: list[Html] = []
    listings = []
    for log in sorted(logs):
        title = log or "Decisions"
        listing = decision_list(f"Decisions: {title}", _log_uri(page.uri, log), logs[log])
        listings.append(listing)
        heading = page.heading(title, count=len(logs[log])) if len(logs) > 1 else None
        parts.append(joined([heading, listing.cut(page)]))
    note = element("p", "What was decided, by whom and when; the newest first.")
    yield index_page(page, "Decisions", "Decisions", [note, *parts], opening_text(page, "decision"))
    for listing in listings:
        yield from listing.pages(page)


def _log_uri(index: str, log: str) -> str:
    return f"{index.removesuffix('index.md')}{f'{log}/' if log else ''}all-decisions.md"
