from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.contact import Contact, Person
from relaybook.model.decision import Decision
from relaybook.model.exercise import Exercise
from relaybook.model.field_path import written
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.references import (
    CONTACT_KINDS,
    ReferenceUse,
    references_of,
    split_reference,
)
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule(
    "unresolved-reference",
    on=(KnowledgeBase, Contact, Decision, Exercise, Handover, Runbook, System),
    area="references",
)
def check(record: Record | KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Each reference names a record that exists and is of the kind that the field expects."""
    if isinstance(record, KnowledgeBase):
        yield from context.loaded("unresolved-reference")
        return
    for use in context.always(f"unresolved:{record.path}", lambda: _unresolved(record, context)):
        if fault := _fault(use, context):
            message, help_ = fault
            yield Problem(record.at(*use.path), f"{written(use.path)} names {message}", help_)


def _unresolved(record: Record, context: Context) -> tuple[ReferenceUse, ...]:
    """Return what names no record that fits: on every day the same, though not what is meant."""
    uses = references_of(record)
    return tuple(use for use in uses if use.value.strip() and _fault(use, context))


def _fault(use: ReferenceUse, context: Context) -> tuple[str, str] | None:
    kind, name = split_reference(use.value)
    if kind and kind not in use.kinds:
        return f"{use.value!r}, where {_a(use.kinds)} is expected", _instead(use, context)
    wanted = (kind,) if kind else use.kinds
    if context.index.is_a(name, wanted):
        return None
    found = context.index.kinds_of(name)
    if any(one in wanted or (one == "contact" and wanted[0] in CONTACT_KINDS) for one in found):
        return None
    if not found:
        return _unknown(use, wanted, context)
    fitting = next((one for one in found if one in use.kinds), None)
    return (
        f"{use.value!r}, but {name} is {_a(found)}, not {_a(wanted)}",
        f"write {fitting}:{name}" if fitting else _instead(use, context),
    )


def _unknown(use: ReferenceUse, wanted: tuple[str, ...], context: Context) -> tuple[str, str]:
    name = split_reference(use.value)[1]
    what = wanted[0] if len(wanted) == 1 else "contact"
    folder = "contacts" if wanted[0] in CONTACT_KINDS else f"{what}s"
    close = context.index.nearest(name, wanted)
    prefix = use.value.removesuffix(name)
    return (
        f"the {what} {name!r}, which does not exist",
        f"did you mean {prefix}{close}?" if close else f"correct the id, or add it in {folder}/",
    )


def _instead(use: ReferenceUse, context: Context) -> str:
    contact = context.directory.find(use.value)
    if isinstance(contact, Person) and "team" in use.kinds:
        team = next(context.directory.teams_of(contact), None)
        if team is not None:
            return f"did you mean {team.id}, the team of {contact.id}?"
    return f"write the id of {_a(use.kinds)}"


def _a(kinds: tuple[str, ...]) -> str:
    return f"a {' or '.join(kinds)}"
