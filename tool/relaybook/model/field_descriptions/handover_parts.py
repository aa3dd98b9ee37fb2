"""What to know to fill the entries of a handover's lists."""

from collections.abc import Mapping

_DAY = "On which day."
_SYSTEM = "The id of the system."
_ACCEPTED = "The id of who accepted it, for the side that takes over."

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "ScopedSystem": {
        "system": _SYSTEM,
        "wave": "The wave in which it is handed over, as you number or name them.",
        "status": "How far its handover is.",
    },
    "Exclusion": {"system": _SYSTEM, "reason": "Why it is not handed over, and who keeps it."},
    "Milestone": {
        "id": "A short name, by which others refer to it.",
        "name": "What is reached.",
        "baseline_on": "The day that was agreed first; it stays as it is.",
        "forecast_on": "The day on which it is expected now.",
        "done_on": "The day on which it was reached.",
    },
    "Deliverable": {
        "id": "A short name, by which others refer to it.",
        "what": "What is delivered.",
        "location": "Where it is, as a link or path.",
        "accepted_by": _ACCEPTED,
        "accepted_on": _DAY,
        "evidence": "What shows that it was accepted, as a link or path.",
    },
    "AcceptanceCriterion": {
        "id": "A short name, by which others refer to it.",
        "statement": "What must hold.",
        "check": "How that is checked.",
        "owner": "The id of who answers for it.",
    },
    "AccessTransfer": {
        "access": "The access that changes hands, by its id.",
        "holder": "The id of who has it.",
        "to": "The id of who gets it.",
        "method": "How it changes hands.",
        "via": "Through what it is used.",
        "planned_on": "The day on which it is to be done.",
        "done_on": "The day on which the new holder got it.",
        "revoked_on": "The day on which the old holder lost it.",
        "verified_by": "The id of who saw that.",
        "verified_on": "The day on which that was.",
    },
    "Session": {
        "id": "A short name, by which others refer to it.",
        "date": _DAY,
        "system": _SYSTEM,
        "topic": "What was explained.",
        "from": "The ids of those who explained it.",
        "to": "The ids of those who learnt it.",
        "artefact": "What stays of it, such as a recording or notes, as a link or path.",
        "questions_open": "What nobody could answer yet.",
    },
    "Shadowing": {
        "system": _SYSTEM,
        "stage": "observe, shadow, reverse_shadow (the old one watches) or solo.",
        "person": "The id of the new person.",
        "runbook": "The id of the runbook that was followed.",
        "date": _DAY,
        "outcome": "How it went.",
        "help_needed": "none, author (of the page) or vendor: who had to help.",
    },
    "Training": {
        "person": "The id of who is trained.",
        "topic": "In what.",
        "due_on": "The day by which it is needed.",
        "done_on": "The day on which it was done.",
    },
    "OpenItem": {
        "id": "A short name, by which others refer to it.",
        "severity": "How bad it is.",
        "what": "What is not in order.",
        "new_owner": "The id of who takes it over.",
        "workaround": "What to do until it is mended.",
        "runbook": "The id of the runbook that says how.",
    },
    "Waiver": {
        "rule": "The id of the rule whose finding is accepted.",
        "subject": "The record it is accepted for, as `system:ledger`.",
        "reason": "Why it is accepted.",
        "compensating_action": "What is done instead.",
        "approved_by": "The id of who approved it.",
        "approved_on": _DAY,
        "expires_on": "The last day on which it holds.",
    },
    "SignOff": {
        "role": "For what the person signs.",
        "by": "The id of who signs.",
        "date": _DAY,
        "decision": "What was decided: whether it is accepted.",
        "digest": "The digest of what was signed.",
        "commit": "The commit in which it stood.",
        "conditions": "What has to follow.",
    },
    "EarlyLifeSupport": {
        "start_on": "The first day on which the old team still helps.",
        "end_on": "The last day of it.",
        "exit_criteria": "What must hold before it ends.",
        "hand_back_if": "When the old team takes over again.",
    },
    "Right": {
        "asset": "To what: code, documents, models, domains.",
        "basis": "What the right rests on, such as a clause of a contract.",
        "ref": "Where that is written.",
    },
    "Subcontractor": {
        "name": "What it is called.",
        "service": "What it does.",
        "systems": "The ids of the systems it does that for.",
        "contract_after_exit": "Who has a contract with it afterwards.",
    },
    "DataReturn": {"verified_on": "The day on which somebody saw that all of it came back."},
    "DataDeletion": {
        "due_on": "The day by which the vendor has to delete it.",
        "certified_on": "The day on which the vendor confirmed that.",
        "covers": "What was deleted: copies, backups, logs.",
    },
    "ExitPlan": {
        "planned": "Where the plan for an exit that was agreed is.",
        "stressed": "Where the plan for an exit overnight is.",
        "tested_on": "The day on which somebody last went through it.",
        "alternative": "What would take its place.",
    },
    "ContractRef": {
        "vendor": "The id of the vendor.",
        "ref": "The reference of the contract, as it stands with the vendor.",
    },
}
