from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from relaybook.findings import CannotTell, Level, Problem, Related
from relaybook.model.contact import Contact, EscalationLevel, Vendor
from relaybook.model.directory import Directory
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules import escalation_too_short
from relaybook.rules.context import Context
from relaybook.rules.people import is_retired, named, people_behind
from relaybook.rules.rule import rule

_Call: TypeAlias = tuple[int, EscalationLevel, Contact]

_UNKNOWN = "escalations with two levels in a row of which nobody knows who they are"
_HELP = (
    "call somebody else, or leave this level out; where it is another way or another time, write"
    " `channel` or `hours` at both levels"
)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is to be said of an escalation. repeated: the earlier and the later call."""

    repeated: tuple[tuple[_Call, _Call], ...]
    unknown: bool


@rule("escalation-repeats", on=(System, Runbook), level=Level.STANDARD, area="escalation")
def check(record: System | Runbook, context: Context) -> Iterator[Problem | CannotTell]:
    """No level of an escalation calls who has just not answered."""
    levels = record.escalation or ()
    if len(levels) < 2 or is_retired(record):  # noqa: PLR2004 - a pair
        return
    # Thousands of records say the same few escalations.
    key = f"repeats:{[_as_text(one) for one in levels]}"
    judged = context.once(key, lambda: _judged(levels, context.directory))
    if judged.repeated and not any(escalation_too_short.check.check(record, context)):
        for one, other in judged.repeated:
            yield _problem(record, one, other, context.directory)
    # At level full everything is asked for; below, nobody had to say who is in a team.
    if judged.unknown and context.is_asked(record, Level.FULL):
        yield CannotTell(_UNKNOWN)


def _as_text(level: EscalationLevel) -> str:
    return f"{level.contact} {level.channel!r} {level.hours.text if level.hours else None!r}"


def _judged(levels: tuple[EscalationLevel, ...], directory: Directory) -> _Judged:
    pairs = [
        (one, other)
        for one, other in combinations(_calls(levels, directory), 2)
        if not (_differ(one[1], other[1], "channel") or _differ(one[1], other[1], "hours"))
    ]
    repeated = {
        other[0]: (one, other)
        for one, other in pairs
        if one[2] is other[2] or _same_person(one, other, directory)
    }
    unknown = any(_nobody_knows(one, other, directory) for one, other in pairs)
    return _Judged(tuple(repeated.values()), unknown)


def _calls(levels: tuple[EscalationLevel, ...], directory: Directory) -> Iterator[_Call]:
    """Yield the levels that call somebody; of others, other rules speak."""
    for number, level in enumerate(levels, 1):
        contact = directory.find(level.contact) if level.contact else None
        if contact is not None and directory.standing(contact).active:
            yield number, level, contact


def _differ(one: EscalationLevel, other: EscalationLevel, name: str) -> bool:
    values = getattr(one, name), getattr(other, name)
    return None not in values and values[0] != values[1]


def _is_next(one: _Call, other: _Call) -> bool:
    return other[0] == one[0] + 1


def _same_person(one: _Call, other: _Call, directory: Directory) -> str:
    """Return who alone is behind two in a row; empty where they are several or not known."""
    if not _is_next(one, other):
        return ""
    first, second = (people_behind(call[2], directory) for call in (one, other))
    return next(iter(first)) if first == second and len(first) == 1 else ""


def _nobody_knows(one: _Call, other: _Call, directory: Directory) -> bool:
    contacts = (one[2], other[2])
    if not _is_next(one, other) or contacts[0] is contacts[1]:
        return False
    if any(isinstance(contact, Vendor) for contact in contacts):
        return False  # a company is nobody in person
    fewest, most = sorted(len(people_behind(contact, directory)) for contact in contacts)
    return fewest == 0 and most <= 1


def _problem(record: System | Runbook, one: _Call, other: _Call, directory: Directory) -> Problem:
    who = "" if one[2] is other[2] else _same_person(one, other, directory)
    name, before = named(other[2]), named(one[2])
    again = f", who is again person:{who}" if who and name != f"person:{who}" else " again"
    at = f"level {one[0]} ({before})" if who else f"level {one[0]}"
    return Problem(
        record.at("escalation", other[0] - 1, "contact"),
        f"level {other[0]} calls {name}{again}: nobody answered there at {at}",
        _HELP,
        (
            Related(
                record.at("escalation", one[0] - 1, "contact"), f"level {one[0]} calls {before}"
            ),
        ),
    )
