"""What was accepted: by a waiver, which somebody approved, or by a comment in a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relaybook.check.waiver_row import WaiverRow, waiver_rows

if TYPE_CHECKING:
    from relaybook.findings import Finding
    from relaybook.model.record import Record
    from relaybook.review.ladder import Bench

_WAIVED = "waived "


@dataclass(frozen=True, slots=True)
class AcceptedLine:
    """Something accepted. accepted: all words of it. until: its last day, None for ever.

    approved_by: who approved a waiver, empty for a comment: whoever may write the record wrote it.
    meanwhile: what covers the gap, empty where nothing is said. renewals: how often it was given
    again.
    """

    rule: str
    subject: str
    message: str
    accepted: str
    reason: str
    approved_by: str
    until: date | None
    meanwhile: str
    renewals: int


def accepted_in(bench: Bench, records: dict[str, Record]) -> tuple[AcceptedLine, ...]:
    """Return what was accepted of some records, by their reference; what ends first comes first."""
    rows: dict[tuple[str, str], list[WaiverRow]] = {}
    for row in waiver_rows(bench.context.kb):
        rows.setdefault(row.key, []).append(row)
    found = [
        _line(one, rows.get((one.rule, one.record), []), bench)
        for one in bench.report.accepted
        if one.record in records
    ]
    return tuple(sorted(found, key=lambda one: (one.until or date.max, one.subject, one.rule)))


def _line(finding: Finding, rows: list[WaiverRow], bench: Bench) -> AcceptedLine:
    said = finding.accepted or ""
    known = [row for row in rows if not row.has_expired(bench.day)]
    if said.startswith(_WAIVED) and known:
        waiver = max(known, key=lambda row: row.waiver.expires_on or bench.day).waiver
        return AcceptedLine(
            finding.rule,
            finding.record,
            finding.message,
            said,
            waiver.reason or "",
            waiver.approved_by or "",
            waiver.expires_on,
            waiver.compensating_action or "",
            len(rows) - 1,
        )
    return AcceptedLine(
        finding.rule, finding.record, finding.message, said, said, "", _until(finding, bench), "", 0
    )


def _until(finding: Finding, bench: Bench) -> date | None:
    """Return when the comment ends that accepts a finding."""
    ends = [
        one.until
        for one in bench.context.kb.acceptances
        if (one.rule, one.place.path, one.reason) == (finding.rule, finding.path, finding.accepted)
    ]
    return min((one for one in ends if one), default=None)
