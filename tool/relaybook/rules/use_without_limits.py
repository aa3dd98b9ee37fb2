import re
from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.outline import Outline
from relaybook.model.placeholder import has_content
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_OWN_WORDS = "runbooks that say when to use them under a heading of your own: whether also when not"
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
# Words that turn somebody away, not those that tell of a fault: "the pod is not ready".
_LIMIT = re.compile(
    rb"(?im)\]\((?!#)"  # a link leads to the page that is meant instead
    rb"|\bnot\W{1,3}(?:for|to use|this|these|here|covered|meant|intended)\b"
    rb"|\bwhen not\b|\bnot\W{1,3}(?:when|if|while|during|between)\b"
    rb"|(?:^|[.;:!?(*]\s*)(?:do not|don['\xe2\x80\x99]{1,3}t|never)\b"
    rb"|\b(?:does not|doesn['\xe2\x80\x99]{1,3}t) (?:apply|cover)\b"
    rb"|\bno \w+ (?:is|are) (?:expected|needed|required)\b"
    rb"|\bnever (?:for|when|if|while|during|on|in|use)\b"
    rb"|\bonly (?:for|when|if|while|during|use|after|once|with)\b"
    rb"|\b(?:unless|except|instead|rather than|other than|out of scope)\b"
)


@rule("use-without-limits", on=Runbook, level=Level.FULL, area="sections", severity=None)
def check(runbook: Runbook, context: Context) -> Iterator[Problem | CannotTell]:
    """Each runbook says when to use it, and when not."""
    outline, style = runbook.outline, context.style_of(runbook)
    found = style.sections(outline).get("when_to_use", ())
    filled = [index for index in found if has_content(outline, index)]
    if not filled:
        return  # missing-section or empty-section says so
    if any(_turns_away(runbook, index, context) for index in (0, *filled)):
        return
    words = {word.by for index in filled for word in style.words_of(outline.headings[index].text)}
    if "aliases.headings" in words:
        yield CannotTell(_OWN_WORDS)
        return
    yield Problem(
        runbook.within(outline.headings[filled[0]].range),
        "this says when to use the runbook, and not when another is meant",
        "write what only looks like it and where that leads: Not for late data: `[Name](page.md)`",
    )


def _turns_away(runbook: Runbook, index: int, context: Context) -> bool:
    """Whether what stands under a heading, or the heading itself, says when not to use the page."""
    outline = runbook.outline
    start, end = outline.headings[index].start, _end_of(outline, index)
    written = context.kb.sources.data(runbook.path)[start:end]
    return _LIMIT.search(_COMMENT.sub(b"", written)) is not None


def _end_of(outline: Outline, index: int) -> int:
    """Return where a section ends; what stands under the title ends with the first section."""
    after = outline.subtree(index).stop if index else 1
    return outline.headings[after].start if after < len(outline.headings) else outline.end
