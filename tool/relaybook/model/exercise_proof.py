"""What exercises prove: who did it, for whom it worked, and how long that holds."""

from collections.abc import Iterator, Mapping
from datetime import date

from relaybook.model.contact import Role
from relaybook.model.exercise import Exercise
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook


def by_runbook(kb: KnowledgeBase) -> Mapping[str, tuple[Exercise, ...]]:
    """Return the exercises of each runbook, the newest first; those without a date last."""
    found: dict[str, list[Exercise]] = {}
    for exercise in kb.exercises.values():
        if exercise.runbook:
            found.setdefault(split_reference(exercise.runbook)[1], []).append(exercise)
    return {name: tuple(sorted(some, key=_newest_first)) for name, some in sorted(found.items())}


def _newest_first(exercise: Exercise) -> tuple[int, str]:
    return (-(exercise.date or date.min).toordinal(), exercise.id)


def held_by(exercises: tuple[Exercise, ...], day: date) -> tuple[Exercise, ...]:
    """Return the exercises that had been done on a day."""
    return tuple(one for one in exercises if one.date is not None and one.date <= day)


def is_by_authors_only(kb: KnowledgeBase, runbook: Runbook, exercise: Exercise) -> bool | None:
    """Whether nobody but authors of the runbook took part; None where nobody can tell.

    A role is who held it on the day of the exercise.
    """
    if not runbook.authors or not exercise.by or exercise.date is None:
        return None
    authors = set(_people(kb, runbook.authors, exercise.date))
    return set(_people(kb, exercise.by, exercise.date)) <= authors


def _people(kb: KnowledgeBase, references: tuple[str, ...], day: date) -> Iterator[str]:
    directory = kb.directory(day)
    for reference in references:
        contact = directory.find(reference)
        holders = directory.holders(contact) if isinstance(contact, Role) else ()
        yield from [one.id for one in holders] or [split_reference(reference)[1]]


def has_worked(exercise: Exercise) -> bool:
    """Whether the goal was reached, be it in part."""
    return exercise.outcome in ("pass", "partial")


def was_done(exercise: Exercise) -> bool:
    """Whether somebody did it: a tabletop proves that the text can be read."""
    return exercise.mode != "tabletop"


def tier_of(kb: KnowledgeBase, runbook: Runbook) -> int | None:
    """Return the most critical tier of the systems a runbook is about; 1 is the most critical."""
    systems = (kb.systems.get(name) for name in systems_of(runbook))
    return min((one.service_tier for one in systems if one and one.service_tier), default=None)
