"""Which sections of a runbook were recognised and by what, which nearly were, and what lacks."""

from collections.abc import Iterator

from relaybook.findings import Level
from relaybook.graph.draw.words import plural
from relaybook.model.heading_style import HeadingStyle, section_title
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.outline import Heading
from relaybook.model.procedure import procedure
from relaybook.model.rollback import change_evidence, changing_steps
from relaybook.model.runbook import Runbook
from relaybook.model.runbook_sections import asked_sections, missing_sections
from relaybook.report.printable import wrapped
from relaybook.report.style import Style

_DEEPEST = 3


def section_lines(
    base: KnowledgeBase,
    runbook: Runbook,
    level: Level,
    style: HeadingStyle,
    *,
    look: Style,
    width: int,
) -> Iterator[str]:
    """Yield each section with its heading and why it is that one, what is missing, and the steps.

    Headings that open no section come after those that do. level: at which it is judged.
    """
    yield look.strong(f"Sections, by heading style {style.name}")
    yield from _opened(base, runbook, style, width)
    for index, heading in enumerate(runbook.outline.headings):
        if (text := _unknown(heading, style)) and index:
            first = f"{_line(base, runbook, heading):>5}  "
            yield from wrapped(f"# {heading.text}: {text}", width, first)
    yield from wrapped(_missing(runbook, level, style), width, "       ")
    yield from _steps(runbook, style, width)


def _opened(
    base: KnowledgeBase, runbook: Runbook, style: HeadingStyle, width: int
) -> Iterator[str]:
    headings = runbook.outline.headings
    sections = style.sections(runbook.outline)
    names = max((len(section_title(name)) for name in sections), default=0)
    for name, indices in sorted(sections.items(), key=lambda one: (one[1], one[0])):
        for index in indices:
            text = headings[index].text
            first = f"{_line(base, runbook, headings[index]):>5}  {section_title(name):<{names}}  "
            yield from wrapped(f"# {text} ({_by(name, text, style)})", width, first)


def _by(section: str, heading: str, style: HeadingStyle) -> str:
    """Return what makes a heading open a section: a style, or the team's own words."""
    return next(word.by for word in style.words_of(heading) if section in word.sections)


def _line(base: KnowledgeBase, runbook: Runbook, heading: Heading) -> int:
    return base.sources.locate(runbook.within(heading.range)).line


def _unknown(heading: Heading, style: HeadingStyle) -> str:
    """Return what is said of a heading that opens no section; empty where nothing is."""
    if heading.level > _DEEPEST or style.words_of(heading.text):
        return ""
    if near := style.near_miss(heading.text):
        written = near.written[:1].upper() + near.written[1:]
        return f"opens no section; did you mean {written!r}?"
    return "opens no section that is asked for" if heading.level < _DEEPEST else ""


def _missing(runbook: Runbook, level: Level, style: HeadingStyle) -> str:
    asked = asked_sections(runbook, level, style)
    if not asked:
        return f"Level {level.word} asks for no section."
    whom = f" of {runbook.type}" if level >= Level.FULL and runbook.type else ""
    missing = ", ".join(map(section_title, missing_sections(runbook, level, style)))
    if not missing:
        return f"All sections are there that level {level.word} asks for{whom}."
    return f"Level {level.word} asks for more{whom}: {missing}"


def _steps(runbook: Runbook, style: HeadingStyle, width: int) -> Iterator[str]:
    steps = procedure(runbook.outline, style)
    evidence = change_evidence(runbook, style, steps)
    shown = f" ({evidence})" if evidence else ""
    count = len(changing_steps(steps))
    text = f"{plural(len(steps), 'step')}, of which {count} change something{shown}"
    yield from wrapped(text, width, "       ")
