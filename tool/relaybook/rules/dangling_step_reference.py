import re
from collections.abc import Iterator

from relaybook.findings import Problem, Severity
from relaybook.model.outline import Mention
from relaybook.model.rollback import numbers_of
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

# A title (`## Step 3: Restart`), an item of a list within a list, or a bold beginning.
_WRITTEN = rb"^[ \t>*#_+-]*(?:step[ \t]+)?0*%d[ \t]*(?:[.):*_\r\n-]|\xe2\x80|\Z)"
_LEADS_AWAY = re.compile(rb"[^\n]{0,40}\]\(")


@rule("dangling-step-reference", on=Runbook, area="steps", severity=Severity.WARNING)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each step that the text names by its number is there."""
    there = {step.number for step in runbook.outline.steps}
    there |= {step.number for step in context.procedure(runbook)}
    for mention in runbook.outline.mentions:
        if mention.kind != "step":
            continue
        absent = [number for number in numbers_of(mention.words) if number not in there]
        if absent and not _is_written(context.kb.sources.data(runbook.path), absent[0], mention):
            yield Problem(
                runbook.within(mention.range),
                f"there is no step {absent[0]} on this page",
                "write the number the step has now; if it is on another page, link to it",
            )


def _is_written(content: bytes, number: int, mention: Mention) -> bool:
    """Whether the number stands where the outline has no steps, or a link follows it."""
    if _LEADS_AWAY.match(content, mention.end):
        return True
    return re.search(_WRITTEN % number, content, re.IGNORECASE | re.MULTILINE) is not None
