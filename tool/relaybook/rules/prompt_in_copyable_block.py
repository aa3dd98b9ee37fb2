from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule(
    "prompt-in-copyable-block",
    on=Runbook,
    level=Level.STANDARD,
    area="steps",
    severity=Severity.WARNING,
)
def check(runbook: Runbook, _: Context) -> Iterator[Problem]:
    """Each command can be copied as it is written."""
    for mention in runbook.outline.mentions:
        if mention.kind == "prompt":
            yield Problem(
                runbook.within(mention.range),
                "the block shows a prompt, which is copied together with the command",
                "write ```console at the top of the block, which says that it shows a session,"
                " leave the prompt out, or run `relaybook check --fix`",
            )
