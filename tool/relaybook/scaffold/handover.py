"""A new handover from a vendor to a team, as far as the records tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from relaybook.scaffold.planned import NewFile, NewRecord, path_of
from relaybook.scaffold.prose import listed
from relaybook.scaffold.template import fill
from relaybook.scaffold.yaml_text import flow_list, flow_mapping, scalar


@dataclass(frozen=True, slots=True)
class Side:
    """The id and the name of a record that takes part."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class HandoverDraft:
    """What is known of a new handover.

    contract: the reference of the contract that ends, on ends_on; where known.
    """

    id: str
    title: str
    vendor: Side
    team: Side
    systems: Sequence[Side]
    contract: str | None = None
    ends_on: date | None = None


def new_handover(folder: str, draft: HandoverDraft) -> NewRecord:
    """Plan `<folder>/<id>.md`."""
    answers = {
        "title": draft.title,
        "from": scalar(draft.vendor.id),
        "to": scalar(draft.team.id),
        "contract": flow_mapping({"vendor": draft.vendor.id, "ref": draft.contract}),
        "systems": flow_list(one.id for one in draft.systems),
        "summary": _summary(draft),
        "unknown": _unknown(draft),
        "timeline": _timeline(draft),
    }
    filled = fill("handover.md", answers)
    next_steps = (
        "write what changes for users, and each question only the vendor can answer",
        f"list accesses to take over in {folder}/{draft.id}/access_transfers.csv",
    )
    file = NewFile(path_of(folder, f"{draft.id}.md"), filled.text)
    return NewRecord("handover", draft.id, file, next_steps, filled.open_questions)


def _summary(draft: HandoverDraft) -> str:
    names = listed([one.name for one in draft.systems])
    return f"{draft.vendor.name} hands over {names}. {draft.team.name} takes over."


def _unknown(draft: HandoverDraft) -> str:
    gap = f"- What only {draft.vendor.name} knows: nobody has gone through it yet."
    if draft.ends_on is None:
        return f"- When the contract with {draft.vendor.name} ends.\n{gap}"
    return f"{gap} `relaybook check --as-of exit` lists what the records lack on the day after."


def _timeline(draft: HandoverDraft) -> str:
    if draft.ends_on is None:
        return (
            f"Every date is counted back from the last day of {draft.vendor.name}, not known yet."
        )
    return f"{draft.ends_on}: last day of the contract with {draft.vendor.name}."
