"""Today, the day after the contract, and the end of early-life support, side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relaybook.findings import Severity

if TYPE_CHECKING:
    from relaybook.findings import Finding
    from relaybook.review.ladder import Bench, Judgement

_NUMBERS = re.compile(r"\d+")


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
    """A finding that is not there today and will be. cause: what makes it true."""

    rule: str
    subject: str
    message: str
    path: str
    line: int
    severity: str
    is_gate: bool
    cause: str


def day_view(
    name: str, bench: Bench, judgements: Sequence[Judgement], records: Mapping[str, object]
) -> DayView:
    """Count what is open on the day of a bench, of the records in scope."""
    found = _in_scope(bench, records)
    return DayView(
        name,
        bench.context.day,
        sum(1 for one in judgements if one.is_gate and one.state == "open"),
        sum(1 for one in found if one.severity is Severity.ERROR),
        sum(1 for one in found if one.severity is Severity.WARNING),
    )


def flips(
    today: Bench, later: Bench, judged_later: Sequence[Judgement], records: Mapping[str, object]
) -> tuple[Flip, ...]:
    """Return what is found later and not today, gates first."""
    known = {_key(one) for one in (*today.report.findings, *today.report.accepted)}
    gates = {
        (one.rule, one.path, one.span.line)
        for judgement in judged_later
        if judgement.is_gate
        for one in judgement.findings
    }
    found = [
        Flip(
            one.rule,
            one.record,
            one.message,
            one.path,
            one.span.line,
            one.severity.word,
            (one.rule, one.path, one.span.line) in gates,
            one.related[0].message if one.related else "",
        )
        for one in _in_scope(later, records)
        if _key(one) not in known
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_gate, one.path, one.line, one.rule)))


def _in_scope(bench: Bench, records: Mapping[str, object]) -> list[Finding]:
    return [one for one in bench.report.findings if one.record in records]


def _key(finding: Finding) -> tuple[str, str, int, str]:
    """Return what stays the same while days go by: messages count them."""
    return finding.rule, finding.path, finding.span.line, _NUMBERS.sub("#", finding.message)
