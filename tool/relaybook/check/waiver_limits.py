"""The limits of waivers: what may be waived, for what, for how long, and by whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from relaybook.check.waiver_approver import approval_problems
from relaybook.check.waiver_row import WaiverRow
from relaybook.findings import Problem
from relaybook.model.nearest import nearest
from relaybook.model.placeholder import is_placeholder
from relaybook.rules import invalid_waiver
from relaybook.rules.context import Context
from relaybook.rules.never_waived import never_waived
from relaybook.rules.rule import Rule

_WORDS = {
    "reason": ("no reason", "write why it cannot be mended before the waiver ends"),
    "compensating_action": (
        "no compensating action",
        "write what somebody does meanwhile so that nothing bad comes of it",
    ),
}


@dataclass(frozen=True)
class WaiverLimits:
    """Judges waivers one by one.

    context: the knowledge base as of the day. rules: every rule, by id. rows: all waivers.
    """

    context: Context
    rules: Mapping[str, Rule]
    rows: tuple[WaiverRow, ...]

    def problems(self, row: WaiverRow) -> tuple[Problem, ...]:
        """Return what is wrong with a waiver that has not ended."""
        about = tuple(self._of_subject(row))
        return (
            *self._of_rule(row),
            *about,
            *self._of_words(row),
            *approval_problems(row, self.context, is_subject_clear=not about),
            *self._of_dates(row),
            *self._of_renewals(row),
        )

    def _of_rule(self, row: WaiverRow) -> Iterator[Problem]:
        name = row.waiver.rule
        if not name:
            yield Problem(row.at("rule"), "the waiver names no rule", "write `rule: <rule>`")
        elif name not in self.rules:
            message = f"{name!r} is not one rule, so nothing is waived"
            yield Problem(row.at("rule"), message, self._meant(name))
        elif why := never_waived(self.rules[name], is_tier_1=self._is_tier_1(row)):
            yield Problem(row.at("rule"), f"{name} is never waived: {why}", "mend what it finds")

    def _meant(self, name: str) -> str:
        coded = [
            rule.id
            for rule in self.rules.values()
            if any(one.code == name.upper() for one in rule.requirements)
        ]
        if coded:
            return f"{name} is the code of a requirement; write one of {', '.join(sorted(coded))}"
        close = nearest(name, self.rules)
        return (
            f"did you mean {close}?" if close else "write the id of one rule, as findings show it"
        )

    def _is_tier_1(self, row: WaiverRow) -> bool:
        return any(one.service_tier == 1 for one in row.systems(self.context.kb))

    def _of_subject(self, row: WaiverRow) -> Iterator[Problem]:
        name, handover = row.waiver.subject, row.handover
        kinds = "a system, a runbook, a decision, an exercise, a contact or the handover"
        if not name:
            message = "the waiver names no subject"
            yield Problem(row.at("subject"), message, f"write `subject:` with {kinds}")
        elif len(row.subjects) > 1:
            names = " or ".join(one.reference for one in row.subjects)
            yield Problem(row.at("subject"), f"{name!r} may be {names}", "write one of them")
        elif row.subject is None:
            message = f"{name!r} is not one record that can have a waiver"
            hint = self._record_meant(name.strip()) or f"write the id of {kinds}"
            yield Problem(row.at("subject"), message, hint)
        elif not row.is_in_scope(self.context.kb):
            message = f"{row.subject.reference} is not in the scope of the handover {handover.id}"
            yield Problem(row.at("subject"), message, "waive it where it is handed over")

    def _record_meant(self, name: str) -> str:
        kb = self.context.kb
        if record := kb.by_path().get(name):
            return f"write `{record.reference}`, not its path"
        known = {word: one.reference for one in kb.documents for word in (one.id, one.reference)}
        close = nearest(name, known)
        return f"did you mean {known[close]}?" if close else ""

    def _of_words(self, row: WaiverRow) -> Iterator[Problem]:
        for field, (lack, help_) in _WORDS.items():
            if is_placeholder(getattr(row.waiver, field) or ""):
                yield Problem(row.at(field), f"the waiver of {row.waiver.rule} has {lack}", help_)

    def _of_dates(self, row: WaiverRow) -> Iterator[Problem]:
        start, end = row.waiver.approved_on, row.waiver.expires_on
        if self.context.is_explained(row.handover, "waivers"):
            return
        for field, day in (("approved_on", start), ("expires_on", end)):
            if day is None:
                message = f"the waiver of {row.waiver.rule} has no `{field}`"
                yield Problem(row.at(field), message, f"write `{field}:` like 2026-01-31")
        if start and start > self.context.day:
            message = f"approved on {start}, which is still to come"
            yield Problem(row.at("approved_on"), message, "write the day on which it was approved")
        most = self.context.threshold(invalid_waiver.check, "days")
        if start and end and not start <= end <= start + timedelta(days=most):
            yield Problem(
                row.at("expires_on"),
                f"the waiver of {row.waiver.rule} runs for {(end - start).days} days; "
                f"at least 0 and at most {most} are allowed",
                f"end it by {start + timedelta(days=most)}, and decide then anew",
            )

    def _of_renewals(self, row: WaiverRow) -> Iterator[Problem]:
        most = self.context.threshold(invalid_waiver.check, "renewals")
        earlier = sum(1 for one in self.rows if one.key == row.key and one.order < row.order)
        if all(row.key) and earlier > most:
            yield Problem(
                row.at("rule"),
                f"{row.waiver.rule} of {row.key[1]} was waived {earlier} times before; "
                f"at most {most} renewals are allowed",
                "it will not go away: write it as a risk, with an owner, a plan and a date",
            )
