"""Comments that accept a finding: applied at their place, and findings themselves when unused."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from relaybook.check.gates import Gates
from relaybook.findings import Acceptance, Finding, Problem
from relaybook.model.secrets import mask_secrets

NEVER_ACCEPTED = frozenset(
    {
        *("invalid-acceptance", "rule-crashed", "unreadable-file", "unsafe-content"),
        *("expired-waiver", "invalid-waiver"),
    }
)


class Acceptances:
    """The acceptance comments of a knowledge base, and which of them were used.

    gates: what no comment accepts; None where all of that is left out of account.
    """

    def __init__(
        self, acceptances: Iterable[Acceptance], day: date, gates: Gates | None = None
    ) -> None:
        self._all = tuple(acceptances)
        self._day = day
        self._gates = gates
        self._used: set[int] = set()
        self._refused: dict[int, str] = {}

    def apply(self, finding: Finding) -> Finding:
        """Return the finding, with the reason if a comment at its place accepts it."""
        for index, acceptance in enumerate(self._all):
            if self._fits(acceptance, finding):
                self._used.add(index)
                if self._gates and (handover := self._gates.blocked_by(finding)):
                    self._refused[index] = handover
                    continue
                return replace(finding, accepted=mask_secrets(acceptance.reason))
        return finding

    def problems(self, ran: set[str], known: set[str]) -> Mapping[str, list[Problem]]:
        """Return what is wrong with the comments themselves, by rule."""
        found: dict[str, list[Problem]] = {"invalid-acceptance": [], "unused-acceptance": []}
        for index, one in enumerate(self._all):
            if problem := _invalid(one, known) or self._of_gate(index, one):
                found["invalid-acceptance"].append(problem)
            elif one.rule in ran and index not in self._used:
                found["unused-acceptance"].append(self._unused(one))
        return found

    def _fits(self, acceptance: Acceptance, finding: Finding) -> bool:
        first, last = acceptance.covers or (1, finding.span.line)
        return (
            acceptance.rule == finding.rule
            and finding.rule not in NEVER_ACCEPTED
            and acceptance.place.path == finding.path
            and first <= finding.span.line <= last
            and bool(acceptance.reason)
            and not self._expired(acceptance)
        )

    def _expired(self, acceptance: Acceptance) -> bool:
        return acceptance.until is not None and acceptance.until < self._day

    def _of_gate(self, index: int, acceptance: Acceptance) -> Problem | None:
        """Say that a comment has neither the approver nor the end that a gate needs."""
        if index not in self._refused:
            return None
        handover = self._refused[index]
        return Problem(
            acceptance.place,
            f"{acceptance.rule} is a gate of the handover {handover}: no comment accepts it",
            f"waive it there, with an approver and an end: `waivers` of the handover {handover}",
        )

    def _unused(self, acceptance: Acceptance) -> Problem:
        if self._expired(acceptance):
            return Problem(
                acceptance.place,
                f"the acceptance of {acceptance.rule} ended on {acceptance.until}",
                "mend what it accepted, or give a new reason and a new date",
            )
        return Problem(
            acceptance.place,
            f"nothing here fails {acceptance.rule}, so the acceptance is unused",
            "remove the comment",
        )


def _invalid(acceptance: Acceptance, known: set[str]) -> Problem | None:
    example = "write `relaybook: accept[rule] until 2027-01-31 reason`"
    if acceptance.rule not in known:
        named = f"{acceptance.rule!r} is not a rule" if acceptance.rule else "no rule is named"
        return Problem(acceptance.place, f"{named}, so nothing is accepted", example)
    if acceptance.rule in NEVER_ACCEPTED:
        return Problem(
            acceptance.place, f"{acceptance.rule} is never accepted", "mend what it points at"
        )
    if not acceptance.reason:
        return Problem(
            acceptance.place, f"the acceptance of {acceptance.rule} gives no reason", example
        )
    return None
