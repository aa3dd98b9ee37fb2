"""References: to the right record, and to somebody of ours who is there at the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from relaybook.findings import CannotTell
from relaybook.model.duration import Duration
from relaybook.model.field_path import written
from relaybook.model.references import split_reference
from relaybook.rules.people import named, outside, people_behind
from relaybook.rules.requirements.asked import Asked, each, filled
from relaybook.rules.requirements.entry import Value
from relaybook.rules.requirements.outcome import Said, Unmet

if TYPE_CHECKING:
    from relaybook.model.knowledge_base import KnowledgeBase
    from relaybook.model.record import Record

_DAY = 86_400  # seconds


def resolves(asked: Asked) -> Iterator[Said]:
    kb = asked.context.kb
    for one in filled(asked):
        if not isinstance(one, Value):
            yield one
            continue
        for path, reference in each(one):
            name = split_reference(str(reference))[1]
            found = [_of_kind(kb, kind).get(name) for kind in asked.check.kinds]
            record = next((record for record in found if record is not None), None)
            types = asked.check.types
            if record is None:
                yield Unmet()  # unresolved-reference says so
            elif types and getattr(record, "type", None) not in types:
                message = f"{asked.entry.label} names {reference} as its {written(one.path)}, "
                yield asked.unmet(f"{message}which is no {' or '.join(types)}", path, reference)


def internal_active(asked: Asked) -> Iterator[Said]:
    for one in filled(asked):
        if not isinstance(one, Value):
            yield one
            continue
        for path, reference in each(one):
            yield from _unfit(asked, path, str(reference))


def _unfit(asked: Asked, path: tuple[str | int, ...], reference: str) -> Iterator[Said]:
    directory = asked.context.directory
    contact = directory.find(reference)
    if contact is None:
        yield Unmet()  # unresolved-reference says so
        return
    reason = outside(contact, directory)
    standing = directory.standing(contact)
    if reason or not standing.active:
        why = reason or f"is not there on {asked.context.day}: {standing.reason}"
        message = f"{written(path)} of {asked.entry.label} is {named(contact)}, which {why}"
        yield asked.unmet(message, path, reference)


def _of_kind(kb: KnowledgeBase, kind: str) -> Mapping[str, Record]:
    found: Mapping[str, Record] = getattr(kb, f"{kind}s")
    return found


def at_least(asked: Asked) -> Iterator[Said]:
    least = asked.limit(asked.check.count, asked.check.tier_1_count)
    for one in filled(asked):
        if not isinstance(one, Value):
            yield one
            continue
        count, what = _count(asked, one.value)
        if count is None:
            yield CannotTell(f"{written(one.path)} is no number and no time")
        elif count < least:
            message = f"{written(one.path)} of {asked.entry.label} has {what}, {least} are asked"
            yield asked.unmet(message, one.path, f"{count:g}")


def _count(asked: Asked, value: Any) -> tuple[float | None, str]:
    if isinstance(value, int | float):
        return value, f"the value {value:g}"
    items = value if isinstance(value, tuple) else (value,)
    if asked.check.active:
        count = _people(asked, items)
        return count, f"{count} of ours on {asked.context.day}"
    if isinstance(value, tuple):
        return len(items), f"{len(items)} of them"
    days = _days(value)
    return days, f"{days:g} days" if days is not None else ""


def _days(value: Any) -> float | None:
    """Return how many days a time has; None where it is none."""
    try:
        time = value if isinstance(value, Duration) else Duration.parse(str(value))
    except ValueError:
        return None
    return time.in_seconds / _DAY


def _people(asked: Asked, references: tuple[Any, ...]) -> int:
    """Return how many of ours there are on the day: the people in a team, not the team."""
    directory = asked.context.directory
    found: set[str] = set()
    for reference in references:
        contact = directory.find(str(reference))
        if contact and directory.is_internal(contact) and directory.standing(contact).active:
            found |= people_behind(contact, directory) or {contact.id}
    return len(found)
