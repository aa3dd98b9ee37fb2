"""The gates of a handover: what blocks its acceptance, whose it is, and by when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relaybook.model.contact import Contact
from relaybook.model.handover import Handover
from relaybook.model.system import System

if TYPE_CHECKING:
    from relaybook.findings import Finding
    from relaybook.model.knowledge_base import KnowledgeBase
    from relaybook.model.record import Record
    from relaybook.review.ladder import Judgement

_DATED = ("planned_on", "forecast_on", "due_on", "expires_on")
_TABLES = ("access_transfers", "milestones", "deliverables", "open_items", "risks", "training")
Row = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate that is not passed.

    protects: what is at stake. rule, code: the requirement. asks: what would hold. subject: the
    record. message, help, path, line: of its first finding. more: how many others it has.
    owner: who has to act. by: the day that is planned for it, None where none is written.
    waived: the words of the waiver, empty where it is open.
    """

    protects: str
    code: str
    rule: str
    asks: str
    subject: str
    message: str
    help: str
    path: str
    line: int
    more: int
    owner: str
    by: date | None
    waived: str = ""


def gates_of(
    base: KnowledgeBase, handover: Handover, judgements: Iterable[Judgement]
) -> tuple[Gate, ...]:
    """Return the gates that are open or waived, grouped by what they protect."""
    planned = _planned_days(base, handover)
    owners = _owners_by_criterion(handover)
    found = [
        _gate(base, one, planned, owners)
        for one in judgements
        if one.is_gate and one.state in ("open", "waived")
    ]
    return tuple(sorted(found, key=lambda one: (one.protects, one.code, one.subject)))


def _gate(
    base: KnowledgeBase,
    judgement: Judgement,
    planned: Mapping[Row, date],
    owners: Mapping[str, str],
) -> Gate:
    requirement, subject = judgement.requirement, judgement.subject
    first: Finding | None = next(iter(judgement.findings), None)
    days = [planned.get((one.path, one.span.line)) for one in judgement.findings]
    accepted = next((one.accepted for one in judgement.findings if one.accepted), "")
    return Gate(
        protects=requirement.protects or "own it",
        code=requirement.code,
        rule=first.rule if first else requirement.id,
        asks=requirement.asks,
        subject=subject.reference,
        message=first.message if first else f"not shown: {requirement.asks.rstrip('.')}",
        help=first.help if first else requirement.write,
        path=first.path if first else subject.path,
        line=first.span.line if first else 1,
        more=max(0, len(judgement.findings) - 1),
        owner=owners.get(requirement.code) or owners.get(requirement.id) or _owner(subject, base),
        by=max((one for one in days if one), default=None),
        waived=accepted if judgement.state == "waived" else "",
    )


def _owners_by_criterion(handover: Handover) -> Mapping[str, str]:
    """Return who answers for a requirement, as the acceptance criteria say."""
    return {
        one.check: one.owner
        for one in handover.acceptance_criteria or ()
        if one.check and one.owner
    }


def _owner(subject: Record, base: KnowledgeBase) -> str:
    if isinstance(subject, Handover):
        return _typed(subject.to or "", "team")
    if isinstance(subject, Contact):
        return f"{subject.type or 'contact'}:{subject.id}"
    named: str | None = getattr(subject, "owner", None)
    if named:
        return _typed(named, "team")
    owned = (base.systems.get(name.removeprefix("system:")) for name in _systems(subject))
    owner = next((one.owner for one in owned if one and one.owner), "")
    return _typed(owner or "", "team")


def _systems(subject: Record) -> Sequence[str]:
    return () if isinstance(subject, System) else tuple(getattr(subject, "systems", None) or ())


def _typed(reference: str, kind: str) -> str:
    return reference if not reference or ":" in reference else f"{kind}:{reference}"


def _planned_days(base: KnowledgeBase, handover: Handover) -> Mapping[Row, date]:
    """Return the day that each row of the tables plans, by where the row stands."""
    found: dict[Row, date] = {}
    for table in _TABLES:
        for index, row in enumerate(getattr(handover, table) or ()):
            day = next(
                (getattr(row, name, None) for name in _DATED if getattr(row, name, None)), None
            )
            if day:
                place = handover.at(table, index)
                found[place.path, base.sources.locate(place).line] = day
    return found
