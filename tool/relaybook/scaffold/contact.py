"""A new team, person, role or vendor: five keys at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from relaybook.scaffold.planned import NewFile, NewRecord, path_of
from relaybook.scaffold.template import fill
from relaybook.scaffold.ways import Way
from relaybook.scaffold.yaml_text import flow_list, flow_mapping, scalar

ContactType = Literal["team", "person", "role", "vendor"]

_NEXT: dict[ContactType, tuple[str, str]] = {
    "team": (
        "say when the team answers, as `hours: Mon-Fri 09:00-17:00` and `time_zone`",
        "name the people in it, as `members: [<id of a person>]`",
    ),
    "person": (
        "name this person in `members` of their team",
        "say until when they are here, as `until_on`, where that is known",
    ),
    "role": (
        "say when the role answers, as `hours` and `time_zone`",
        "call the role last in an escalation: `role:{id}`",
    ),
    "vendor": (
        "write the number of the contract as its `ref`, so that a handover can name it",
        "say what the vendor runs: `provider: {id}` in the systems",
    ),
}


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """What is known of a new contact; None is an open question.

    then: who is called when a team does not answer, as typed references. held_by: who holds a
    role. covers, ends_on: of the contract with a vendor. org: the vendor it belongs to.
    handles: of a team or person, as forges and chats know them.
    """

    type: ContactType
    id: str
    title: str
    way: Way | None = None
    org: str = ""
    then: Sequence[str] = ()
    held_by: str | None = None
    covers: str | None = None
    ends_on: date | None = None
    handles: Sequence[str] = ()

    @property
    def reference(self) -> str:
        """How other records name it."""
        return f"{self.type}:{self.id}"


def new_contact(folder: str, draft: ContactDraft) -> NewRecord:
    """Plan `<folder>/<id>.yaml`."""
    way = draft.way
    answers = {
        "title": scalar(draft.title),
        "reach": flow_mapping({way.channel: way.value}) if way else None,
        "org": scalar(f"vendor:{draft.org}") if draft.org else None,
        "escalation": flow_list([draft.reference, *draft.then]) if draft.then else None,
        "held_by": flow_list([draft.held_by]) if draft.held_by else None,
        "contracts": _contracts(draft),
    }
    filled = fill(f"{draft.type}.yaml", answers)
    first, second = (step.format(id=draft.id) for step in _NEXT[draft.type])
    handles = f"handles: {flow_list(draft.handles)}\n" if draft.handles else ""
    file = NewFile(path_of(folder, f"{draft.id}.yaml"), filled.text + handles)
    return NewRecord("contact", draft.id, file, (first, second), filled.open_questions)


def _contracts(draft: ContactDraft) -> str | None:
    if draft.covers is None and draft.ends_on is None:
        return None
    return f"[{flow_mapping({'covers': draft.covers, 'end_on': draft.ends_on})}]"
