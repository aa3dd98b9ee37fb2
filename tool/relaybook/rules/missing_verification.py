from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.heading_style import HeadingStyle
from relaybook.model.runbook import Runbook
from relaybook.model.runbook_sections import missing_sections
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("missing-verification", on=Runbook, level=Level.STANDARD, area="sections")
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each runbook says how to see that the service is well again."""
    if not runbook.outline.has_text:
        return  # an empty page is one fault, and another rule's
    style = context.style_of(runbook)
    level = Level.FULL if context.is_asked(runbook, Level.FULL) else Level.STANDARD
    if "verification" in missing_sections(runbook, level, style):
        yield Problem(
            runbook.top(),
            "the runbook does not say how to see that it worked",
            _help(runbook, style),
        )


def _help(runbook: Runbook, style: HeadingStyle) -> str:
    for heading in runbook.outline.headings[1:]:
        near = style.near_miss(heading.text)
        if near and "verification" in near.sections:
            return f"did you mean `Verification` by the heading {heading.text!r}?"
    return "write `## Verification` with what to look at, the value to see and for how long"
