"""How well each requirement is met by each record: missing, stated, evidenced or proven."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from relaybook.check.scope import Scope
from relaybook.check.stamp import Stamp
from relaybook.findings import CannotTell, Finding, Report, Severity
from relaybook.model.record import Record
from relaybook.model.requirement import Requirement, Rung
from relaybook.rules.requirements.evaluate import evaluate, tier_of
from relaybook.rules.rule import Rule

if TYPE_CHECKING:
    from relaybook.rules.context import Context

State = Literal["met", "open", "waived", "not applicable", "cannot tell"]
_ANY = "record"
_OFF = "switched off in relaybook.yml"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One requirement put to one record.

    state: met, open, waived, or why it was not judged. rung: how far up the ladder it is.
    reason: why it does not apply, or cannot be told. is_gate: whether it blocks acceptance while
    it is open. findings: what was reported of it; none where another finding says it.
    """

    requirement: Requirement
    subject: Record
    state: State
    rung: Rung = Rung.MISSING
    severity: Severity = Severity.INFO
    reason: str = ""
    is_gate: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it stands in the denominator."""
        return self.state in ("met", "open", "waived")


@dataclass(frozen=True)
class Bench:
    """Everything that judging needs. rules: by id. report: what a check found, of all records."""

    context: Context
    scope: Scope
    stamp: Stamp
    rules: Mapping[str, Rule]
    report: Report

    def judged(
        self, requirements: Iterable[Requirement], subjects: Sequence[Record]
    ) -> tuple[Judgement, ...]:
        """Put each requirement to each record of its kind; those that no profile asks are off."""
        found = self._found()
        return tuple(
            judgement
            for requirement in requirements
            for subject in subjects
            if requirement.on in (subject.kind, _ANY)
            for judgement in self._judge(requirement, subject, found)
        )

    def _found(self) -> Mapping[tuple[str, str], tuple[Finding, ...]]:
        """Return what was found, open or accepted, by rule and record."""
        found: dict[tuple[str, str], list[Finding]] = {}
        for one in (*self.report.findings, *self.report.accepted, *self.report.baselined):
            found.setdefault((one.rule, one.record), []).append(one)
        return {key: tuple(some) for key, some in found.items()}

    def _judge(
        self,
        requirement: Requirement,
        subject: Record,
        found: Mapping[tuple[str, str], tuple[Finding, ...]],
    ) -> Iterator[Judgement]:
        severity = self._severity(requirement, subject)
        if severity is None:
            return
        names = requirement.rules or (requirement.id,)
        on = [
            name for name in names if self.stamp.severity(self.rules[name], subject, subject.path)
        ]
        if not on:
            yield Judgement(requirement, subject, "not applicable", reason=_OFF)
            return
        findings = tuple(one for name in on for one in found.get((name, subject.reference), ()))
        state, rung, reason = self._state(requirement, subject, findings)
        is_gate = severity is Severity.ERROR and self._is_gate(requirement, subject)
        yield Judgement(
            requirement, subject, state, rung, severity, reason, is_gate=is_gate, findings=findings
        )

    def _severity(self, requirement: Requirement, subject: Record) -> Severity | None:
        """Return how hard the profiles of a record ask; None where none of them does."""
        asked = (requirement.severities.get(profile) for profile in self.scope.profiles_of(subject))
        return max((one for one in asked if one), default=None)

    def _is_gate(self, requirement: Requirement, subject: Record) -> bool:
        least = requirement.gate_to_tier
        return requirement.gate and (least is None or tier_of(subject, self.context) <= least)

    def _state(
        self, requirement: Requirement, subject: Record, findings: Sequence[Finding]
    ) -> tuple[State, Rung, str]:
        if requirement.checks:
            return self._by_checks(requirement, subject, findings)
        if findings:
            return ("waived" if _all_accepted(findings) else "open"), Rung.MISSING, ""
        if reason := self._unknown(requirement, subject):
            return "cannot tell", Rung.MISSING, reason
        return "met", requirement.highest, ""

    def _by_checks(
        self, requirement: Requirement, subject: Record, findings: Sequence[Finding]
    ) -> tuple[State, Rung, str]:
        outcome = evaluate(requirement, subject, self.context)
        if outcome.not_applicable:
            return "not applicable", Rung.MISSING, outcome.not_applicable
        if outcome.unknown:
            return "cannot tell", Rung.MISSING, outcome.unknown
        if outcome.is_met:
            return "met", outcome.rung, ""
        waived = bool(findings) and _all_accepted(findings)
        return ("waived" if waived else "open"), outcome.rung, ""

    def _unknown(self, requirement: Requirement, subject: Record) -> str:
        """Return why a rule could not judge a record; empty where all of them could."""
        for name in requirement.rules:
            rule = self.rules[name]
            if not isinstance(subject, rule.on):
                continue
            try:
                said = list(rule.check(subject, self.context))
            except Exception:  # noqa: BLE001 - the check has reported the crash already
                return f"the rule {name} crashed"
            if reason := next((one.reason for one in said if isinstance(one, CannotTell)), ""):
                return reason
        return ""


def _all_accepted(findings: Sequence[Finding]) -> bool:
    return all(one.accepted is not None for one in findings)


@dataclass(frozen=True, slots=True)
class AreaLadder:
    """The ladder of one area.

    rungs: how many judgements stand on each, from missing to proven. not_applicable: the reasons,
    with how often each was given. unknown: how many could not be told. waived: how many are waived.
    """

    area: str
    rungs: tuple[int, int, int, int]
    not_applicable: Mapping[str, int]
    unknown: int = 0
    waived: int = 0

    @property
    def of(self) -> int:
        """How many were judged."""
        return sum(self.rungs)

    @property
    def height(self) -> tuple[float, ...]:
        """Sort key: the share that is above missing, then above stated, then proven."""
        shares = (sum(self.rungs[rung:]) / self.of for rung in (1, 2, 3)) if self.of else (1, 1, 1)
        return tuple(shares)


def ladders(judgements: Iterable[Judgement]) -> tuple[AreaLadder, ...]:
    """Return the ladder of each area, sorted by name."""
    by_area: dict[str, list[Judgement]] = {}
    for one in judgements:
        by_area.setdefault(one.requirement.area, []).append(one)
    return tuple(_ladder(area, found) for area, found in sorted(by_area.items()))


def _ladder(area: str, found: Sequence[Judgement]) -> AreaLadder:
    reasons: dict[str, int] = {}
    for one in found:
        if one.state == "not applicable":
            reasons[one.reason] = reasons.get(one.reason, 0) + 1
    counted = [one.rung for one in found if one.counts]
    missing, stated, evidenced, proven = (counted.count(rung) for rung in Rung)
    return AreaLadder(
        area,
        (missing, stated, evidenced, proven),
        dict(sorted(reasons.items())),
        unknown=sum(1 for one in found if one.state == "cannot tell"),
        waived=sum(1 for one in found if one.state == "waived"),
    )


def lowest(ladders_: Sequence[AreaLadder]) -> AreaLadder | None:
    """Return the area that is least far: the headline, since an average hides a hole."""
    judged = [one for one in ladders_ if one.of]
    return min(judged, key=lambda one: (one.height, one.area), default=None)
