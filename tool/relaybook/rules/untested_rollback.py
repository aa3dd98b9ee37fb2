from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.duration import days_before
from relaybook.model.exercise_proof import tier_of
from relaybook.model.rollback import change_evidence, has_undo, is_compensated
from relaybook.model.runbook import Runbook
from relaybook.model.watched_day import plain_day
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_HELP = (
    "go back once, in a drill or on a quiet day, and write the day: `rollback: {tested_on: ...}`"
)


@rule(
    "untested-rollback",
    on=Runbook,
    level=Level.FULL,
    area="rollback",
    severity=None,
    thresholds={"days": 365, "tier_1_days": 180},
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each way back has been gone within the time that its tier allows."""
    if runbook.rollback is None or not _can_go_back(runbook, context):
        return  # missing-rollback and missing-rollback-decider say so
    tested = runbook.rollback.tested_on
    is_tier_1 = tier_of(context.kb, runbook) == 1
    allowed = context.threshold(check, "tier_1_days" if is_tier_1 else "days")
    if not runbook.applies("rollback", "tested_on") or context.is_explained(runbook, "rollback"):
        return
    if tested is None:
        message = "nobody has gone this way back, as far as the runbook says"
        yield Problem(runbook.at("rollback"), message, _HELP)
    elif tested > context.day:
        message = f"the way back is said to be tested on {tested}, which is to come"
        yield Problem(runbook.at("rollback", "tested_on"), message, _HELP)
    elif tested < days_before(context.day, allowed):
        days = (plain_day(context.day) - tested).days
        message = f"the way back was last gone {days:,} days ago; {allowed:,} are allowed"
        yield Problem(runbook.at("rollback", "tested_on"), message, _HELP)


def _can_go_back(runbook: Runbook, context: Context) -> bool:
    style = context.style_of(runbook)
    is_final = runbook.reversible == "none" and is_compensated(runbook)
    if is_final or not has_undo(runbook, style):
        return False
    return bool(change_evidence(runbook, style, context.procedure(runbook)))
