from collections.abc import Iterator, Sequence

from relaybook.findings import CannotTell, Level, Problem, Related, Severity
from relaybook.model.duration import days_before
from relaybook.model.exercise import Exercise
from relaybook.model.exercise_proof import (
    has_worked,
    held_by,
    is_by_authors_only,
    tier_of,
    was_done,
)
from relaybook.model.runbook import Runbook
from relaybook.model.watched_day import plain_day
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_STRICT = {"regulated": Severity.ERROR, "vendor-exit": Severity.ERROR}
_LAST_TIER = 4


@rule(
    "exercise-stale",
    on=Runbook,
    level=Level.FULL,
    area="exercises",
    severity=Severity.WARNING,
    profiles=_STRICT,
    thresholds={
        "tier_1_days": 180,
        "tier_2_days": 365,
        "tier_3_days": 365,
        "tier_4_days": 365,
        "asked_to_tier": 1,
        "done_to_tier": 1,
    },
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem | CannotTell]:
    """Each runbook has worked for somebody else within the time that its tier allows."""
    tier = tier_of(context.kb, runbook)
    held = held_by(context.exercises.get(runbook.id, ()), context.day)
    if tier is None:
        if held:
            yield CannotTell("exercised runbooks of no system with a tier")
        return
    tier = min(max(tier, 1), _LAST_TIER)
    must_be_done = tier <= context.threshold(check, "done_to_tier")
    proof = next((one for one in held if _counts(runbook, one, context, must_be_done)), None)
    if proof is not None:
        yield from _too_old(runbook, proof, tier, context)
    elif tier <= context.threshold(check, "asked_to_tier") and not _is_said(runbook, held, context):
        yield Problem(runbook.top(), _never(held, tier), _help(runbook))


def _counts(runbook: Runbook, one: Exercise, context: Context, must_be_done: bool) -> bool:
    alone = is_by_authors_only(context.kb, runbook, one)
    return has_worked(one) and not alone and (was_done(one) or not must_be_done)


def _too_old(runbook: Runbook, proof: Exercise, tier: int, context: Context) -> Iterator[Problem]:
    allowed = context.threshold(check, f"tier_{tier}_days")
    if proof.date and proof.date < days_before(context.day, allowed):
        days = (plain_day(context.day) - proof.date).days
        yield Problem(
            runbook.top(),
            f"this last worked for somebody else {days:,} days ago, on {proof.date}; "
            f"for tier {tier} that holds for {allowed:,} days",
            _help(runbook),
            (Related(proof.at("date"), "the last exercise that counts"),),
        )


def _is_said(runbook: Runbook, held: Sequence[Exercise], context: Context) -> bool:
    """Whether another rule already says why no exercise counts."""
    if not held:
        return False
    newest = held[0]
    is_open = newest.outcome == "fail" and not newest.follow_up
    is_alone = all(is_by_authors_only(context.kb, runbook, one) for one in held)
    return is_alone or is_open or not (newest.outcome and newest.by)


def _never(held: Sequence[Exercise], tier: int) -> str:
    if not held:
        return f"nobody has ever exercised this, and it is for a system of tier {tier}"
    if all(not was_done(one) for one in held):
        return f"this was read through on {held[0].date} and never done, for tier {tier}"
    return f"this has not worked for anybody yet; the last exercise was on {held[0].date}"


def _help(runbook: Runbook) -> str:
    return (
        "let somebody who did not write it follow it, in a drill or on a quiet day, and record "
        f"that with `relaybook new exercise {runbook.id}`"
    )
