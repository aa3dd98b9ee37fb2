"""The page of a decision: whether it counts and what does instead, then its text as written."""

import json
from collections.abc import Iterator

from relaybook.model.decision import Decision
from relaybook.model.decision_names import plain_number
from relaybook.model.decision_status import DEAD
from relaybook.site.aspects import fields_section
from relaybook.site.book import Book
from relaybook.site.card import Fact, card, home, systems_fact
from relaybook.site.decisions.assumptions import assumption_list, beliefs_of
from relaybook.site.decisions.banner import banner
from relaybook.site.decisions.links import relations
from relaybook.site.decisions.log import PEOPLE
from relaybook.site.decisions.status import (
    full_status,
    full_title,
    number_before,
    own_word,
    partial_word,
    status_badge,
)
from relaybook.site.findings_list import findings_section
from relaybook.site.html import EMPTY, Html, element, joined
from relaybook.site.page import Page, Search, separated
from relaybook.site.planned import PlannedFile
from relaybook.site.prose import prose
from relaybook.site.record_page import record_parts
from relaybook.site.rendering.title_mark import title_number, title_status
from relaybook.site.values import day, shown

_ABOUT = ("consulted", "informed", "owners", "rationale_confirmed_by", "origin", "paths", "tags")


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield a page for each decision."""
    for decision in book.decisions:
        yield from _decision(book, decision)


def _decision(book: Book, decision: Decision) -> Iterator[PlannedFile]:
    uri = book.locations[decision.path]
    page = Page(book, uri, decision.outline.ids)
    beliefs = assumption_list(
        f"Assumptions of {decision.name}",
        f"{uri.removesuffix('.md')}/all-assumptions.md",
        beliefs_of([decision], also_dead=True),
        with_decision=False,
    )
    assumed = joined([page.heading("Assumptions"), beliefs.cut(page)]) if beliefs.items else EMPTY
    sections = [
        assumed,
        fields_section(page, decision, "About this decision", _ABOUT),
        findings_section(page, book.findings_of(decision)),
    ]
    yield page.planned(
        full_title(decision),
        [
            *record_parts(page, decision, _head(page, decision), _title(decision)),
            *filter(None, sections),
        ],
        search=Search(boost=0.5 if decision.status in DEAD else 0, tags=_found_by(decision)),
        source=decision.path,
    )
    yield from beliefs.pages(page)


def _head(page: Page, decision: Decision) -> Html:
    """Return banner and card, and what the title of the page says beside the record's own."""
    trail = [home(page), page.to(page.book.index["decision"], "Decisions")]
    about = card(page, decision, trail, [status_badge(decision)], _facts(page, decision))
    return element(
        "div",
        banner(page, decision),
        about,
        data_beside_title=json.dumps([number_before(decision), full_status(decision)]),
    )


def _title(decision: Decision) -> Html:
    number = number_before(decision)
    before = title_number(number) if number else EMPTY
    return element("h1", before, decision.name, title_status(full_status(decision)))


def _found_by(decision: Decision) -> tuple[str, ...]:
    """Return how people cite it: a search for that finds it first."""
    number = decision.number
    if not number:
        return ()
    prefix = decision.reading.prefix or "ADR"
    numbers = dict.fromkeys((number, plain_number(number)))
    return (*numbers, *(f"{prefix}-{one}" for one in numbers))


def _facts(page: Page, decision: Decision) -> Iterator[Fact]:
    if (word := own_word(decision)) and not partial_word(decision):
        yield "Status as written", prose(word)
    yield "Decided on", day(decision.date)
    yield "By", separated(shown(page, who, PEOPLE) for who in decision.decision_makers or ())
    yield "Systems", systems_fact(page, decision)
    yield from relations(page, decision)
    yield "Runbooks", shown(page, decision.runbooks, ("runbook",))
    yield "Look at it again", day(decision.review_by_on, due=decision.status not in DEAD)
