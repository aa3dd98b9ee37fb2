"""What it means that a field names somebody: part of the work, in words, and when it is over."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from relaybook.source import FieldPath

AREAS = (
    "ownership",
    "calls",
    "decision rights",
    "access",
    "addresses",
    "texts",
    "knowledge",
    "decisions",
    "confirmations",
    "teams and roles",
    "contracts",
    "work under way",
    "other",
)
"""In the order in which they are shown."""

_LABELS = (
    *("id", "name", "access", "ref", "what", "title", "url", "authority", "topic", "role"),
    *("obligation", "theme", "rule", "to"),
)
_AREA_OF: Mapping[str, str] = {
    **dict.fromkeys(
        ("owner", "technical_owner", "accountable_executive", "provider", "roles", "owners"),
        "ownership",
    ),
    **dict.fromkeys(("data", "models", "controls", "cost", "success_metrics", "to"), "ownership"),
    **dict.fromkeys(("escalation", "on_call", "alert_route", "incident_reporting"), "calls"),
    **dict.fromkeys(("decision_rights", "rollback", "approved_by"), "decision rights"),
    **dict.fromkeys(
        ("access", "repositories", "pipelines", "environments", "access_transfers", "audit_log"),
        "access",
    ),
    "known_about_by": "knowledge",
    **dict.fromkeys(("members", "lead", "held_by"), "teams and roles"),
    **dict.fromkeys(("contract", "contracts", "subcontractors"), "contracts"),
    **dict.fromkeys(
        ("risks", "open_items", "acceptance_criteria", "training", "sessions", "shadowing"),
        "work under way",
    ),
    **dict.fromkeys(("sign_offs", "deliverables", "waivers", "milestones"), "work under way"),
}
CONFIRMATIONS: Mapping[str, str] = {
    "recovery_agreed.by": "let who answers for the risk then agree to it, and write them here",
    "obligations.confirmed_by": (
        "let who answers for compliance then confirm it, and write them here"
    ),
    "models.evaluation.run_by": "let somebody of ours who stays run it, and write them here",
    "risks.accepted_by": (
        "let who holds `decision_rights.risk_acceptance` then accept it, and write them here"
    ),
    "waivers.approved_by": (
        "let who may accept the risk then approve it in a new row, or close the gap by then"
    ),
}
"""What holds only while whoever said it is there, with what to do before they go."""

_ACCOUNTS = ("models.evaluation.account_owner", "models.prompts.account_owner")
_WORDS: Mapping[str, str] = {
    "escalation.contact": "level {number} of the escalation",
    "on_call.members": "on call",
    "alert_route": "alerts go to them",
    "incident_reporting.owner_role": "reports to {label}",
    "access.holders": "can use {label}",
    "access.custodian": "keeps {label}",
    "access.grant_by": "grants {label}",
    "access.renewal_owner": "renews {label}",
    "audit_log.readers": "reads the audit log",
    "rollback.decider": "decides on rolling back",
    "approved_by": "approves what cannot be undone",
    "members.person": "is in the team",
    "lead": "leads the team",
    "held_by.contact": "holds the role",
    "to": "takes over",
    "risks.owner": "answers for risk {label}",
    "open_items.new_owner": "takes on {label}",
    "acceptance_criteria.owner": "shows that {label} is met",
    "sign_offs.by": "is to sign as {label}",
    "sessions.from": "teaches in {label}",
    "sessions.to": "is taught in {label}",
    "shadowing.person": "is to learn {label} by doing",
    "training.person": "is to learn {label}",
    "success_metrics.reviewed_by": "reviews {label}",
    "controls.owner": "answers for the control of {label}",
    "data.owner": "owns the data {label}",
    "models.owner": "owns the model {label}",
    "repositories.account_owner": "has the account of {label}",
    "pipelines.account_owner": "has the account of {label}",
    "environments.account_owner": "has the account of {label}",
    "models.evaluation.account_owner": "has the account that evaluates {label}",
    "models.prompts.account_owner": "has the account with the prompts of {label}",
    "cost.budget.owner": "answers for the budget",
    "depends_on.interface_owner": "answers for the interface to {label}",
    "access_transfers.to": "receives {label}",
    "access_transfers.holder": "hands over {label}",
    "subcontractors": "works for them",
    "recovery_agreed.by": "agreed to the recovery times",
    "obligations.confirmed_by": "confirmed {label}",
    "models.evaluation.run_by": "ran the evaluation of {label}",
    "risks.accepted_by": "accepted risk {label}",
    "waivers.approved_by": "vouches for the waiver of {label}",
}

_NEVER = frozenset(
    {
        *("org", "from", "contract.vendor"),
        *("depends_on.agreed.by", "authors", "reviewed_by", "rationale_confirmed_by"),
        *("models.reproduction.reproduced_by", "models.validation.by"),
    }
)
_OVER_ON: Mapping[str, str] = {
    "sessions.from": "date",
    "sessions.to": "date",
    "shadowing.person": "date",
    "training.person": "done_on",
    "access_transfers.to": "verified_on",
    "access_transfers.verified_by": "verified_on",
    "access_transfers.holder": "revoked_on",
    "deliverables.accepted_by": "accepted_on",
    "waivers.approved_by": "expires_on",
    "risks.accepted_by": "expires_on",
    "sign_offs.by": "date",
}
_EVENTS = ("evidence", "exercises")


def dotted(path: FieldPath) -> str:
    """Return the names of a path without its rows: `access.holders`."""
    return ".".join(step for step in path if isinstance(step, str))


def area_of(path: FieldPath) -> str:
    """Return the part of the work that a field belongs to."""
    if dotted(path) in CONFIRMATIONS:
        return "confirmations"
    if dotted(path) in _ACCOUNTS:
        return "access"
    return _AREA_OF.get(str(path[0]), "other")


def is_over(path: FieldPath, holder: Any, day: date) -> bool:
    """Whether a field says what somebody did and nobody asks who did it any more.

    holder: the part of the record in which the field stands.
    """
    name = dotted(path)
    if name in _NEVER or any(step in _EVENTS for step in path):
        return True
    happened = getattr(holder, _OVER_ON[name], None) if name in _OVER_ON else None
    return happened is not None and happened < day


def in_words(path: FieldPath, parts: Sequence[Any]) -> str:
    """Return what somebody is to the record: `owner`, `grants prod-operator`.

    parts: of the record on the way to the field, the record itself left out.
    """
    rows = [step for step in path if isinstance(step, int)]
    words = _WORDS.get(dotted(path)) or _words(path)
    return words.format(number=rows[0] + 1 if rows else 1, label=_label(path, parts))


def _words(path: FieldPath) -> str:
    names = [str(step).replace("_", " ") for step in path if isinstance(step, str)]
    if names[0] == "decision rights":
        return f"decides on {names[-1]}"
    if names[0] == "roles":
        return f"{names[-1]} (roles)"
    is_listed = any(isinstance(step, int) for step in path[:-1])
    return f"{names[-1]} of {{label}}" if is_listed else names[-1]


def _label(path: FieldPath, parts: Sequence[Any]) -> str:
    known = (getattr(part, name, None) for part in reversed(parts) for name in _LABELS)
    return next((one for one in known if isinstance(one, str) and one), str(path[0]))
