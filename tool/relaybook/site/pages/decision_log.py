"""The log of all decisions, and what someone new reads: by log, by system, and all assumptions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relaybook.model.decision import Decision
from relaybook.site.book import Book
from relaybook.site.card import home
from relaybook.site.decisions.assumptions import assumption_list, beliefs_of
from relaybook.site.decisions.log import decision_log, newest_first
from relaybook.site.decisions.reading_path import (
    reading_path,
    reading_steps,
)
from relaybook.site.decisions.reading_time import time_of
from relaybook.site.html import EMPTY, Html, element, joined
from relaybook.site.index_page import index_page, opening_text
from relaybook.site.page import Page, Search, note, trail
from relaybook.site.planned import PlannedFile
from relaybook.site.tables import SHOWN

_ORDER = (
    "The decisions in force, from the oldest to the newest, so that each can be read with what came"
    " before it."
)


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the log, a page for newcomers to each log and system, and all assumptions."""
    decisions = sorted(book.decisions, key=newest_first)
    yield from _log(book, decisions)
    if decisions:
        yield from _assumptions(book, decisions)
    for collection in _collections(book, decisions):
        yield from _for_newcomers(book, collection)


@dataclass(frozen=True, slots=True)
class _Collection:
    """Decisions that one newcomer reads; the newest first.

    up: the way back, as a place and words. has_log: whether its log is part of the page.
    is_path: whether the title says that it is a reading path, which no heading needs to repeat.
    """

    uri: str
    title: str
    up: tuple[str, str]
    decisions: Sequence[Decision]
    has_log: bool
    is_path: bool = False


def _log(book: Book, decisions: Sequence[Decision]) -> Iterator[PlannedFile]:
    page = Page(book, book.index["decision"])
    folder = page.uri.removesuffix("index.md")
    names = sorted({one.log for one in decisions})
    listing = decision_log("All decisions", f"{folder}all-decisions.md", decisions, with_place=True)
    intro = element("p", "What was decided, by whom and when; the newest first.")
    content = [intro, _ways_in(page, names), listing.cut(page) if decisions else note("None yet.")]
    opening = opening_text(page, "decision")
    yield index_page(page, "Decisions", "Decisions", content, opening, wide=True)
    yield from listing.pages(page)


def _ways_in(page: Page, names: Sequence[str]) -> Html:
    """Return links for someone new."""
    if not names:
        return EMPTY
    places = page.book.decision_places
    shown = [page.to(places.logs[name], name or "all decisions") for name in names[:SHOWN]]
    paths = joined([Html("New here? Read in order: "), joined(shown, ", ")])
    more = f" ({SHOWN} of {len(names):,} logs)" if len(names) > SHOWN else ""
    beliefs = page.to(places.assumptions, "what they take for granted")
    return note(paths, more, Html(" · See also "), beliefs, ".")


def _assumptions(book: Book, decisions: Sequence[Decision]) -> Iterator[PlannedFile]:
    page = Page(book, book.decision_places.assumptions)
    beliefs = beliefs_of(decisions)
    uri = f"{page.uri.removesuffix('assumptions.md')}all-assumptions.md"
    listing = assumption_list("All assumptions", uri, beliefs)
    overdue = sum(one.is_overdue(book.day) for one in beliefs)
    count = f"{len(beliefs):,} in all, {overdue:,} overdue on {book.day.isoformat()}."
    content = [
        element("p", _way_to(page, (book.index["decision"], "Decisions")), class_="rb-note"),
        element("h1", "Assumptions"),
        element("p", "What the decisions in force take for granted, the first to run out first."),
        note(count),
        listing.cut(page) if beliefs else EMPTY,
    ]
    yield page.planned("Assumptions", [joined(content)], search=Search(exclude=True))
    yield from listing.pages(page)


def _way_to(page: Page, up: tuple[str, str]) -> Html:
    return trail([home(page), page.to(*up)])


def _collections(book: Book, decisions: Sequence[Decision]) -> Iterator[_Collection]:
    places = book.decision_places
    for log, uri in places.logs.items():
        own = [one for one in decisions if one.log == log]
        title = f"Reading path: {log}" if log else "Reading path"
        up = (book.index["decision"], "Decisions")
        yield _Collection(uri, title, up, own, len(places.logs) > 1, is_path=True)
    for system in book.base.systems.values():
        governing = [one.decision for one in book.governing.of(system)]
        if governing:
            yield _Collection(
                places.systems[system.id],
                f"Decisions about {system.name}",
                (book.locations[system.path], system.name),
                sorted(governing, key=newest_first),
                has_log=True,
            )


def _for_newcomers(book: Book, collection: _Collection) -> Iterator[PlannedFile]:
    page = Page(book, collection.uri)
    stem = collection.uri.removesuffix(".md")
    steps = reading_steps(collection.decisions)
    path = reading_path(f"{collection.title}: in order", f"{stem}/in-order.md", steps)
    beliefs = beliefs_of(collection.decisions)
    assumed = assumption_list(
        f"{collection.title}: assumptions", f"{stem}/all-assumptions.md", beliefs
    )
    log = decision_log(f"{collection.title}: log", f"{stem}/all.md", collection.decisions)
    minutes = sum(book.reading_minutes[step.decision.path] for step in steps)
    how_long = note(f"{_decisions(len(steps))}, about {time_of(minutes)} to read.")
    content = [
        element("p", _way_to(page, collection.up), class_="rb-note"),
        element("h1", collection.title),
        EMPTY if collection.is_path else page.heading("Reading path", count=len(steps)),
        element("p", _ORDER) if steps else note("No decision is in force."),
        joined([how_long, path.cut(page)]) if steps else EMPTY,
    ]
    if beliefs:
        content += [page.heading("Assumptions", count=len(beliefs)), assumed.cut(page)]
    if collection.has_log:
        content += [page.heading("Log", count=len(collection.decisions)), log.cut(page)]
    yield page.planned(collection.title, [joined(content)], search=Search(exclude=True))
    for listing in (path, assumed, log):
        yield from listing.pages(page)


def _decisions(count: int) -> str:
    return f"{count:,} decision{'' if count == 1 else 's'}"
