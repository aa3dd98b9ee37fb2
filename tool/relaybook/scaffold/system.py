"""A new system: five keys at most."""

from collections.abc import Sequence
from dataclasses import dataclass

from relaybook.scaffold.planned import NewFile, NewRecord, path_of
from relaybook.scaffold.template import fill
from relaybook.scaffold.yaml_text import flow_list, flow_mapping, scalar

ONLY_SYSTEM = "It is the only system in this knowledge base so far, so there is none to name."
"""Why the first system names no need: true, and seen to be untrue once there is a second."""


@dataclass(frozen=True, slots=True)
class SystemDraft:
    """What is known of a new system; None is an open question.

    escalation: who is called, where its team does not say so. needs: ids of systems, or the reason
    why it needs none. provider: the vendor that runs it.
    """

    id: str
    title: str
    owner: str | None
    tier: int | None
    needs: Sequence[str] | str | None
    escalation: Sequence[str] = ()
    provider: str = ""


def new_system(folder: str, draft: SystemDraft) -> NewRecord:
    """Plan `<folder>/<id>.yaml`."""
    answers = {
        "title": scalar(draft.title),
        "owner": scalar(draft.owner) if draft.owner else None,
        "tier": str(draft.tier) if draft.tier else None,
        "escalation": flow_list(draft.escalation) if draft.escalation else None,
        "needs": _needs(draft.needs),
        "provider": scalar(draft.provider) if draft.provider else None,
    }
    filled = fill("system.yaml", answers)
    next_steps = (
        "say in one sentence what it does and for whom, as `description`",
        f"write down what to do when it fails: relaybook new runbook NAME --system {draft.id}",
    )
    file = NewFile(path_of(folder, f"{draft.id}.yaml"), filled.text)
    return NewRecord("system", draft.id, file, next_steps, filled.open_questions)


def _needs(needs: Sequence[str] | str | None) -> str | None:
    if isinstance(needs, str):
        return flow_mapping({"not_applicable": needs})
    return flow_list(needs) if needs else None
