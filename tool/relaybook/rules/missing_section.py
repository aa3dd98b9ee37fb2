from collections.abc import Iterator, Mapping, Sequence

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.heading_style import section_title
from relaybook.model.nearest import nearest
from relaybook.model.runbook import Runbook
from relaybook.model.runbook_sections import AT_FULL, AT_STANDARD, FIELDS_FOR_SECTIONS
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("missing-section", on=Runbook, level=Level.STANDARD, area="sections")
def check(runbook: Runbook, context: Context) -> Iterator[Problem | CannotTell]:
    """Each runbook has the sections that its level and type ask for."""
    if not runbook.outline.has_text:
        return  # an empty page is one fault, and another rule's
    in_full = context.is_asked(runbook, Level.FULL)
    if in_full and runbook.type is None:
        yield CannotTell("runbooks without a type: which sections they need at full")
    asked = AT_FULL.get(runbook.type or "", AT_STANDARD) if in_full else AT_STANDARD
    present = context.headings.sections(runbook.outline)
    missing = [name for name in asked if name not in present and not _is_field(runbook, name)]
    if missing:
        yield Problem(
            runbook.top(), _message(runbook, missing, in_full), _help(runbook, missing, present)
        )


def _is_field(runbook: Runbook, section: str) -> bool:
    field = FIELDS_FOR_SECTIONS.get(section)
    if field is None or getattr(runbook, field) is None:
        return False
    origin = runbook.origins.get(field)
    return origin is None or not origin.inherited


def _message(runbook: Runbook, missing: Sequence[str], in_full: bool) -> str:
    kind = f"this {runbook.type} runbook" if in_full and runbook.type else "the runbook"
    return f"{kind} has no {_either([section_title(name) for name in missing])}"


def _either(titles: Sequence[str]) -> str:
    if len(titles) == 1:
        return f"section {titles[0]}"
    return f"sections {', '.join(titles[:-1])} and {titles[-1]}"


def _help(runbook: Runbook, missing: Sequence[str], present: Mapping[str, Sequence[int]]) -> str:
    known = {index for indices in present.values() for index in indices}
    headings = runbook.outline.headings
    free = [heading.text for at, heading in enumerate(headings) if at and at not in known]
    for name in missing:
        if close := nearest(section_title(name), free):
            return f"did you mean `{section_title(name)}` by the heading {close!r}?"
    return (
        f"write `## {section_title(missing[0])}`, or name your own heading for it"
        " under `aliases: {headings: ...}` in relaybook.yml"
    )
