"""Which requirements of a handover a change brings further, and which it throws back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from relaybook.model.requirement import Rung
from relaybook.review.difference_renames import NO_RENAMES, Renames
from relaybook.review.ladder import Judgement
from relaybook.review.review_points import ReviewPoint, review_point

Judged = Mapping[str, Sequence[Judgement]]
_ByKey = Mapping[tuple[str, str, str], Judgement]
_NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class LadderMove:
    """One requirement of one record that stands elsewhere now.

    before, after: the rung (missing, stated, evidenced, proven), or waived, not applicable,
    cannot tell, not asked. is_gate: whether it blocks acceptance while it is open.
    """

    handover: str
    area: str
    code: str
    requirement: str
    subject: str
    before: str
    after: str
    is_gate: bool

    @property
    def falls(self) -> bool:
        """Whether it stands on a lower rung than before."""
        words = [rung.word for rung in Rung]
        is_on_both = self.before in words and self.after in words
        return is_on_both and words.index(self.after) < words.index(self.before)


@dataclass(frozen=True, slots=True)
class ReviewChange:
    """What becomes of the review of a handover; None where it is not in progress."""

    handover: str
    before: ReviewPoint | None
    after: ReviewPoint | None


@dataclass(frozen=True, slots=True)
class LadderChanges:
    """What becomes of reviews, and of each requirement in those that both sides have."""

    reviews: tuple[ReviewChange, ...] = ()
    moves: tuple[LadderMove, ...] = ()


def ladder_changes(before: Judged, after: Judged, renamed: Renames = NO_RENAMES) -> LadderChanges:
    """Hold the judgements of two sides against each other. renamed: see `renames`."""
    return LadderChanges(
        tuple(_reviews(before, after)),
        tuple(
            move
            for handover in sorted(before.keys() & after.keys())
            for move in _moves(
                handover, _by_key(before[handover], renamed), _by_key(after[handover])
            )
        ),
    )


def _reviews(before: Judged, after: Judged) -> Iterator[ReviewChange]:
    for handover in sorted({*before, *after}):
        old, new = (
            review_point(handover, side[handover]) if handover in side else None
            for side in (before, after)
        )
        if old != new:
            yield ReviewChange(handover, old, new)


def _moves(handover: str, ours: _ByKey, theirs: _ByKey) -> Iterator[LadderMove]:
    for key in sorted({*ours, *theirs}):
        old, new = ours.get(key), theirs.get(key)
        one = new or old
        words = (_word(old), _word(new))
        if one is not None and words[0] != words[1]:
            requirement = one.requirement
            yield LadderMove(
                handover,
                requirement.area,
                requirement.code,
                requirement.id,
                one.subject.reference,
                *words,
                is_gate=one.is_gate,
            )


def _by_key(judged: Sequence[Judgement], renamed: Renames = NO_RENAMES) -> _ByKey:
    def subject(one: Judgement) -> str:
        return renamed.get(one.subject.reference, one.subject.reference)

    return {(one.requirement.code, one.requirement.id, subject(one)): one for one in judged}


def _word(judgement: Judgement | None) -> str:
    if judgement is None:
        return _NOT_ASKED
    return judgement.rung.word if judgement.state in ("met", "open") else judgement.state
