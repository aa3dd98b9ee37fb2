"""Waivers of handovers: applied to what they cover, and findings when they do not hold."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from relaybook.check.waiver_limits import WaiverLimits
from relaybook.check.waiver_row import WaiverRow, waiver_rows
from relaybook.findings import Finding, Level, Problem
from relaybook.model.secrets import mask_secrets
from relaybook.rules import expired_waiver, invalid_waiver, unused_waiver
from relaybook.rules.context import Context
from relaybook.rules.rule import Rule


class Waivers:
    """The waivers of a knowledge base as of a day, and what each of them covered.

    context: the knowledge base as of the day. rules: every rule, by id.
    rows: all of them. in_force: those that hold, the first approved first.
    """

    def __init__(self, context: Context, rules: Mapping[str, Rule]) -> None:
        self._context = context
        self._rules = rules
        self.rows = waiver_rows(context.kb)
        self._limits = WaiverLimits(context, rules, self.rows)
        current = [row for row in self.rows if not row.has_expired(context.day)]
        self._judged = [(row, self._limits.problems(row)) for row in current]
        self.in_force = tuple(
            row for row, wrong in self._judged if not wrong and self._is_whole(row)
        )
        # By rule and record; of several the one that ends last is told.
        ending = sorted(self.in_force, key=lambda row: row.waiver.expires_on or context.day)
        self._holding = {row.key: row for row in ending}
        self._failed: set[tuple[str, str]] = set()

    def apply(self, finding: Finding) -> Finding:
        """Return the finding, with what the waiver says that covers it."""
        key = (finding.rule, finding.record)
        if finding.accepted is not None or not self.rows:
            return finding
        self._failed.add(key)
        row = self._holding.get(key)
        return replace(finding, accepted=mask_secrets(_said(row))) if row else finding

    def problems(self, judged: Collection[str]) -> Mapping[str, list[Problem]]:
        """Return what is wrong with the waivers themselves, by rule.

        judged: the rules that ran and could tell of every record.
        """
        ended = [row for row in self.rows if row.has_expired(self._context.day)]
        return {
            invalid_waiver.check.id: [one for _, wrong in self._judged for one in wrong],
            expired_waiver.check.id: [
                _expired(row)
                for row in ended
                if row.key in self._failed and not self._is_renewed(row)
            ],
            unused_waiver.check.id: [
                _unused(row)
                for row in self.in_force
                if row.key not in self._failed and self._asks(row, judged)
            ],
        }

    def _is_whole(self, row: WaiverRow) -> bool:
        """Whether all could be read and the approver exists; other findings say what could not."""
        waiver = row.waiver
        approver = self._context.directory.find(waiver.approved_by or "")
        return bool(approver and waiver.approved_on and waiver.expires_on)

    def _is_renewed(self, row: WaiverRow) -> bool:
        return any(one.key == row.key and one.order > row.order for one in self.rows)

    def _asks(self, row: WaiverRow, judged: Collection[str]) -> bool:
        """Whether its rule judged its record at all."""
        rule, subject = self._rules[row.key[0]], row.subject
        return (
            rule.id in judged
            and subject is not None
            and self._context.levels.get(subject.path, Level.BASIC) >= rule.level
        )


def _said(row: WaiverRow) -> str:
    waiver = row.waiver
    return (
        f"waived until {waiver.expires_on} by {waiver.approved_by}: {waiver.reason}; "
        f"meanwhile: {waiver.compensating_action}"
    )


def _expired(row: WaiverRow) -> Problem:
    rule, subject = row.key
    return Problem(
        row.at("expires_on"),
        f"the waiver of {rule} for {subject} ended on {row.waiver.expires_on}, and it still fails",
        "mend it; where that needs longer, a new row with a new approval is a renewal",
    )


def _unused(row: WaiverRow) -> Problem:
    rule, subject = row.key
    return Problem(
        row.at("rule"),
        f"nothing in {subject} fails {rule}, so the waiver is unused",
        "end it: write the day on which the gap was closed as `expires_on`",
    )
