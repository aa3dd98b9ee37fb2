from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.placeholder import has_content
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_DOING = frozenset({"steps", "diagnosis"})


@rule(
    "too-few-steps",
    on=Runbook,
    level=Level.FULL,
    area="steps",
    severity=None,
    thresholds={"steps": 2},
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """What is done stands in steps, one after the other."""
    headings = context.style_of(runbook).sections(runbook.outline).get("steps", ())
    filled = [index for index in headings if has_content(runbook.outline, index)]
    if not filled:
        return  # missing-section or empty-section says so
    count = sum(step.section in _DOING for step in context.procedure(runbook))
    least = context.threshold(check, "steps")
    if count < least:
        has = "no numbered step" if not count else f"{count} numbered step{'s' * (count > 1)}"
        yield Problem(
            runbook.within(runbook.outline.headings[filled[0]].range),
            f"what is to be done has {has}, and {least} are asked",
            "write a numbered list: one action in each step, and what is seen when it worked",
        )
