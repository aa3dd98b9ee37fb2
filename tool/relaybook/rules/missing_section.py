from collections.abc import Iterator, Sequence

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.heading_style import HeadingStyle, section_title
from relaybook.model.runbook import Runbook
from relaybook.model.runbook_sections import missing_without_rule
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("missing-section", on=Runbook, level=Level.STANDARD, area="sections")
def check(runbook: Runbook, context: Context) -> Iterator[Problem | CannotTell]:
    """Each runbook has the sections that its level, type and heading style ask for."""
    if not runbook.outline.has_text:
        return  # an empty page is one fault, and another rule's
    in_full = context.is_asked(runbook, Level.FULL)
    if in_full and runbook.type is None:
        yield CannotTell("runbooks without a type: which sections they need at full")
    style = context.style_of(runbook)
    level = Level.FULL if in_full else Level.STANDARD
    if missing := missing_without_rule(runbook, level, style):
        message = _message(runbook, missing, in_full)
        yield Problem(runbook.top(), message, _help(runbook, missing, style))


def _message(runbook: Runbook, missing: Sequence[str], in_full: bool) -> str:
    kind = f"this {runbook.type} runbook" if in_full and runbook.type else "the runbook"
    return f"{kind} has no {_either([section_title(name) for name in missing])}"


def _either(titles: Sequence[str]) -> str:
    if len(titles) == 1:
        return f"section {titles[0]}"
    return f"sections {', '.join(titles[:-1])} and {titles[-1]}"


def _help(runbook: Runbook, missing: Sequence[str], style: HeadingStyle) -> str:
    for heading in runbook.outline.headings[1:]:
        near = style.near_miss(heading.text)
        if near and not near.sections.isdisjoint(missing):
            name = next(one for one in missing if one in near.sections)
            return f"did you mean `{section_title(name)}` by the heading {heading.text!r}?"
    return (
        f"write `## {section_title(missing[0])}`, or name your own heading for it"
        " under `aliases: {headings: ...}` in relaybook.yml"
    )
