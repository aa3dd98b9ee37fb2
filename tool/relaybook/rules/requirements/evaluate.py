"""The one engine that judges a record by a requirement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from relaybook.findings import CannotTell, Problem
from relaybook.model.record import Record
from relaybook.model.requirement import Condition, FieldCheck, Requirement, Rung
from relaybook.model.system import System
from relaybook.rules.requirements.asked import Asked
from relaybook.rules.requirements.entry import Entry, entries, values
from relaybook.rules.requirements.field_checks import said
from relaybook.rules.requirements.needs import without_needs
from relaybook.rules.requirements.outcome import NotApplicable, Outcome, Said, Unmet
from relaybook.rules.requirements.presence_checks import is_plainly_there
from relaybook.rules.requirements.tier import tier_of
from relaybook.source import FieldPath

if TYPE_CHECKING:
    from relaybook.rules.context import Context

Heard = tuple[FieldCheck, FieldPath, Said | None]
_NOT_RUN = "it is not ours to run"


def evaluate(requirement: Requirement, record: Record, context: Context) -> Outcome:
    """Judge `record` by the checks of `requirement`; where nothing is asked, say why."""
    # A check asks, and a review once more; most answers hold on its other days too.
    kept = context.always if requirement.is_timeless else context.once
    key = f"requirement:{requirement.id}:{record.path}"
    return kept(key, lambda: _evaluated(requirement, record, context))


def _evaluated(requirement: Requirement, record: Record, context: Context) -> Outcome:
    if unasked := not_judged(requirement, record, context):
        return unasked
    listed: dict[str, list[Entry]] = {}
    heard = [
        (check, path, one)
        for check in requirement.checks
        for path, one in _heard(check, requirement, record, context, listed)
    ]
    outcome = _outcome(requirement, heard)
    is_open = bool(outcome.unknown) or not (outcome.is_met or outcome.not_applicable)
    return outcome if is_open else without_needs(requirement.needs[1:], record, context) or outcome


def not_judged(requirement: Requirement, record: Record, context: Context) -> Outcome | None:
    """Return what holds without a look: it is not asked, or what it rests on is missing."""
    if reason := _excused(requirement, record, context):
        return Outcome(Rung.MISSING, not_applicable=reason)
    # What checks find in one entry is reported though another entry lacks what it needs.
    needs = requirement.needs[:1] if requirement.checks else requirement.needs
    return without_needs(needs, record, context)


def why_not_asked(requirement: Requirement, record: Record, context: Context) -> str:
    """Return why a requirement is not put to a record of ours; empty where it is."""
    when = requirement.when
    if when.tier_to is not None and tier_of(record, context) > when.tier_to:
        return when.reason or f"asked up to tier {when.tier_to}"
    if holds(when, Entry(record, (), record), context):
        return ""
    return when.reason or "it is not asked of such a record"


def _outcome(requirement: Requirement, heard: list[Heard]) -> Outcome:
    """Sum up; None among what was heard stands for one entry that was judged and passed."""
    unmet = [(check, one) for check, _, one in heard if isinstance(one, Unmet)]
    if not unmet:
        unknown = next((one.reason for *_, one in heard if isinstance(one, CannotTell)), "")
        if unknown:
            return Outcome(Rung.MISSING, unknown=unknown)
        if all(isinstance(one, NotApplicable) for *_, one in heard):
            reason = next((one.reason for *_, one in heard if isinstance(one, NotApplicable)), "")
            return Outcome(Rung.MISSING, not_applicable=reason or "there is nothing of the kind")
    failed = min((check.rung for check, _ in unmet), default=None)
    rungs = {check.rung for check in requirement.checks}
    reached = max((rung for rung in rungs if failed is None or rung < failed), default=Rung.MISSING)
    return Outcome(reached, not unmet, tuple(dict.fromkeys(_problems(requirement, heard))))


def _problems(requirement: Requirement, heard: list[Heard]) -> Iterator[Problem]:
    """Yield what to report; of each entry what its first failing check says, where asked so."""
    failed: dict[FieldPath, FieldCheck] = {}
    for check, path, one in heard:
        if isinstance(one, Unmet):
            first = failed.setdefault(path, check)
            if one.problem and (first is check or not requirement.one_finding_each):
                yield one.problem


def _heard(
    check: FieldCheck,
    requirement: Requirement,
    record: Record,
    context: Context,
    listed: dict[str, list[Entry]],
) -> Iterator[tuple[FieldPath, Said | None]]:
    """Yield what one check says of each of its entries, with the path of the entry.

    listed: the entries of each list that another check looked at already.
    """
    if check.each not in listed:
        listed[check.each] = list(entries(record, check.each))
    if not listed[check.each]:
        yield (), _nothing_listed(check, requirement, record, context)
    for entry in listed[check.each]:
        if not holds(check.where, entry, context):
            yield entry.path, NotApplicable(check.where.reason)
            continue
        if check.check == "present" and is_plainly_there(check, entry):
            yield entry.path, None
            continue
        heard = list(said(Asked(check, entry, context, requirement)))
        yield from ((entry.path, one) for one in heard)
        if len(heard) < max(1, len(check.fields)):
            yield entry.path, None  # some of it was judged and is there


def _nothing_listed(
    check: FieldCheck, requirement: Requirement, record: Record, context: Context
) -> Said:
    """Say of an empty list that it is missing, unless somebody said why it is."""
    root = check.each.split(".")[0].removesuffix("[]")
    reason = Entry(record, (), record).reason((root,))
    if reason:
        return NotApplicable(reason)
    if check.optional:
        return NotApplicable(f"no {root} are listed")
    told = any(one.check == "present" and root in one.fields for one in requirement.checks)
    if told or root in requirement.needs or context.is_explained(record, root):
        return Unmet()
    if getattr(record, root, None):  # the outer list is there, an inner one is not
        return Unmet()
    message = f"the {record.kind} {record.id} has no {root}"
    return Unmet(Problem(record.top(), message, check.write or requirement.write))


def _excused(requirement: Requirement, record: Record, context: Context) -> str:
    """Return why a record is not asked at all; empty where it is."""
    if isinstance(record, System) and (record.scope == "external" or record.lifecycle == "retired"):
        return _NOT_RUN
    return why_not_asked(requirement, record, context)


def holds(condition: Condition, entry: Entry, context: Context) -> bool:
    """Whether an entry has the values that a condition asks for."""
    if condition.is_always:
        return True
    if not _is_of_tier(condition, entry.record, context):
        return False
    return (
        all(_has(entry, field, allowed) for field, allowed in condition.values.items())
        and all(
            _is_there(entry, field) and not _has(entry, field, others)
            for field, others in condition.other_than.items()
        )
        and all(_is_there(entry, field) for field in condition.present)
        and not any(_is_there(entry, field) for field in condition.absent)
        and all(_is_to_come(entry, field, condition, context) for field in condition.to_come)
    )


def _is_to_come(entry: Entry, field: str, condition: Condition, context: Context) -> bool:
    days = [one.value for one in values(entry, field) if isinstance(one.value, date)]
    return bool(days) and min(days) > context.day + timedelta(days=condition.ahead_days)


def _is_of_tier(condition: Condition, record: Record, context: Context) -> bool:
    first, last = condition.tier_from, condition.tier_to
    if first is None and last is None:
        return True
    tier = tier_of(record, context)
    return (first is None or tier >= first) and (last is None or tier <= last)


def _has(entry: Entry, field: str, allowed: tuple[str, ...]) -> bool:
    return any(str(one.value).casefold() in _lower(allowed) for one in values(entry, field))


@cache
def _lower(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def _is_there(entry: Entry, field: str) -> bool:
    return any(one.is_filled for one in values(entry, field))
