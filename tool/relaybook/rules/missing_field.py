from collections.abc import Iterator, Mapping

from relaybook.findings import Level, Problem
from relaybook.load.front_matter import split_front_matter
from relaybook.model.contact import Contact
from relaybook.model.decision import Decision
from relaybook.model.exercise import Exercise
from relaybook.model.handover import Handover
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.absent import is_absent
from relaybook.rules.context import Context
from relaybook.rules.people import is_retired
from relaybook.rules.reach import lacks_reach
from relaybook.rules.rule import rule
from relaybook.source import LineColumn, Place

_Fields = Mapping[str, str]  # from the name of a field to what to write

_ALWAYS: Mapping[type[Record], _Fields] = {
    Contact: {
        "type": "write `type:` with team, person, role or vendor",
        "title": "write `title:` with the name people know",
    },
    Exercise: {
        "runbook": "write `runbook: <id>` of the runbook that was exercised",
        "digest": "write the digest of the runbook as it was exercised",
        "date": "write the day on which it was exercised, like 2026-01-31",
        "mode": "write `mode:` with live, game_day, drill or tabletop",
        "by": "write who did it: `by: [person:<id>]`",
        "outcome": "write `outcome:` with pass, partial or fail",
        "steps": "write how each step went: `steps: [{number: 1, digest: ..., result: ok}]`",
    },
    Handover: {
        "status": "write `status:` with planned, in_progress or accepted",
        "from_": "write `from: <vendor>`, who hands over",
        "to": "write `to: <team>`, who takes over",
        "contract": "write `contract: {vendor: <vendor>, ref: <contract>}`, which it ends",
        "systems": "write `systems: [<system>, ...]`, what is handed over",
    },
}
_AT_STANDARD: Mapping[type[Record], _Fields] = {
    System: {"title": "write `title:` with the name people use"},
    Runbook: {"systems": "write `systems: [<system>]`; owner and escalation follow from it"},
    Decision: {
        "status": "write `status:` with proposed, accepted, rejected, deprecated or superseded",
        "date": "write the day of the decision, like 2026-01-31",
    },
}
_REACH = "write at least one of phone, pager, chat, rota_url, email or ticket in `reach`"


@rule(
    "missing-field",
    on=(Contact, Decision, Exercise, Handover, Runbook, System),
    area="format",
)
def check(record: Record, context: Context) -> Iterator[Problem]:
    """Each record has the fields without which it says too little."""
    for name, help_ in _asked(record, context).items():
        if is_absent(record, name, context) and not _is_excused(record, name):
            yield _problem(record, name.rstrip("_"), help_, context)
    if isinstance(record, Contact):
        yield from _reach(record, context)
    elif isinstance(record, System | Runbook) and context.is_asked(record, Level.STANDARD):
        yield from _nobody(record)


def _asked(record: Record, context: Context) -> _Fields:
    tables = [_ALWAYS]
    if context.is_asked(record, Level.STANDARD):
        tables.append(_AT_STANDARD)
    found = (table.get(kind) for table in tables for kind in type(record).__mro__)
    return next((fields for fields in found if fields), {})


def _is_excused(record: Record, name: str) -> bool:
    if isinstance(record, Decision):
        return _is_told(record, name)
    return isinstance(record, System) and (bool(record.outline.title) or is_retired(record))


def _is_told(decision: Decision, name: str) -> bool:
    """Whether another rule says what stands there instead: an unknown word, a template's text."""
    if any(one.name == name for one in decision.unfilled) or not decision.variant:
        return True
    if name == "status":
        return bool(decision.statuses)
    return any(one.name == name for one in decision.dates)


def _problem(record: Record, key: str, help_: str, context: Context) -> Problem:
    message = f"the {record.kind} {record.id} has no {key}"
    if isinstance(record, Decision):
        parts = split_front_matter(context.kb.sources.text(record.path))
        if parts.yaml is not None and parts.yaml.strip():
            return Problem(
                Place(record.path, LineColumn(1, 1)), message, f"in the front matter: {help_}"
            )
    return Problem(record.top(), message, help_)


def _reach(contact: Contact, context: Context) -> Iterator[Problem]:
    said = not contact.applies("reach") or context.is_explained(contact, "reach")
    if lacks_reach(contact, context) and not said:
        message = f"the contact {contact.id} cannot be reached: it has no `reach`"
        yield Problem(contact.top(), message, _REACH)


def _nobody(record: System | Runbook) -> Iterator[Problem]:
    for index, level in enumerate(record.escalation or ()):
        if not level.contact:
            yield Problem(
                record.at("escalation", index),
                f"level {index + 1} of the escalation calls nobody",
                "write `contact: team:<id>`, or another contact, in this level",
            )
