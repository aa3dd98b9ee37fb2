from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.contact import Contact
from relaybook.model.exercise import Exercise
from relaybook.model.field_path import written
from relaybook.model.free_text import is_bare_refusal
from relaybook.model.handover import Handover
from relaybook.model.placeholder import is_placeholder
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_LONGEST = 60
_TOLD = frozenset({"description", "reach"})  # missing-description and unreachable-contact say so


@rule(
    "unfilled-field",
    on=(Contact, Exercise, Handover, Runbook, System),
    level=Level.FULL,
    area="format",
    severity=None,
)
def check(record: Record, context: Context) -> Iterator[Problem]:
    """No field still holds the text of a template, or says that it waits to be written."""
    yield from context.always(f"unfilled:{record.path}", lambda: tuple(_found(record, context)))


def _found(record: Record, context: Context) -> Iterator[Problem]:
    for path, text in context.free_texts(record):
        origin = record.origins.get(str(path[0]))
        if path[0] in _TOLD or (origin and origin.inherited):
            continue
        if text.strip() and is_placeholder(text) and not is_bare_refusal(text):
            yield Problem(
                record.at(*path),
                f"{written(path)} still holds the text of a template: {_short(text)!r}",
                "write what holds, or remove it until somebody knows",
            )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
