"""A new handover from a vendor to a team, as far as the records tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.scaffold.handover_facts import ExitFacts
from relaybook.scaffold.handover_tables import (
    accounts,
    across,
    carried_over,
    tables,
    who_leaves,
    who_takes_over,
)
from relaybook.scaffold.planned import NewFile, NewRecord, path_of
from relaybook.scaffold.prose import listed
from relaybook.scaffold.template import fill
from relaybook.scaffold.yaml_text import flow_list, flow_mapping, scalar

_WAVES = (
    "where systems go one after the other, write each in `systems` with its own status and wave:"
    " `{system: ledger, status: planned, wave: 1}`"
)


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


@dataclass(frozen=True, slots=True)
class Known:
    """What the records of a knowledge base tell about the exit."""

    base: KnowledgeBase
    facts: ExitFacts


def new_handover(folder: str, draft: HandoverDraft, known: Known | None = None) -> NewRecord:
    """Plan `<folder>/<id>.md`, and with what is known its tables in `<folder>/<id>/`."""
    answers = {
        "title": draft.title,
        "from": scalar(draft.vendor.id),
        "to": scalar(draft.team.id),
        "contract": flow_mapping({"vendor": draft.vendor.id, "ref": draft.contract}),
        "systems": flow_list(one.id for one in draft.systems),
        "summary": _summary(draft),
        "unknown": _unknown(draft, known.facts.left_out if known else ()),
        "timeline": _timeline(draft),
        **(_sections(folder, known) if known else {}),
    }
    filled = fill("handover.md", answers)
    beside = tables(folder, draft.id, known.facts) if known else ()
    next_steps = (
        "write what changes for users, and each question only the vendor can answer",
        _access_step(f"{folder}/{draft.id}/access_transfers.csv", known),
        *([_WAVES] if len(draft.systems) > 1 else []),
    )
    file = NewFile(path_of(folder, f"{draft.id}.md"), filled.text)
    return NewRecord("handover", draft.id, file, next_steps, filled.open_questions, beside=beside)


def _sections(folder: str, known: Known) -> dict[str, str | None]:
    return {
        "leaves": who_leaves(known.facts),
        "takes_over": who_takes_over(known.facts),
        "across": across(folder, known.base, known.facts),
        "accounts": accounts(folder, known.facts),
        "decisions": carried_over(folder, known.facts),
    }


def _access_step(path: str, known: Known | None) -> str:
    count = len(known.facts.access) if known else 0
    if not count:
        return f"list accesses to take over in {path}"
    held = "the access" if count == 1 else f"each of the {count} accesses"
    return f"write who gets {held} that the vendor holds, how and when, in {path}"


def _summary(draft: HandoverDraft) -> str:
    names = listed([one.name for one in draft.systems])
    return f"{draft.vendor.name} hands over {names}. {draft.team.name} takes over."


def _unknown(draft: HandoverDraft, left_out: Sequence[str]) -> str:
    vendor = draft.vendor.name
    gap = f"- What only {vendor} knows: nobody has gone through it yet."
    if draft.ends_on is None:
        lines = [f"- When the contract with {vendor} ends.", gap]
    else:
        lines = [
            f"{gap} `relaybook check --as-of exit` lists what the records lack on the day after."
        ]
    lines += [
        f"- Who takes over {name}: {vendor} or its people run it or know about it, and no handover"
        " names it. List it in `systems`, or in `excluded` with a reason."
        for name in left_out
    ]
    return "\n".join(lines)


def _timeline(draft: HandoverDraft) -> str:
    if draft.ends_on is None:
        return (
            f"Every date is counted back from the last day of {draft.vendor.name}, not known yet."
        )
    return f"{draft.ends_on}: last day of the contract with {draft.vendor.name}."
