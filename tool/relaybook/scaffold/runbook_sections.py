"""The sections that a folder asks of a new runbook beyond those of its template."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from relaybook.findings import Level
from relaybook.model.heading_style import HeadingStyle, section_title
from relaybook.model.heading_styles.tables import TABLES
from relaybook.model.record import Facts
from relaybook.model.runbook import Runbook, RunbookType
from relaybook.model.runbook_sections import asked_sections

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_QUESTIONS: Mapping[str, str] = {
    "when_to_use": "Which alert or symptom leads here, and what only looks like it",
    "impact": "Who notices what, and what it costs while it lasts",
    "prerequisites": "Which access and tools are needed, and how to check that they work",
    "approval": "Who allows this, and how to reach them",
    "diagnosis": "How to tell what is wrong: what to look at, and what it means",
    "escalation": "Who is called when this does not help, and after how long",
    "failback": "How to go back to the usual site, and who decides it",
    "reconciliation": "What may be lost or doubled, and how to find and mend it",
    "fallback": "How the work goes on by hand meanwhile",
    "communication": "Who is told what, when and where",
    "evaluation_gate": "Which measurements allow the new version, and who looks at them",
    "record_to_keep": "What is written down afterwards, and where",
    "schedule": "When this is done, and for how long",
    "verification": "What shows that it is well again, and for how long",
    "rollback": "How to go back, and who decides it",
}


class Written(NamedTuple):
    """The text of a runbook with all sections. questions: what the added ones still have to say."""

    text: str
    questions: tuple[str, ...]


def with_sections(text: str, type_: RunbookType, level: Level, style: HeadingStyle) -> Written:
    """Return `text` with a TODO in each section that is asked for and absent, in reading order."""
    top, *blocks = re.split(r"(?m)^(?=## )", text)
    headings = [
        _HEADING.sub(lambda found: f"## {heading_in(style, found[1])}", one, 1) for one in blocks
    ]
    asked = asked_sections(Runbook.from_fields({"type": type_}, Facts()), level, style)
    sections = [_Section(one, _names(one, style)) for one in headings]
    there = frozenset[str]().union(*(one.names for one in sections))
    missing = [name for name in asked if name not in there]
    for name in missing:
        sections.insert(_place(name, asked, sections), _new(name, style))
    body = "\n\n".join(one.text.strip("\n") for one in sections)
    return Written(f"{top}{body}\n", tuple(map(_question, missing)))


def heading_in(style: HeadingStyle, heading: str) -> str:
    """Return how pages of a style head what `heading` heads in the default one."""
    meant = style.sections_of(style.heading_for(heading))
    marks = TABLES[style.name].marks if style.name != "default" else ()
    found = (mark for mark in marks if meant and style.sections_of(mark) == meant)
    return next((mark.capitalize() for mark in found), style.heading_for(heading))


class _Section(NamedTuple):
    text: str
    names: frozenset[str]


def _names(block: str, style: HeadingStyle) -> frozenset[str]:
    found = _HEADING.match(block)
    return style.sections_of(found[1]) if found else frozenset()


def _new(name: str, style: HeadingStyle) -> _Section:
    heading = heading_in(style, section_title(name))
    return _Section(f"## {heading}\n\nTODO: {_question(name)}", frozenset({name}))


def _question(name: str) -> str:
    return _QUESTIONS.get(name, f"What to say of {section_title(name).lower()}")


def _place(name: str, asked: Sequence[str], sections: Sequence[_Section]) -> int:
    """Return the index behind the last section that is read before the one called `name`."""
    before = frozenset(asked[: asked.index(name)])
    return max(_behind(before, sections), default=0)


def _behind(before: frozenset[str], sections: Sequence[_Section]) -> Iterator[int]:
    return (index + 1 for index, one in enumerate(sections) if one.names & before)
