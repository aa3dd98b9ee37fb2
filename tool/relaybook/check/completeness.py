"""How many records have what every team needs, counted at every level."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from relaybook.findings import Completeness, Level
from relaybook.model.record import Record
from relaybook.model.rollback import (
    change_evidence,
    has_undo,
    lacks_section,
    steps_without_undo,
    undo_none_without_reason,
)
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules import undo_none_without_reason as undo_none
from relaybook.rules.context import Context

Leveled = Sequence[tuple[Record, Level]]


@dataclass(frozen=True, slots=True)
class Counted:
    """What one share of the records adds.

    changing: runbooks that change something. undone: how many of these have a way back.
    """

    lines: tuple[Completeness, ...]
    changing: int
    undone: int = 0


def counted(context: Context, levels: Leveled) -> Counted:
    """Count owner, escalation and rollback in some of the records."""
    asked = [(record, level) for record, level in levels if isinstance(record, System | Runbook)]
    runbooks = [(record, level) for record, level in levels if isinstance(record, Runbook)]
    changing = [
        record
        for record, _ in runbooks
        if isinstance(record, Runbook)
        and change_evidence(record, context.style_of(record), context.procedure(record))
    ]
    return Counted(
        (
            _line("owner", asked, lambda record: _resolves(record, context)),
            _line("escalation", asked, _is_escalated),
            _line("rollback", runbooks, lambda record: _is_undone(record, context)),
        ),
        len(changing),
        sum(1 for record in changing if _is_undone(record, context)),
    )


def completeness(shares: Sequence[Counted]) -> tuple[Completeness, ...]:
    """Return the lines for owner, escalation and rollback of all shares together."""
    *lines, rollback = map(_sum, zip(*(share.lines for share in shares), strict=True))
    changing = sum(share.changing for share in shares)
    undone = sum(share.undone for share in shares)
    note = _changing_in_words(changing)
    return (*lines, replace(rollback, note=note, must=changing, must_have=undone))


def _changing_in_words(count: int) -> str:
    return f"{count} changes something" if count == 1 else f"{count} change something"


def _sum(lines: Sequence[Completeness]) -> Completeness:
    return Completeness(
        lines[0].name,
        have=sum(line.have for line in lines),
        of=sum(line.of for line in lines),
        not_enforced=sum(line.not_enforced for line in lines),
    )


def _line(name: str, leveled: Leveled, has: Callable[[Record], bool]) -> Completeness:
    return Completeness(
        name,
        have=sum(1 for record, _ in leveled if has(record)),
        of=len(leveled),
        not_enforced=sum(1 for _, level in leveled if level < Level.STANDARD),
    )


def _is_undone(record: Record, context: Context) -> bool:
    """Whether no rule finds a way back missing, or refused without a reason."""
    if not isinstance(record, Runbook):
        return False
    style = context.style_of(record)
    if not has_undo(record, style) or steps_without_undo(record, style, context.procedure(record)):
        return False
    shortest = context.threshold(undo_none.check, "characters")
    if undo_none_without_reason(record, style, shortest):
        return False
    return not (context.is_asked(record, Level.FULL) and lacks_section(record, style))


def _is_escalated(record: Record) -> bool:
    return bool(getattr(record, "escalation", None)) and not record.is_catch_all("escalation")


def _resolves(record: Record, context: Context) -> bool:
    owner = getattr(record, "owner", None)
    if owner is None or record.is_catch_all("owner"):
        return False
    return context.directory.find(owner, ("team",)) is not None
