"""Which sections of a runbook were recognised, and which headings nearly were."""

from collections.abc import Iterator

from relaybook.graph.draw.words import plural
from relaybook.model.heading_style import HeadingStyle, section_title
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.nearest import nearest
from relaybook.model.outline import Heading
from relaybook.model.procedure import procedure
from relaybook.model.rollback import change_evidence, changing_steps
from relaybook.model.runbook import Runbook
from relaybook.report.printable import wrapped
from relaybook.report.style import Style

_DEEPEST = 3


def section_lines(
    base: KnowledgeBase, runbook: Runbook, style: HeadingStyle, look: Style, width: int
) -> Iterator[str]:
    """Yield each section with its heading and line, headings that open none, and the steps."""
    headings = runbook.outline.headings
    sections = style.sections(runbook.outline)
    opened = {index for indices in sections.values() for index in indices}
    yield look.strong("Sections")
    names = max((len(section_title(name)) for name in sections), default=0)
    for name, indices in sorted(sections.items(), key=lambda one: one[1]):
        for index in indices:
            first = f"{_line(base, runbook, headings[index]):>5}  {section_title(name):<{names}}  "
            yield from wrapped(f"# {headings[index].text}", width, first)
    for index, heading in enumerate(headings):
        if index and index not in opened and heading.level < _DEEPEST:
            first = f"{_line(base, runbook, heading):>5}  "
            yield from wrapped(f"# {heading.text}: {_near(heading, style)}", width, first)
    yield from _steps(runbook, style, width)


def _line(base: KnowledgeBase, runbook: Runbook, heading: Heading) -> int:
    return base.sources.locate(runbook.within(heading.range)).line


def _near(heading: Heading, style: HeadingStyle) -> str:
    close = nearest(heading.text.lower(), style.names)
    if close:
        return f"opens no section; did you mean {close.capitalize()!r}?"
    return "opens no section that is asked for"


def _steps(runbook: Runbook, style: HeadingStyle, width: int) -> Iterator[str]:
    steps = procedure(runbook.outline, style)
    evidence = change_evidence(runbook, style, steps)
    shown = f" ({evidence})" if evidence else ""
    count = len(changing_steps(steps))
    text = f"{plural(len(steps), 'step')}, of which {count} change something{shown}"
    yield from wrapped(text, width, "       ")
