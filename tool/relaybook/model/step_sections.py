"""Where the steps of a runbook stand: sections with steps, and headings that are steps."""

import re

from relaybook.model.heading_style import HeadingStyle
from relaybook.model.outline import Heading, Outline

# The later ones win where one heading opens several.
STEP_SECTIONS = ("verification", "failback", "rollback", "diagnosis", "steps")
_NUMBERED = re.compile(r"\s*(?:step\s+)?(\d{1,3})(?:[.):]|\s*[-\u2013\u2014])\s+\S", re.IGNORECASE)
_STEP_LEVEL = 3


def step_sections(outline: Outline, style: HeadingStyle) -> tuple[str, ...]:
    """Return for each heading the section with steps that it stands in, empty for none."""
    own: dict[int, str] = {}
    sections = style.sections(outline)
    for indices in sections.values():
        own.update(dict.fromkeys(indices, ""))
    for name in STEP_SECTIONS:
        own.update(dict.fromkeys(sections.get(name, ()), name))
    found: list[str] = []
    above: list[tuple[int, str]] = []
    for index, heading in enumerate(outline.headings):
        while above and above[-1][0] >= heading.level:
            above.pop()
        inherited = above[-1][1] if above else ""
        name = own.get(index, inherited)
        above.append((heading.level, name))
        found.append(name)
    return tuple(found)


def heading_number(heading: Heading) -> int:
    """Return the number of an H3 that is a step, as `### 2. Check the logs`; 0 for any other."""
    if heading.level != _STEP_LEVEL or not heading.text[:1].isalnum():
        return 0
    found = _NUMBERED.match(heading.text)
    return int(found[1]) if found else 0
