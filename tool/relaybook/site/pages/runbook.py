"""The page of a runbook: what the card says, then the text as its author wrote it."""

from collections.abc import Iterator

from relaybook.model.runbook import Runbook
from relaybook.site.aspects import fields_section
from relaybook.site.book import Book
from relaybook.site.card import Fact, card, home, systems_fact, tier_badge, words
from relaybook.site.decisions.sections import DecisionSections
from relaybook.site.findings_list import findings_section
from relaybook.site.freshness import freshness_fact, freshness_section
from relaybook.site.html import EMPTY, Html, breakable, element, joined
from relaybook.site.lists import exercise_list
from relaybook.site.page import Page, Search, badge, separated
from relaybook.site.planned import PlannedFile
from relaybook.site.record_page import record_parts
from relaybook.site.run_panel import run_panel
from relaybook.site.tables import parts_table

_ABOUT = (
    "impact",
    "automation",
    "expected_duration",
    "changes_data",
    "restore_point",
    "reversible",
    "compensating_action",
    "approved_by",
    "rollback",
    "authors",
    "reviewed_by",
    "tested_with",
    "based_on",
    "exercises",
    "tags",
)


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield a page for each runbook."""
    for record in book.base.documents:
        if isinstance(record, Runbook):
            yield from _runbook(book, record)


def _runbook(book: Book, runbook: Runbook) -> Iterator[PlannedFile]:
    uri = book.locations[runbook.path]
    page = Page(book, uri, runbook.outline.ids)
    exercises = exercise_list(
        f"Exercises of {runbook.name}",
        f"{uri.removesuffix('.md')}/all-exercises.md",
        book.exercises_of(runbook.id),
    )
    decisions = DecisionSections(book, runbook, uri.removesuffix(".md"))
    proven = joined([page.heading("Exercises"), exercises.cut(page)]) if exercises.items else EMPTY
    trail = [home(page), page.to(book.index["runbook"], "Runbooks")]
    fresh = book.freshness(runbook)
    facts = (freshness_fact(page, fresh), *_facts(page, runbook))
    head = card(page, runbook, trail, _badges(book, runbook), facts)
    run = run_panel(book, runbook)
    sections = [
        freshness_section(page, fresh),
        fields_section(page, runbook, "About this runbook", _ABOUT),
        proven,
        decisions.decisions(page),
        findings_section(page, book.findings_of(runbook)),
    ]
    yield page.planned(
        runbook.name,
        [
            *record_parts(page, runbook, joined([head, _parameters(page, runbook), run])),
            *filter(None, sections),
        ],
        search=Search(boost=2, tags=_found_by(runbook)),
        source=runbook.path,
    )
    yield from exercises.pages(page)
    yield from decisions.pages(page)


def _found_by(runbook: Runbook) -> tuple[str, ...]:
    """Return what an alert or a colleague calls it: a search for that finds it first."""
    return tuple(dict.fromkeys([*(runbook.alerts or ()), runbook.id, *(runbook.aliases or ())]))


def _badges(book: Book, runbook: Runbook) -> Iterator[Html]:
    about = [book.base.systems.get(name) for name in (runbook.systems or ())]
    tiers = [system.service_tier for system in about if system and system.service_tier]
    if tiers:
        yield tier_badge(min(tiers))
    if runbook.type:
        yield badge(words(runbook.type), "info")
    if runbook.reversible == "none":
        yield badge("cannot be undone", "error")


def _facts(page: Page, runbook: Runbook) -> Iterator[Fact]:
    yield "Systems", systems_fact(page, runbook)
    yield "Alerts", separated(_alert(page, name) for name in runbook.alerts or ())
    yield "Also called", ", ".join(runbook.aliases or ())
    if runbook.expected_duration:
        yield "Takes", runbook.expected_duration.text
    yield "Access needed", separated(element("code", name) for name in runbook.access or ())


def _alert(page: Page, name: str) -> Html:
    uri = page.book.alert_uris.get(name)
    shown = element("code", breakable(name))
    return page.to(uri, shown) if uri else shown


def _parameters(page: Page, runbook: Runbook) -> Html:
    if not runbook.parameters:
        return EMPTY
    caption = element("p", element("strong", "Fill in before you begin"))
    # Where scripts run, fields take its place.
    return element("div", caption, parts_table(page, runbook.parameters), class_="rb-parameters")
