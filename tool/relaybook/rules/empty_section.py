import re
from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.decision import Decision
from relaybook.model.guide import Guide
from relaybook.model.links import is_page
from relaybook.model.placeholder import has_content
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.templates import is_template
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.source import ByteRange

# `### 6. Push your branch` says all there is to do; `## 3. Impact` is a section with a number.
_STEP = re.compile(r"(?:step )?\d+[.):]?(?:\s+\S+){4}", re.IGNORECASE)


@rule("empty-section", on=Record, area="sections")
def check(record: Record, _: Context) -> Iterator[Problem]:
    """Each page and each of its sections holds more than headings, comments and placeholders."""
    if isinstance(record, Guide) and is_template(record.id):
        return
    if record.outline.has_text:
        yield from _empty_sections(record)
    elif record.outline.headings:
        yield Problem(
            record.top(), "the page holds headings and no text", "write what they promise"
        )
    elif isinstance(record, Runbook | Decision | Guide) and is_page(record.path):
        yield Problem(record.top(), "the page holds no text", "write it, or remove the file")


def _empty_sections(record: Record) -> Iterator[Problem]:
    headings = record.outline.headings
    at = 1 if _is_waiting_title(record) else 0
    told = _told_by_headings(record)
    while at < len(headings):
        if has_content(record.outline, at) or _STEP.match(headings[at].text):
            at += 1
            continue
        below = record.outline.subtree(at)
        if told and any(_stands_below(one, record, below) for one in told):
            at += 1
            continue
        if isinstance(record, Guide) and len(below) > 1:
            at += 1
            continue
        yield Problem(
            record.within(headings[at].range),
            _message(record, at),
            "write what belongs here, or remove the heading",
        )
        at = below.stop  # what is below the heading is part of the same fault


def _is_waiting_title(record: Record) -> bool:
    """Whether the sections below the title of a decision say what is to be written there."""
    headings = record.outline.headings
    if not isinstance(record, Decision) or not headings or has_content(record.outline, 0):
        return False
    return not headings[0].prose.strip() and any(one.prose.strip() for one in headings[1:])


def _told_by_headings(record: Record) -> tuple[ByteRange, ...]:
    """Return where a decision says something about itself, even if the words are a heading's.

    `## Status: Accepted` and `### Accepted` below `## Status` are such words; text that a template
    left has a rule of its own.
    """
    if not isinstance(record, Decision):
        return ()
    written = (record.statuses, record.dates, record.unfilled)
    places = (
        *(one.place.at for several in written for one in several),
        *(origin.at for origin in record.origins.values() if origin.path == record.path),
    )
    return tuple(place for place in places if isinstance(place, ByteRange))


def _stands_below(place: ByteRange, record: Record, below: range) -> bool:
    headings = record.outline.headings
    end = headings[below.stop].start if below.stop < len(headings) else record.outline.end
    return headings[below.start].start <= place.start < end


def _message(record: Record, index: int) -> str:
    headings = record.outline.headings
    for at in record.outline.subtree(index):
        if words := " ".join(headings[at].prose.split()):
            return f"the section {headings[index].text!r} waits to be written: {words[:60]!r}"
    return f"the section {headings[index].text!r} is empty"
