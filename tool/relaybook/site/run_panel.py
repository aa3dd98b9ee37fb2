"""What the scripts of a runbook's page know about it: its steps, digests and parameters.

All of it stands in attributes of an empty element, so a page without scripts shows nothing of it.
"""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from relaybook.model.contact import Person, Team
from relaybook.model.digest import digest
from relaybook.model.exercised_text import exercised_steps
from relaybook.model.procedure import step_digest
from relaybook.model.runbook import Runbook
from relaybook.model.secrets import mask_in
from relaybook.site.book import Book
from relaybook.site.html import Html, element
from relaybook.site.rendering.step_marks import StepMark


def run_panel(book: Book, runbook: Runbook) -> Html:
    """Return the element; it comes before the runbook's text, whose steps it names.

    The digests say what somebody followed, as in the record of an exercise: of the bytes of the
    file, and of each step without the white space around it.
    """
    marks = tuple(_marks(book, runbook))
    return element(
        "div",
        class_="rb-run",
        hidden=True,
        data_runbook=runbook.id,
        data_title=runbook.name,
        data_digest=digest(book.base.sources.data(runbook.path)),
        data_procedure=digest("\n".join(mark.digest for mark in marks).encode()),
        data_steps=_json(marks),
        data_parameters=_json([_parameter(one) for one in runbook.parameters or ()]),
        data_people=_json([list(one) for one in _people(book, runbook)]),
        data_folder=book.base.configuration.folders.exercises[0].strip("/"),
        data_taken=" ".join(one.id for one in book.exercises_of(runbook.id)),
    )


def _marks(book: Book, runbook: Runbook) -> Iterator[StepMark]:
    outline, data = runbook.outline, book.base.sources.data(runbook.path)
    style = book.base.heading_styles.of(runbook.path)
    places = {one.start: f"heading-{index}" for index, one in enumerate(outline.headings)}
    places |= {one.start: f"item-{index}" for index, one in enumerate(outline.steps)}
    for step in exercised_steps(outline, style):
        yield StepMark(places[step.start], str(step.number), step_digest(data, step))


def _parameter(parameter: Any) -> dict[str, str]:
    return {
        "name": parameter.name or "",
        "example": parameter.example or "",
        "meaning": parameter.meaning or "",
    }


def _people(book: Book, runbook: Runbook) -> Iterator[tuple[str, str]]:
    """Yield who is likely to follow it: the people of the team that owns it."""
    team = book.directory.find(runbook.owner, ("team",)) if runbook.owner else None
    if isinstance(team, Team):
        for one in book.directory.members(team):
            if isinstance(one, Person) and one.id not in book.hidden:
                yield f"person:{one.id}", one.name


def _json(value: Any) -> Html:
    # Masked value by value: over the whole text a mask could swallow a quote.
    return Html(escape(json.dumps(mask_in(value))))
