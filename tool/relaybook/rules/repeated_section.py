from collections.abc import Iterator

from relaybook.findings import Level, Problem, Related
from relaybook.model.heading_style import section_title
from relaybook.model.heading_styles.words import key
from relaybook.model.outline import Outline
from relaybook.model.runbook import Runbook
from relaybook.model.runbook_sections import asked_sections
from relaybook.model.step_sections import heading_number
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("repeated-section", on=Runbook, level=Level.FULL, area="sections", severity=None)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each section that a runbook needs stands in it once."""
    style = context.style_of(runbook)
    headings = runbook.outline.headings
    found = style.sections(runbook.outline)
    first: dict[tuple[int, str], int] = {}
    told: set[int] = set()
    for name in asked_sections(runbook, Level.FULL, style):
        for index in found.get(name, ()):
            if heading_number(headings[index]):
                continue  # a step: `### 2. Verify` and `### 5. Verify`
            same = (_parent(runbook.outline, index), key(headings[index].text))
            before = first.setdefault(same, index)
            if before != index and index not in told:
                told.add(index)
                yield _problem(runbook, section_title(name), before, index)


def _parent(outline: Outline, index: int) -> int:
    """Return the heading that a heading stands below; -1 for none."""
    level = outline.headings[index].level
    above = (at for at in range(index - 1, -1, -1) if outline.headings[at].level < level)
    return next(above, -1)


def _problem(runbook: Runbook, title: str, before: int, index: int) -> Problem:
    headings = runbook.outline.headings
    return Problem(
        runbook.within(headings[index].range),
        f"the section {title} stands here once more, under the same heading",
        "join the two, or head this one with what it is for",
        (Related(runbook.within(headings[before].range), "the first"),),
    )
