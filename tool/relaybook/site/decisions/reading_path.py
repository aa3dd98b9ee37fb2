"""What someone new reads, in which order: the decisions in force, as they were taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from relaybook.model.decision import Decision
from relaybook.model.decision_names import plain_number
from relaybook.site.decisions.assumptions import beliefs_of, short_list
from relaybook.site.decisions.links import decision_link
from relaybook.site.decisions.reading_time import time_of
from relaybook.site.html import Child
from relaybook.site.page import Page, separated
from relaybook.site.tables import Cell, Listing
from relaybook.site.values import day

_HEADERS = ("Step", "No.", "Read", "Decided on", "In the place of", "Rests on", "Time")


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """A decision on the path. number: counts from 1."""

    number: int
    decision: Decision


def reading_steps(decisions: Iterable[Decision]) -> tuple[ReadingStep, ...]:
    """Return the decisions in force from the oldest to the newest, those without a date last."""
    in_force = sorted((one for one in decisions if one.is_in_force), key=_order)
    return tuple(ReadingStep(number, one) for number, one in enumerate(in_force, 1))


def _order(decision: Decision) -> tuple[date, str]:
    return (decision.date or date.max, decision.path)


def reading_path(title: str, uri: str, steps: Sequence[ReadingStep]) -> Listing[ReadingStep]:
    """Return the path; uri: where all of it stands if the list is cut."""
    return Listing(title, uri, _HEADERS, steps, _row, stacked=True)


def _row(page: Page, step: ReadingStep) -> tuple[Child | Cell, ...]:
    decision = step.decision
    minutes = page.book.reading_minutes[decision.path]
    older = page.book.lineage.predecessors(decision)
    return (
        str(step.number),
        Cell(decision.number, sort=plain_number(decision.number)),
        Cell(page.link(decision), sort=decision.name),
        day(decision.date),
        separated(decision_link(page, one) for one in older),
        short_list(beliefs_of([decision])),
        Cell(time_of(minutes), sort=str(minutes)),
    )
