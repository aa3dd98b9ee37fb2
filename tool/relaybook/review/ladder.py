"""How well each requirement is met by each record: missing, stated, evidenced or proven."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from relaybook.check.scope import Scope
from relaybook.check.stamp import Stamp
from relaybook.findings import Finding, Report, Severity
from relaybook.model.record import Record
from relaybook.model.requirement import Requirement, Rung
from relaybook.model.secrets import mask_secrets
from relaybook.review.difference_findings import normalised
from relaybook.review.listening_context import ListeningContext
from relaybook.review.standing import Standing, State, standing
from relaybook.review.watched_context import WatchedContext
from relaybook.rules.requirements.tier import tier_of
from relaybook.rules.rule import Rule

if TYPE_CHECKING:
    from relaybook.rules.context import Context

_Key = tuple[str, ...]
_ANY = "record"


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
        of_kind: dict[str, list[Record]] = {_ANY: list(subjects)}
        for one in subjects:
            of_kind.setdefault(one.kind, []).append(one)
        return tuple(
            self._with_findings(judgement, standing_)
            for requirement in requirements
            for judgement, standing_ in self._put(requirement, of_kind.get(requirement.on, []))
        )

    def _put(
        self, requirement: Requirement, subjects: Sequence[Record]
    ) -> tuple[tuple[Judgement, Standing], ...]:
        """Put a requirement to some records; what was reported of it is still to be looked up."""
        key = ("judged", requirement.id, *(one.path for one in subjects))
        return self.listening.once(key, lambda: tuple(self._judge(requirement, subjects)))

    def _judge(
        self, requirement: Requirement, subjects: Sequence[Record]
    ) -> Iterator[tuple[Judgement, Standing]]:
        for subject in subjects:
            severity = requirement.severity_in(self.scope.profiles_of(subject))
            if severity is None:
                continue
            one = self.standing_of(requirement, subject)
            is_gate = severity is Severity.ERROR and self._is_gate(requirement, subject)
            yield (
                Judgement(
                    requirement, subject, one.state, one.rung, severity, one.reason, is_gate=is_gate
                ),
                one,
            )

    def _with_findings(self, judgement: Judgement, one: Standing) -> Judgement:
        found = self._reported(one, judgement.subject) if one.said or one.of_all else ()
        if not found:
            return judgement
        state = _open_or_waived(found)
        return replace(judgement, state=state, rung=one.reached, reason="", findings=found)

    def standing_of(self, requirement: Requirement, subject: Record) -> Standing:
        """Return how a record stands to a requirement, worked out once."""
        key = f"standing:{requirement.id}:{subject.path}"
        work = partial(self.standing_in, self.listening, requirement, subject)
        return self.listening.once(key, work)

    def standing_in(
        self, context: ListeningContext, requirement: Requirement, subject: Record
    ) -> Standing:
        """Put a requirement to a record in a context."""
        rules = [self.rules[one] for one in requirement.rules or (requirement.id,)]
        on = [one for one in rules if self.stamp.severity(one, subject, subject.path)]
        return standing(requirement, subject, on, context)

    def _is_gate(self, requirement: Requirement, subject: Record) -> bool:
        least = requirement.gate_to_tier
        return requirement.gate and (least is None or tier_of(subject, self.context) <= least)

    def _reported(self, one: Standing, subject: Record) -> tuple[Finding, ...]:
        """Return the findings that the report made of problems; an inherited value is elsewhere."""
        keys = (
            (name, said.place.path, normalised(mask_secrets(said.message)))
            for name, said in one.said
        )
        found = [finding for key in keys for finding in self._by_message.get(key, ())]
        wholes = (self._of_record.get((name, subject.reference), ()) for name in one.of_all)
        return tuple(dict.fromkeys([*found, *(finding for some in wholes for finding in some)]))

    @property
    def day(self) -> date:
        """The day that is judged."""
        return self.report.as_of.day

    @property
    def watched(self) -> WatchedContext:
        """The context, its day watched."""
        known = self.context
        return known if isinstance(known, WatchedContext) else WatchedContext.over(known, date.max)

    @cached_property
    def listening(self) -> ListeningContext:
        """The context that hears which rules say nothing because another finding does."""
        return ListeningContext.to(self.context)

    @cached_property
    def _of_record(self) -> Mapping[_Key, tuple[Finding, ...]]:
        return _grouped(self._all, lambda one: (one.rule, one.record))

    @cached_property
    def _by_message(self) -> Mapping[_Key, tuple[Finding, ...]]:
        return _grouped(self._all, lambda one: (one.rule, one.path, normalised(one.message)))

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
