"""Values: of the right form, and in agreement with another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from relaybook.findings import CannotTell
from relaybook.model.field_path import written
from relaybook.model.requirement import FieldCheck
from relaybook.rules.people import people_behind
from relaybook.rules.requirements.asked import Asked, absent, each, filled
from relaybook.rules.requirements.comparing import compared
from relaybook.rules.requirements.entry import Value, values
from relaybook.rules.requirements.known_as import known_as
from relaybook.rules.requirements.outcome import NotApplicable, Said, Unmet
from relaybook.rules.vendor_hosts import vendor_hosts_in

if TYPE_CHECKING:
    from relaybook.rules.context import Context
    from relaybook.source import FieldPath


def matches(asked: Asked) -> Iterator[Said]:
    check = asked.check
    for one in filled(asked):
        if not isinstance(one, Value):
            yield one
            continue
        for path, text in each(one):
            if check.known_as:
                yield from _known(asked, path, str(text))
                continue
            host = _vendor_host(str(text), asked.context) if check.outside_vendors else ""
            label = f"{written(path)} of {asked.entry.label}"
            if host:
                yield asked.unmet(f"{label} lies with a vendor, at {host}", path, host)
            elif not _fits(check, str(text)):
                yield asked.unmet(f"{label} is {text!r}", path, text)


def _known(asked: Asked, path: FieldPath, reference: str) -> Iterator[Said]:
    """A contact of one of the types is called as the pattern says."""
    contact = asked.context.directory.find(reference, asked.check.types)
    if contact is None:
        yield Unmet()  # unresolved-reference says so, or the check that asks for a type
    elif not _fits(asked.check, known_as(contact, asked.context)):
        message = f"{written(path)} of {asked.entry.label} is {reference}"
        yield asked.unmet(message, path, reference)


def _fits(check: FieldCheck, text: str) -> bool:
    if check.not_pattern and re.search(check.not_pattern, text):
        return False
    return not check.pattern or bool(re.search(check.pattern, text))


def _vendor_host(text: str, context: Context) -> str:
    """Return the domain of a vendor that a text points into; empty where it points into none."""
    return next((one.domain for one in vendor_hosts_in(text, context)), "")


def consistent(asked: Asked) -> Iterator[Said]:
    check = asked.check
    sides = [next(iter(values(asked.entry, one)), None) for one in (check.left, check.right)]
    for text, side in zip((check.left, check.right), sides, strict=True):
        if side is None or not side.is_filled:
            reason = asked.entry.reason(tuple(text.split(".")))
            if reason:
                yield NotApplicable(reason)
            elif not check.optional:
                yield from absent(asked, Value(tuple(text.split(".")), None), text)
            return
    left, right = sides
    if left is None or right is None:
        return
    if check.relation == "apart":
        yield from _apart(asked, left, right)
        return
    holds = compared(left.value, check.relation or "same", right.value)
    if holds is None:
        yield CannotTell(f"{check.left} and {check.right} cannot be compared")
    elif not holds:
        relation = (check.relation or "").replace("_", " ")
        message = f"{check.left} of {asked.entry.label} is {left.value}, not {relation} "
        yield asked.unmet(f"{message}{check.right}, {right.value}", left.path, left.value)


def _apart(asked: Asked, left: Value, right: Value) -> Iterator[Said]:
    """Two contacts must be different people, whatever roles and teams they are named by."""
    directory = asked.context.directory
    found = [directory.find(str(side.value)) for side in (left, right)]
    if None in found:
        yield Unmet()  # unresolved-reference says so
        return
    first, second = (people_behind(one, directory) for one in found)
    names = [f"person:{one}" for one in sorted(first & second)]
    if found[0] is found[1] or names:
        who = names[0] if names else str(left.value)
        both = f"{written(left.path)} and {written(right.path)} of {asked.entry.label}"
        yield asked.unmet(f"{both} are both {who}", left.path, who)
    elif not (first and second):
        yield CannotTell("contacts of which nobody says who stands behind them")


def one_of(asked: Asked) -> Iterator[Said]:
    allowed = asked.check.values
    for one in filled(asked):
        if not isinstance(one, Value):
            yield one
            continue
        for path, value in each(one):
            if str(value).casefold() not in (word.casefold() for word in allowed):
                message = f"{written(path)} of {asked.entry.label} is {str(value)!r}, none of "
                yield asked.unmet(message + ", ".join(allowed), path, value)
