"""Today, the day after the contract, and the end of early-life support, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relaybook.findings import Severity
from relaybook.review.exit_causes import Key, Reason, key_of

if TYPE_CHECKING:
    from relaybook.findings import Finding
    from relaybook.review.ladder import Bench, Judgement

Reasons = Callable[[Collection["Finding"]], Mapping[Key, Reason]]


@dataclass(frozen=True, slots=True)
class DayView:
    """What a day shows. name: today, exit or end of early-life support. gates: open ones."""

    name: str
    day: date
    gates: int
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Flip:
    """A finding that is not there today and will be.

    kind: why, in words that are the same for all of a kind. cause: the date in a record that
    makes it true. on: from which day on, None where no day says.
    """

    rule: str
    subject: str
    message: str
    path: str
    line: int
    severity: str
    is_gate: bool
    kind: str
    cause: str
    on: date | None


@dataclass(frozen=True, slots=True)
class CauseCount:
    """How many findings flip for one reason. gates: how many of them are gates. on: the first."""

    kind: str
    findings: int
    gates: int
    on: date | None


def day_view(
    name: str, bench: Bench, judgements: Sequence[Judgement], records: Mapping[str, object]
) -> DayView:
    """Count what is open on the day of a bench, of the records in scope."""
    found = _in_scope(bench, records)
    return DayView(
        name,
        bench.day,
        sum(1 for one in judgements if one.is_gate and one.state == "open"),
        sum(1 for one in found if one.severity is Severity.ERROR),
        sum(1 for one in found if one.severity is Severity.WARNING),
    )


def flips(
    today: Bench,
    later: Bench,
    judged_later: Sequence[Judgement],
    records: Mapping[str, object],
    reasons_for: Reasons,
) -> tuple[Flip, ...]:
    """Return what is found later and not today, gates first: a rule at a place is one finding."""
    known = {key_of(one)[:3] for one in (*today.report.findings, *today.report.accepted)}
    new = [one for one in _in_scope(later, records) if key_of(one)[:3] not in known]
    reasons = reasons_for(new) if new else {}
    gates = {
        (one.rule, one.path, one.span.line)
        for judgement in judged_later
        if judgement.is_gate
        for one in judgement.findings
    }
    found = [
        _flip(one, reasons[key_of(one)], is_gate=(one.rule, one.path, one.span.line) in gates)
        for one in new
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_gate, one.path, one.line, one.rule)))


def _flip(finding: Finding, reason: Reason, *, is_gate: bool) -> Flip:
    return Flip(
        finding.rule,
        finding.record,
        finding.message,
        finding.path,
        finding.span.line,
        finding.severity.word,
        is_gate,
        reason.kind,
        reason.text,
        reason.on,
    )


def by_cause(found: Sequence[Flip]) -> tuple[CauseCount, ...]:
    """Return how many flip for each reason, the most gates first."""
    gates = Counter(one.kind for one in found if one.is_gate)
    counts = [
        CauseCount(
            kind,
            count,
            gates[kind],
            min((one.on for one in found if one.kind == kind and one.on), default=None),
        )
        for kind, count in Counter(one.kind for one in found).items()
    ]
    return tuple(sorted(counts, key=lambda one: (-one.gates, -one.findings, one.kind)))


def _in_scope(bench: Bench, records: Mapping[str, object]) -> list[Finding]:
    return [one for one in bench.report.findings if one.record in records]
