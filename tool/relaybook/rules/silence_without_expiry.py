from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule(
    "silence-without-expiry",
    on=Runbook,
    level=Level.STANDARD,
    area="steps",
    severity=Severity.WARNING,
)
def check(runbook: Runbook, _: Context) -> Iterator[Problem]:
    """Each silence of an alert has an end."""
    for mention in runbook.outline.mentions:
        if mention.kind == "silence":
            yield Problem(
                runbook.within(mention.range),
                f"{mention.words!r} does not say until when",
                "write how long, such as `for 2 hours`, or the step that ends the silence",
            )
