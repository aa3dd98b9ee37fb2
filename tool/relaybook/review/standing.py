"""How a record stands to a requirement, before what a check reported of it is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from relaybook.findings import CannotTell, Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.requirement import Requirement, Rung
from relaybook.rules.requirements.evaluate import evaluate, not_judged, why_not_asked

if TYPE_CHECKING:
    from relaybook.model.record import Record
    from relaybook.review.listening_context import ListeningContext
    from relaybook.rules.rule import Rule, Said

State = Literal["met", "open", "waived", "not applicable", "cannot tell"]
_OFF = "switched off in relaybook.yml"
_NOT_ASKED = "it is not asked of such a record"


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds where nothing was reported, and what may have been.

    said: what rules say of the record, with their ids. of_all: ids of rules that look at the whole
    base at once, whose findings may concern it. reached: the rung where something was reported.
    """

    state: State
    rung: Rung = Rung.MISSING
    reason: str = ""
    said: tuple[tuple[str, Problem], ...] = ()
    of_all: tuple[str, ...] = ()
    reached: Rung = Rung.MISSING


def standing(
    requirement: Requirement, subject: Record, on: Sequence[Rule], context: ListeningContext
) -> Standing:
    """Put a requirement to a record. on: the rules that judge it and are not switched off."""
    if not on:
        return Standing("not applicable", reason=_OFF)
    if requirement.checks:
        return _by_checks(requirement, subject, on[0], context)
    if not any(KnowledgeBase in rule.on or isinstance(subject, rule.on) for rule in on):
        return Standing("not applicable", reason=_NOT_ASKED)
    if reason := why_not_asked(requirement, subject, context):
        return Standing("not applicable", reason=reason)
    return _by_rules(requirement, subject, on, context)


def _by_checks(
    requirement: Requirement, subject: Record, rule: Rule, context: ListeningContext
) -> Standing:
    outcome = evaluate(requirement, subject, context)
    if outcome.not_applicable:
        return Standing("not applicable", reason=outcome.not_applicable)
    if outcome.unknown:
        return Standing("cannot tell", reason=outcome.unknown)
    if outcome.is_met:
        return Standing("met", outcome.rung)
    said = tuple((rule.id, problem) for problem in outcome.problems)
    return Standing("open", outcome.rung, said=said, reached=outcome.rung)


@dataclass(slots=True)
class _Heard:
    """What rules say of one record: why it cannot be told, and why nothing shows it yet."""

    problems: list[tuple[str, Problem]] = field(default_factory=list)
    unknown: str = ""
    only_said: str = ""

    def take(self, rule: Rule, said: Iterable[Said]) -> None:
        for one in said:
            if isinstance(one, Problem):
                self.problems.append((rule.id, one))
            elif isinstance(one, CannotTell):
                self.unknown = self.unknown or one.reason
            else:
                self.only_said = self.only_said or one.reason


def _by_rules(
    requirement: Requirement, subject: Record, on: Sequence[Rule], context: ListeningContext
) -> Standing:
    heard, explained = _Heard(), len(context.explained)
    for rule in on:
        if isinstance(subject, rule.on):
            try:
                heard.take(rule, tuple(context.answers(rule, subject)))
            except Exception:  # noqa: BLE001 - the check has reported the crash already
                heard.unknown = heard.unknown or f"the rule {rule.id} crashed"
    is_explained = len(context.explained) > explained
    rest = (
        Standing("open")  # what it asks for cannot be read, as others say
        if is_explained
        else _unreported(requirement, subject, heard, context)
    )
    of_all = tuple(rule.id for rule in on if not isinstance(subject, rule.on))
    return replace(rest, said=tuple(heard.problems), of_all=of_all)


def _unreported(
    requirement: Requirement, subject: Record, heard: _Heard, context: ListeningContext
) -> Standing:
    """Return what holds where rules report nothing."""
    if requirement.needs and (rest := not_judged(requirement, subject, context)):
        state: State = "not applicable" if rest.not_applicable else "open"
        return Standing(state, reason=rest.not_applicable)
    if heard.unknown:
        return Standing("cannot tell", reason=heard.unknown)
    if heard.only_said:
        return Standing("met", min(requirement.highest, Rung.STATED), heard.only_said)
    return Standing("met", requirement.highest)
