import re
from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.placeholder import has_content
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

# The number of an item and of a step is not a measurement.
_NUMBERING = re.compile(
    rb"(?im)^[ \t>]*(?:\d{1,3}[.)]|#{1,6} .*)|\bsteps? \d+(?:(?:, | and |-)\d+)*"
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_SIGN = re.compile(
    rb"(?i)\d|`[^`]+`|\]\(|https?://"
    rb"|\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|twice|half|empty|green)\b"
)


@rule(
    "unmeasurable-verification",
    on=Runbook,
    level=Level.FULL,
    area="sections",
    severity=None,
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each verification names what is measured: a number, command, dashboard or status."""
    outline = runbook.outline
    sections = context.style_of(runbook).sections(outline).get("verification", ())
    filled = [index for index in sections if has_content(outline, index)]
    if not filled or any(_is_measurable(runbook, index, context) for index in filled):
        return  # where there is none, missing-verification and empty-section say so
    yield Problem(
        runbook.within(outline.headings[filled[0]].range),
        "the verification names nothing that can be measured",
        "write a number with its unit, a command, a link to a dashboard or a status code",
    )


def _is_measurable(runbook: Runbook, index: int, context: Context) -> bool:
    outline = runbook.outline
    below = outline.subtree(index)
    if any(fence.section in below for fence in outline.fences):
        return True
    last = below.stop < len(outline.headings)
    end = outline.headings[below.stop].start if last else outline.end
    written = context.kb.sources.data(runbook.path)[outline.headings[index].start : end]
    return _SIGN.search(_NUMBERING.sub(b"", _COMMENT.sub(b"", written))) is not None
