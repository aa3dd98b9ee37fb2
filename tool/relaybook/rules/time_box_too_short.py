from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("time-box-too-short", on=Runbook, level=Level.FULL, area="steps", severity=None)
def check(runbook: Runbook, _: Context) -> Iterator[Problem]:
    """Nobody is called before the procedure can have worked."""
    takes, until = runbook.expected_duration, runbook.escalate_after
    if takes is None or until is None or until.in_seconds >= takes.in_seconds:
        return
    yield Problem(
        runbook.at("escalate_after"),
        f"the next level is called after {until.text}, and the runbook takes {takes.text}",
        f"write `escalate_after: {takes.text}` or more, and a shorter limit for one step"
        " as **Stop if:** in that step",
    )
