"""Which decisions people must follow, now or on an earlier day."""

from collections.abc import Iterable
from datetime import date

from relaybook.model.decision import Decision
from relaybook.model.decision_lineage import Lineage
from relaybook.model.decision_status import ACCEPTED, SUPERSEDED
from relaybook.model.knowledge_base import KnowledgeBase


def written_by(base: KnowledgeBase, day: date | None = None) -> tuple[Decision, ...]:
    """Return every decision, by path; with a day those that are dated by then."""
    decisions = [one for one in base.documents if isinstance(one, Decision)]
    found = [one for one in decisions if day is None or (one.date and one.date <= day)]
    return tuple(sorted(found, key=lambda one: one.path))


def in_force(base: KnowledgeBase, day: date | None = None) -> tuple[Decision, ...]:
    """Return the decisions that are in force, by path.

    day: to count back by the dates in the records, None for what they say now. A superseded one
    then was in force up to the date of the first that took its place; one without a date is left
    out. When one was deprecated cannot be told from its one date, so it is left out too.
    """
    decisions = [one for one in base.documents if isinstance(one, Decision)]
    lineage = Lineage(decisions, base.decision_index)
    found = [one for one in decisions if _holds(one, lineage, day)]
    return tuple(sorted(found, key=lambda one: one.path))


def governing(
    decisions: Iterable[Decision], base: KnowledgeBase, system: str | None
) -> tuple[Decision, ...]:
    """Return those of `decisions` that govern a system; all where none is named.

    One that names no system governs that which its log is called after.
    """
    if system is None:
        return tuple(decisions)
    return tuple(one for one in decisions if system in systems_governed(one, base))


def systems_governed(decision: Decision, base: KnowledgeBase) -> tuple[str, ...]:
    """Return the systems that a decision names, else the one that its log is called after."""
    named = tuple(one.removeprefix("system:") for one in decision.systems or ())
    return named or ((decision.log,) if decision.log in base.systems else ())


def _holds(decision: Decision, lineage: Lineage, day: date | None) -> bool:
    successors = lineage.successors(decision)
    if day is None:
        return decision.status == ACCEPTED and not successors
    if decision.status not in (ACCEPTED, SUPERSEDED) or not decision.date or decision.date > day:
        return False
    replaced = [one.date for one in successors if one.date]
    if decision.status == SUPERSEDED and not replaced:
        return False
    return not replaced or min(replaced) > day
