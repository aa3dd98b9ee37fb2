"""What became of a handover since an earlier review: gates, findings and milestones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from relaybook.findings import AsOf
from relaybook.review.bench import bench_at
from relaybook.review.difference_findings import finding_changes
from relaybook.review.gates import Gate, gates_of
from relaybook.review.scope import records_in
from relaybook.rules.requirement_packs import requirements_of

if TYPE_CHECKING:
    from relaybook.check.options import CheckOptions
    from relaybook.findings import Finding, Report
    from relaybook.model.handover import Handover
    from relaybook.model.handover_tables import Milestone
    from relaybook.model.knowledge_base import KnowledgeBase
    from relaybook.review.ladder import Bench


@dataclass(frozen=True, slots=True)
class Earlier:
    """The records as an earlier review saw them. commit: its full id. day: of that commit."""

    base: KnowledgeBase
    commit: str
    day: date


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding that is new, or is gone; path and line: where it stands, or stood."""

    rule: str
    subject: str
    message: str
    severity: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A milestone that is expected later than it was. days: by how many. done: whether it came."""

    milestone: str
    name: str
    baseline_on: date | None
    before: date
    now: date
    days: int
    done: bool


@dataclass(frozen=True, slots=True)
class Since:
    """What changed. is_new: whether there was no such handover then, so that all would be new.

    before: how many gates were open then. closed, opened: gates; waived: gates that nobody has
    mended, but somebody accepted since. mended, found: findings in scope, gates or not. done:
    milestones that came since.
    """

    commit: str
    day: date
    is_new: bool
    before: int = 0
    closed: tuple[Gate, ...] = ()
    opened: tuple[Gate, ...] = ()
    waived: tuple[Gate, ...] = ()
    mended: tuple[FindingLine, ...] = ()
    found: tuple[FindingLine, ...] = ()
    slipped: tuple[Moved, ...] = ()
    done: tuple[str, ...] = ()


def since_of(
    earlier: Earlier, now: Bench, handover: Handover, gates: Iterable[Gate], options: CheckOptions
) -> Since:
    """Hold a review against the records of an earlier one, as that day saw them.

    What asks the history in git is left out on both sides: it was not asked then.
    """
    known = earlier.base.handovers.get(handover.id)
    if known is None:
        return Since(earlier.commit, earlier.day, is_new=True)
    day = min(earlier.day, now.day)
    then = bench_at(earlier.base, AsOf(day), options)
    judged = then.judged(requirements_of(earlier.base), records_in(earlier.base, known))
    silent = frozenset(
        rule.id for rule in now.rules.values() if rule.needs_history or rule.needs_branches
    )
    old, new = _by_key(gates_of(earlier.base, known, judged), silent), _by_key(gates, silent)
    is_open = {key for key, gate in old.items() if not gate.waived}
    changes = finding_changes(_in_scope(then, known, silent), _in_scope(now, handover, silent))
    return Since(
        earlier.commit,
        earlier.day,
        is_new=False,
        before=len(is_open),
        closed=tuple(old[key] for key in sorted(is_open - new.keys())),
        opened=tuple(g for key, g in sorted(new.items()) if not g.waived and key not in is_open),
        waived=tuple(g for key, g in sorted(new.items()) if g.waived and key in is_open),
        mended=tuple(map(_line, changes.closed)),
        found=tuple(map(_line, (*changes.opened, *changes.returned))),
        slipped=tuple(_moved(known, handover)),
        done=tuple(_done(known, handover)),
    )


def _by_key(gates: Iterable[Gate], silent: frozenset[str]) -> Mapping[tuple[str, str, str], Gate]:
    """Return gates by what they ask of which record."""
    kept = (one for one in gates if one.rule not in silent)
    return {(one.protects, one.code or one.rule, one.subject): one for one in kept}


def _in_scope(bench: Bench, handover: Handover, silent: frozenset[str]) -> Report:
    records = {one.reference for one in records_in(bench.context.kb, handover)}

    def kept(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(one for one in findings if one.record in records and one.rule not in silent)

    report = bench.report
    return replace(
        report,
        findings=kept(report.findings),
        accepted=kept(report.accepted),
        baselined=kept(report.baselined),
    )


def _line(one: Finding) -> FindingLine:
    return FindingLine(
        one.rule, one.record, one.message, one.severity.word, one.path, one.span.line
    )


def _moved(before: Handover, now: Handover) -> Iterable[Moved]:
    """Return what is expected later than it was, the most first."""
    found = []
    for old, new in _pairs(before, now):
        was, is_now = old.done_on or old.forecast_on, new.done_on or new.forecast_on
        if was and is_now and is_now > was:
            days, done = (is_now - was).days, new.done_on is not None
            moved = Moved(new.id or "", new.name or "", new.baseline_on, was, is_now, days, done)
            found.append(moved)
    return sorted(found, key=lambda one: (-one.days, one.milestone))


def _done(before: Handover, now: Handover) -> Iterable[str]:
    return (new.id or "" for old, new in _pairs(before, now) if new.done_on and not old.done_on)


def _pairs(before: Handover, now: Handover) -> Iterable[tuple[Milestone, Milestone]]:
    """Return each milestone of both, by its id."""
    known = {one.id: one for one in before.milestones or () if one.id}
    return ((known[one.id], one) for one in now.milestones or () if one.id in known)
