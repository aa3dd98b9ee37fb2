from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from relaybook.findings import CannotTell, Level, Problem, Related
from relaybook.model.contact import EscalationLevel, Vendor
from relaybook.model.directory import Directory
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules import escalation_too_short
from relaybook.rules.context import Context
from relaybook.rules.people import Called, called, is_retired, named, people_behind
from relaybook.rules.rule import rule

_Pair: TypeAlias = tuple[Called, Called]

_UNKNOWN = "escalations with two levels in a row of which nobody knows who they are"
_HELP = (
    "call somebody else, or leave this level out; where it is another way or another time, write"
    " `channel` or `hours` at both levels"
)


@rule("escalation-repeats", on=(System, Runbook), level=Level.STANDARD, area="escalation")
def check(record: System | Runbook, context: Context) -> Iterator[Problem | CannotTell]:
    """No level of an escalation calls who has just not answered."""
    if is_retired(record):
        return
    pairs = tuple(_same_calls(record, called(record, context)))
    repeated = _repeated(pairs, context.directory)
    if repeated and not _is_too_short(record, context):
        for one, other in repeated.values():
            yield _problem(one, other, context.directory)
    # At level full everything is asked for; below, nobody had to say who is in a team.
    unknown = any(_nobody_knows(*pair, context.directory) for pair in pairs)
    if unknown and context.is_asked(record, Level.FULL):
        yield CannotTell(_UNKNOWN)


def _is_too_short(record: System | Runbook, context: Context) -> bool:
    """Whether escalation-too-short says that too few people are called at all."""
    return any(escalation_too_short.check.check(record, context))


def _same_calls(record: System | Runbook, levels: Sequence[Called]) -> Iterator[_Pair]:
    """Yield pairs of levels not known to call in another way or at another time, nearest last."""
    written = record.escalation or ()
    for one, other in combinations(levels, 2):
        first, second = written[one.number - 1], written[other.number - 1]
        if not (_differ(first, second, "channel") or _differ(first, second, "hours")):
            yield one, other


def _differ(one: EscalationLevel, other: EscalationLevel, name: str) -> bool:
    values = getattr(one, name), getattr(other, name)
    return None not in values and values[0] != values[1]


def _repeated(pairs: Sequence[_Pair], directory: Directory) -> dict[int, _Pair]:
    """Return who is called again, by level: of the same name, or just before the same person."""
    return {
        other.number: (one, other)
        for one, other in pairs
        if (one.contact is other.contact or _same_person(one, other, directory))
        and _both_answer(one, other, directory)
    }


def _is_next(one: Called, other: Called) -> bool:
    return other.number == one.number + 1


def _same_person(one: Called, other: Called, directory: Directory) -> str:
    """Return who alone is behind both of two in a row; empty where several or nobody knows."""
    if not _is_next(one, other):
        return ""
    first, second = (people_behind(level.contact, directory) for level in (one, other))
    return next(iter(first)) if first == second and len(first) == 1 else ""


def _both_answer(one: Called, other: Called, directory: Directory) -> bool:
    """Whether escalation-inactive has nothing to say of the two."""
    return all(directory.standing(level.contact).active for level in (one, other))


def _nobody_knows(one: Called, other: Called, directory: Directory) -> bool:
    contacts = (one.contact, other.contact)
    if not _is_next(one, other) or contacts[0] is contacts[1]:
        return False
    if any(isinstance(contact, Vendor) for contact in contacts):
        return False  # a company is nobody in person
    fewest, most = sorted(len(people_behind(contact, directory)) for contact in contacts)
    return fewest == 0 and most <= 1


def _problem(one: Called, other: Called, directory: Directory) -> Problem:
    who = "" if one.contact is other.contact else _same_person(one, other, directory)
    again = f", who is again person:{who}" if who else " again"
    name = named(other.contact)
    if name == f"person:{who}":
        again = " again"
    before = f"level {one.number}" + (f" ({named(one.contact)})" if who else "")
    return Problem(
        other.place,
        f"level {other.number} calls {name}{again}: nobody answered there at {before}",
        _HELP,
        (Related(one.place, f"level {one.number} calls {named(one.contact)}"),),
    )
