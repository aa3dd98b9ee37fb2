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

_HELP = 'say why: `{not_applicable: "<a reason of at least 20 characters>"}`'


@rule(
    "unexplained-not-applicable",
    on=(Contact, Exercise, Handover, Runbook, System),
    level=Level.FULL,
    area="format",
    severity=None,
)
def check(record: Record, context: Context) -> Iterator[Problem]:
    """Whatever is said not to apply says why."""
    yield from context.always(f"unexplained:{record.path}", lambda: tuple(_bare(record, context)))
    for path, reason in sorted(record.not_applicable.items(), key=str):
        if context.is_explained_at(record.at(*path)):
            continue  # it is too short, and invalid-field says so
        if len(reason.split()) > 1 and is_placeholder(reason):
            message = f"{written(path)} is said not to apply, for a reason that is template text"
            yield Problem(record.at(*path), message, _HELP)


def _bare(record: Record, context: Context) -> Iterator[Problem]:
    for path, text in context.free_texts(record):
        origin = record.origins.get(str(path[0]))
        if path[0] != "reach" and is_bare_refusal(text) and not (origin and origin.inherited):
            message = f"{written(path)} says {text.strip()!r}, and not why"
            yield Problem(record.at(*path), message, _HELP)
