"""Whether each criterion for acceptance is met, as far as the rules that it names can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relaybook.model.handover import Handover
    from relaybook.model.handover_tables import AcceptanceCriterion
    from relaybook.review.ladder import Bench, Judgement

Judged = tuple["Bench", Sequence["Judgement"]]
"""What judges as of a day, and what it says of each record in scope."""

_WORD = re.compile(r"[\w-]+")
_EXERCISE = "exercise"
_BY_EXERCISE = "not-exercised-by-receiver"
_NOBODY = "nobody can tell: it names no rule that judges anything here"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion. state: not met, waived, nothing found, or why that cannot be told.

    That the rules which it names find nothing does not make its statement true. at_exit: the same
    as of the exit, empty where that is past or not known. by: the rules that settle it. open: on
    which records they fail.
    """

    id: str
    statement: str
    owner: str
    state: str
    at_exit: str
    by: tuple[str, ...]
    open: tuple[str, ...]


def criteria_of(handover: Handover, today: Judged, at_exit: Judged | None) -> tuple[Criterion, ...]:
    """Return each criterion with whether it is met, today and at the exit."""
    now, later = _Answering(handover, today), at_exit and _Answering(handover, at_exit)
    return tuple(
        _criterion(one, list(now.of(one)), list(later.of(one)) if later else None)
        for one in handover.acceptance_criteria or ()
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a rule says of a record, or of all."""

    rule: str
    subject: str
    state: str


class _Answering:
    """What rules say of a handover as of a day."""

    def __init__(self, handover: Handover, by: Judged) -> None:
        self._bench, self._judged = by
        self._requirements = {one.requirement.id: one.requirement for one in self._judged}
        subjects = {one.subject.reference for one in self._judged}
        self._subjects = subjects | {handover.reference}

    def of(self, one: AcceptanceCriterion) -> Iterator[_Answer]:
        """Yield what each rule says that a criterion names by id or code."""
        words = set(_WORD.findall((one.check or "").casefold()))
        names = {id_: each.names & words for id_, each in self._requirements.items()}
        for judgement in self._judged:
            named = names[judgement.requirement.id]
            if named or (_EXERCISE in words and _is_exercise(judgement, words)):
                rule = min(named, default=_EXERCISE)
                yield _Answer(rule, judgement.subject.reference, judgement.state)
        report = self._bench.report
        for rule in sorted(words.difference(*names.values()) & report.rules.keys()):
            failing = [f for f in report.findings if f.rule == rule and f.record in self._subjects]
            yield from (_Answer(rule, finding.record, "open") for finding in failing)
            if not failing:
                tally = report.tallies.get(rule)
                yield _Answer(rule, "", "cannot tell" if tally and tally.unknown else "met")


def _is_exercise(judgement: Judgement, words: set[str]) -> bool:
    """Whether a criterion asks for an exercise of the very runbook that is judged."""
    return _BY_EXERCISE in judgement.requirement.rules and judgement.subject.id in words


def _criterion(
    one: AcceptanceCriterion, answers: Sequence[_Answer], later: Sequence[_Answer] | None
) -> Criterion:
    failing = sorted({each.subject for each in answers if each.state == "open"})
    return Criterion(
        one.id or "",
        one.statement or "",
        one.owner or "",
        _state({each.state for each in answers}),
        "" if later is None else _state({each.state for each in later}),
        tuple(sorted({each.rule for each in answers})),
        tuple(failing),
    )


def _state(states: set[str]) -> str:
    if not states:
        return _NOBODY
    for state, words in (
        ("open", "not met"),
        ("cannot tell", "cannot tell"),
        ("waived", "waived"),
        ("met", "nothing found"),
    ):
        if state in states:
            return words
    return "not applicable"
