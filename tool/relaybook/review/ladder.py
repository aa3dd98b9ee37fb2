"""How well each requirement is met by each record: missing, stated, evidenced or proven."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from relaybook.check.scope import Scope
from relaybook.check.stamp import Stamp
from relaybook.findings import CannotTell, Finding, OnlySaid, Problem, Report, Severity
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.requirement import Requirement, Rung
from relaybook.model.secrets import mask_secrets
from relaybook.review.listening_context import ListeningContext
from relaybook.rules.requirements.evaluate import (
    evaluate,
    not_judged,
    tier_of,
    why_not_asked,
)
from relaybook.rules.rule import Rule

if TYPE_CHECKING:
    from relaybook.rules.context import Context

State = Literal["met", "open", "waived", "not applicable", "cannot tell"]
_Key = tuple[str, ...]
_ANY = "record"
_OFF = "switched off in relaybook.yml"
_NOT_ASKED = "it is not asked of such a record"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One requirement put to one record.

    state: met, open, waived, or why it was not judged. rung: how far up the ladder it is.
    reason: why it does not apply, cannot be told, or is met and only stated. is_gate: whether it
    blocks acceptance while it is open. findings: what was reported of it; none where another
    finding says it.
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


@dataclass(frozen=True, slots=True)
class _Heard:
    """What rules say of one record: why it cannot be told, and why nothing shows it yet."""

    findings: tuple[Finding, ...] = ()
    unknown: str = ""
    only_said: str = ""

    def and_(self, other: _Heard) -> _Heard:
        return _Heard(
            (*self.findings, *other.findings),
            self.unknown or other.unknown,
            self.only_said or other.only_said,
        )


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
        return tuple(
            judgement
            for requirement in requirements
            for subject in subjects
            if requirement.on in (subject.kind, _ANY)
            for judgement in self._judge(requirement, subject)
        )

    def _judge(self, requirement: Requirement, subject: Record) -> Iterator[Judgement]:
        severity = self._severity(requirement, subject)
        if severity is None:
            return
        names = requirement.rules or (requirement.id,)
        on = [one for one in names if self.stamp.severity(self.rules[one], subject, subject.path)]
        if not on:
            yield Judgement(requirement, subject, "not applicable", reason=_OFF)
            return
        if requirement.rules and not any(self._looks_at(one, subject) for one in on):
            yield Judgement(requirement, subject, "not applicable", reason=_NOT_ASKED)
            return
        judge = self._by_checks if requirement.checks else self._by_rules
        state, rung, reason, findings = judge(requirement, subject, on)
        is_gate = severity is Severity.ERROR and self._is_gate(requirement, subject)
        yield Judgement(
            requirement, subject, state, rung, severity, reason, is_gate=is_gate, findings=findings
        )

    def _looks_at(self, name: str, subject: Record) -> bool:
        kinds = self.rules[name].on
        return KnowledgeBase in kinds or isinstance(subject, kinds)

    def _severity(self, requirement: Requirement, subject: Record) -> Severity | None:
        """Return how hard the profiles of a record ask; None where none of them does."""
        profiles, severities = self.scope.profiles_of(subject), requirement.severities
        return max((severities[one] for one in profiles if one in severities), default=None)

    def _is_gate(self, requirement: Requirement, subject: Record) -> bool:
        least = requirement.gate_to_tier
        return requirement.gate and (least is None or tier_of(subject, self.context) <= least)

    def _by_checks(
        self, requirement: Requirement, subject: Record, on: Sequence[str]
    ) -> tuple[State, Rung, str, tuple[Finding, ...]]:
        outcome = evaluate(requirement, subject, self.context)
        if outcome.not_applicable:
            return "not applicable", Rung.MISSING, outcome.not_applicable, ()
        if outcome.unknown:
            return "cannot tell", Rung.MISSING, outcome.unknown, ()
        if outcome.is_met:
            return "met", outcome.rung, "", ()
        findings = self._reported(on[0], outcome.problems)
        return _open_or_waived(findings), outcome.rung, "", findings

    def _by_rules(
        self, requirement: Requirement, subject: Record, on: Sequence[str]
    ) -> tuple[State, Rung, str, tuple[Finding, ...]]:
        if reason := why_not_asked(requirement, subject, self.context):
            return "not applicable", Rung.MISSING, reason, ()
        heard = _Heard()
        self.listening.explained.clear()
        for name in on:
            heard = heard.and_(self._said(name, subject))
        findings = heard.findings
        if self.listening.explained and not findings:
            return "open", Rung.MISSING, "", ()  # what it asks for cannot be read, as others say
        if findings:
            return _open_or_waived(findings), Rung.MISSING, "", findings
        if requirement.needs and (rest := not_judged(requirement, subject, self.context)):
            state: State = "not applicable" if rest.not_applicable else "open"
            return state, Rung.MISSING, rest.not_applicable, ()
        if heard.unknown:
            return "cannot tell", Rung.MISSING, heard.unknown, ()
        highest = min(requirement.highest, Rung.STATED) if heard.only_said else requirement.highest
        return "met", highest, heard.only_said, ()

    def _said(self, name: str, subject: Record) -> _Heard:
        """Return what a rule says of a record, its findings where their values stand."""
        rule = self.rules[name]
        if not isinstance(subject, rule.on):  # it looks at the whole base at once
            return _Heard(self._of_record.get((name, subject.reference), ()))
        try:
            said = list(rule.check(subject, self.listening))
        except Exception:  # noqa: BLE001 - the check has reported the crash already
            return _Heard(unknown=f"the rule {name} crashed")
        return _Heard(
            self._reported(name, [one for one in said if isinstance(one, Problem)]),
            next((one.reason for one in said if isinstance(one, CannotTell)), ""),
            next((one.reason for one in said if isinstance(one, OnlySaid)), ""),
        )

    def _reported(self, name: str, problems: Iterable[Problem]) -> tuple[Finding, ...]:
        """Return the findings that the report made of problems; an inherited value is elsewhere."""
        keys = ((name, one.place.path, mask_secrets(one.message)) for one in problems)
        return tuple(one for key in keys for one in self._by_message.get(key, ()))

    @cached_property
    def listening(self) -> ListeningContext:
        """The context that hears which rules say nothing because another finding does."""
        return ListeningContext.to(self.context)

    @cached_property
    def _of_record(self) -> Mapping[_Key, tuple[Finding, ...]]:
        return _grouped(self._all, lambda one: (one.rule, one.record))

    @cached_property
    def _by_message(self) -> Mapping[_Key, tuple[Finding, ...]]:
        return _grouped(self._all, lambda one: (one.rule, one.path, one.message))

    @property
    def _all(self) -> tuple[Finding, ...]:
        report = self.report
        return (*report.findings, *report.accepted, *report.baselined)


def _grouped(
    findings: Iterable[Finding], key: Callable[[Finding], _Key]
) -> Mapping[_Key, tuple[Finding, ...]]:
    found: dict[_Key, list[Finding]] = {}
    for one in findings:
        found.setdefault(key(one), []).append(one)
    return {name: tuple(some) for name, some in found.items()}


def _open_or_waived(findings: Sequence[Finding]) -> State:
    is_waived = bool(findings) and all(one.accepted is not None for one in findings)
    return "waived" if is_waived else "open"


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
