from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.decision import Decision
from relaybook.model.guide import Guide
from relaybook.model.links import is_page
from relaybook.model.placeholder import has_content
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_HELP = "write what belongs here, or remove the heading"


@rule("empty-section", on=Record, area="sections")
def check(record: Record, _: Context) -> Iterator[Problem]:
    """Each page and each of its sections holds more than headings, comments and placeholders."""
    headings = record.outline.headings
    if not headings and not record.outline.has_text and _is_text(record):
        yield Problem(record.top(), "the page holds no text", "write it, or remove the file")
    at = 0
    while at < len(headings):
        below = record.outline.subtree(at)
        parent_of_guide = isinstance(record, Guide) and len(below) > 1
        if parent_of_guide or has_content(record.outline, at):
            at += 1
            continue
        yield Problem(record.within(headings[at].range), _message(record, at), _HELP)
        at = below.stop  # what is below the heading is part of the same fault


def _is_text(record: Record) -> bool:
    return isinstance(record, Runbook | Decision | Guide) and is_page(record.path)


def _message(record: Record, index: int) -> str:
    headings = record.outline.headings
    if not record.outline.has_text:
        return "the page holds headings and no text"
    for at in record.outline.subtree(index):
        if words := " ".join(headings[at].prose.split()):
            return f"the section {headings[index].text!r} waits to be written: {words[:60]!r}"
    return f"the section {headings[index].text!r} is empty"
