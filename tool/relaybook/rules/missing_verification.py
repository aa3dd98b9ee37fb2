from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("missing-verification", on=Runbook, level=Level.STANDARD, area="sections")
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each runbook says how to see that the service is well again."""
    if not runbook.outline.has_text:
        return  # an empty page is one fault, and another rule's
    if "verification" not in context.headings.sections(runbook.outline):
        yield Problem(
            runbook.top(),
            "the runbook does not say how to see that it worked",
            "write `## Verification` with what to look at, the value to see and for how long",
        )
