from collections.abc import Iterable, Iterator, Mapping

from relaybook.findings import Problem
from relaybook.model.contact import CONTACT_TYPES, Contact, Person
from relaybook.model.decision import Decision
from relaybook.model.exercise import Exercise
from relaybook.model.field_path import written
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.nearest import nearest
from relaybook.model.record import Record
from relaybook.model.references import ReferenceUse, references_of, split_reference
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
    for use in references_of(record):
        if use.value.strip() and (fault := _fault(use, context)):
            message, help_ = fault
            yield Problem(record.at(*use.path), f"{written(use.path)} names {message}", help_)


def _fault(use: ReferenceUse, context: Context) -> tuple[str, str] | None:
    kind, name = split_reference(use.value)
    if kind and kind not in use.kinds:
        return f"{use.value}, where {_any_of(use.kinds)} is expected", _instead(use, context)
    wanted = (kind,) if kind else use.kinds
    found = _kinds_of(name, context.kb)
    if any(one in wanted or (one == "" and wanted[0] in CONTACT_TYPES) for one in found):
        return None
    if not found:
        return _unknown(use, wanted, context)
    message = f"{use.value!r}, but {name} is {_any_of(found)}, not {_any_of(wanted)}"
    fitting = next((one for one in found if one in use.kinds), None)
    return message, f"write {fitting}:{name}" if fitting else _instead(use, context)


def _kinds_of(name: str, kb: KnowledgeBase) -> tuple[str, ...]:
    """Return every kind in which a record has this id; empty text for a contact without type."""
    contact = kb.contacts.get(name)
    kinds = [kind for kind, records in _records(kb).items() if name in records]
    return ((contact.type or "",) if contact else ()) + tuple(kinds)


def _records(kb: KnowledgeBase) -> Mapping[str, Mapping[str, Record]]:
    return {
        "system": kb.systems,
        "runbook": kb.runbooks,
        "decision": kb.decisions,
        "handover": kb.handovers,
    }


def _unknown(use: ReferenceUse, wanted: tuple[str, ...], context: Context) -> tuple[str, str]:
    what = wanted[0] if len(wanted) == 1 else "contact"
    name = split_reference(use.value)[1]
    close = nearest(name, _ids(wanted, context.kb))
    prefix = use.value.removesuffix(name)
    folder = "contacts" if what in CONTACT_TYPES or what == "contact" else f"{what}s"
    return (
        f"the {what} {name!r}, which does not exist",
        f"did you mean {prefix}{close}?" if close else f"correct the id, or add it in {folder}/",
    )


def _ids(kinds: Iterable[str], kb: KnowledgeBase) -> Iterator[str]:
    records = _records(kb)
    for kind in kinds:
        if kind in records:
            yield from records[kind]
        else:
            yield from (name for name, one in kb.contacts.items() if one.type in (kind, None))


def _instead(use: ReferenceUse, context: Context) -> str:
    contact = context.directory.find(use.value)
    if isinstance(contact, Person) and "team" in use.kinds:
        team = next(context.directory.teams_of(contact), None)
        if team is not None:
            return f"did you mean {team.id}, the team of {contact.id}?"
    return f"write the id of {_any_of(use.kinds)}"


def _any_of(kinds: tuple[str, ...]) -> str:
    words = [kind or "contact" for kind in kinds]
    text = " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return f"a {text}"
