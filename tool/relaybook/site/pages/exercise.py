"""The page of an exercise, and the list of all."""

from collections.abc import Iterator

from relaybook.model.exercise import Exercise
from relaybook.site.aspects import fields_section
from relaybook.site.book import Book, newest_first
from relaybook.site.card import Fact, card, home, words
from relaybook.site.findings_list import findings_section
from relaybook.site.html import Child, Html, element
from relaybook.site.index_page import index_page, opening_text
from relaybook.site.lists import exercise_list, status_badge
from relaybook.site.page import Page, badge
from relaybook.site.planned import PlannedFile
from relaybook.site.prose import prose
from relaybook.site.record_page import record_parts
from relaybook.site.tables import table
from relaybook.site.values import day, field_value


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the list and a page for each exercise; nothing where there is none."""
    for record in book.base.documents:
        if isinstance(record, Exercise):
            yield _exercise(book, record)
    if "exercise" in book.index:
        yield from _index(book)


def _exercise(book: Book, exercise: Exercise) -> PlannedFile:
    page = Page(book, book.locations[exercise.path], exercise.outline.ids)
    trail = [home(page), page.to(book.index["exercise"], "Exercises")]
    head = card(page, exercise, trail, _badges(exercise), _facts(page, exercise))
    sections = [
        _steps(page, exercise),
        fields_section(page, exercise, "Evidence", ("evidence",)),
        findings_section(page, book.findings_of(exercise)),
    ]
    parts = [*record_parts(page, exercise, head), *filter(None, sections)]
    return page.planned(exercise.name, parts, source=exercise.path)


def _badges(exercise: Exercise) -> Iterator[Html]:
    yield status_badge(exercise.outcome)
    if exercise.mode:
        yield badge(words(exercise.mode))


def _facts(page: Page, exercise: Exercise) -> Iterator[Fact]:
    yield "Runbook", field_value(page, exercise, "runbook")
    yield "Date", day(exercise.date)
    yield "By", field_value(page, exercise, "by")
    yield "Took", field_value(page, exercise, "took")
    yield "Help needed", field_value(page, exercise, "help_needed")
    yield "Follow-up", field_value(page, exercise, "follow_up")


def _steps(page: Page, exercise: Exercise) -> Html:
    if not exercise.steps:
        return Html("")
    rows: list[tuple[Child, ...]] = [
        (step.number, step.result, prose(step.note or ""), prose(step.fixed_in or ""))
        for step in exercise.steps
    ]
    steps = table(("Step", "Result", "What was seen", "Mended in"), rows)
    return element("div", page.heading("Steps"), steps)


def _index(book: Book) -> Iterator[PlannedFile]:
    page = Page(book, book.index["exercise"])
    exercises = sorted(book.base.exercises.values(), key=newest_first)
    uri = f"{page.uri.removesuffix('index.md')}all-exercises.md"
    listing = exercise_list("Exercises", uri, exercises)
    opening = opening_text(page, "exercise")
    yield index_page(page, "Exercises", "Exercises", [listing.cut(page)], opening)
    yield from listing.pages(page)
