"""What to know to fill the entries of lists in systems and in the files beside them."""

from collections.abc import Mapping

_AMOUNT = "How much, as a number."
_CURRENCY = "In which currency, such as EUR."
_PER = "For how long: month, year or once."
_EVIDENCE = "What shows it, as a link or path."
_ACCOUNT = "Whose account it is: the id of a contact."
_MEASURED = "The day on which it was measured."
_HOW_OFTEN = "How often, like 1 month."
_ID = "A short name, by which others refer to it."

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "Containment": {
        "to": "The id of what it is part of.",
        "as": "How: system, domain or parent.",
    },
    "SystemRoles": {
        "business": "The id of who answers for its use.",
        "data": "The id of who answers for its data.",
        "security": "The id of who answers for its security.",
        "model_owner": "The id of who answers for its models.",
        "model_validator": "The id of who validates its models, and does not build them.",
    },
    "DecisionRights": {
        "change": "The id of who may approve a change.",
        "risk_acceptance": "The id of who may accept a risk.",
        "emergency_stop": "The id of who may stop it at once.",
        "data_access": "The id of who may grant access to its data.",
    },
    "Repository": {"url": "Where it is.", "account_owner": _ACCOUNT},
    "Environment": {
        "name": "What it is called, such as production.",
        "hosting": "Where it runs, and on what.",
        "region": "In which region.",
        "account_owner": _ACCOUNT,
        "url": "Where it is reached.",
    },
    "Component": {
        "name": "What it is called.",
        "version": "The version in use.",
        "end_of_support_on": "The last day on which its maker mends it.",
    },
    "ExternalLink": {
        "rel": "What it is: dashboard, logs, source and the like.",
        "url": "Where it leads.",
        "title": "What it is called on the page.",
    },
    "Redundancy": {
        "mode": "none, active_active, warm or cold.",
        "tested_on": "The day on which it last took over.",
    },
    "Backup": {
        "what": "What is copied.",
        "frequency": _HOW_OFTEN,
        "location": "Where the copies are.",
        "restore_runbook": "The id of the runbook that brings it back.",
        "restore_tested_on": "The day on which it was last brought back.",
    },
    "Drill": {
        "date": "The day of the drill.",
        "actual_rto": "How long it took until it ran again.",
        "actual_rpo": "How much time's worth of data was lost.",
        "outcome": "How it went.",
        "evidence": _EVIDENCE,
    },
    "OperationalDependencies": {
        "identity": "What signs people and services in.",
        "dns": "What resolves its names.",
        "certificates": "What issues its certificates.",
        "ci": "What builds and deploys it.",
        "registry": "Where its images and packages are.",
        "secrets_store": "Where its secrets are.",
        "vpn": "What people reach it through.",
        "monitoring": "What watches it.",
        "licences": "What it is licensed by.",
        "schedulers": "What starts its jobs.",
    },
    "Slo": {
        "indicator": "What is measured.",
        "target": "What it has to be.",
        "window": "Over how long.",
        "source": "Where it is measured.",
    },
    "OnCall": {
        "members": "The ids of those who take turns.",
        "rota_url": "Where the rota is.",
        "hours": "When they answer, as 24x7 or Mon-Fri 09:00-17:00.",
        "time_zone": "The time zone of these hours, such as Europe/London.",
    },
    "Capacity": {
        "peak": "The most it has had to bear.",
        "limit": "The most it can bear.",
        "tested_on": "The day on which that was tried.",
    },
    "IncidentReporting": {
        "authority": "Who must be told.",
        "clock": "Within how long.",
        "owner_role": "The id of the role that tells them.",
        "runbook": "The id of the runbook that says how.",
    },
    "DataSet": {
        "name": "What it is called.",
        "classification": "How confidential it is, in your own words.",
        "contains_personal_data": "Whether it holds data about people.",
        "owner": "The id of who answers for it.",
        "region": "Where it is kept.",
        "retention": "How long it is kept.",
        "source": "Where it comes from.",
        "feeds": "What is fed with it.",
        "quality_checks": "How it is checked.",
        "on_quality_failure": "What happens where a check fails.",
    },
    "AuditLog": {
        "events": "What is logged.",
        "location": "Where the log is.",
        "retention": "How long it is kept.",
        "readers": "Who may read it.",
    },
    "CostItem": {
        "category": "cloud, licence, api, storage, transfer, support or people.",
        "amount": _AMOUNT,
        "currency": _CURRENCY,
        "per": _PER,
    },
    "Cost": {
        "as_of": "The day on which the amounts were read.",
        "items": "What is paid for, each with its category.",
        "budget": "What may be spent, and who answers for it.",
        "unit_cost": "What one case, call or user costs.",
        "volume": "How many there are, usually and at most.",
    },
    "Budget": {
        "amount": _AMOUNT,
        "currency": _CURRENCY,
        "per": _PER,
        "owner": "The id of who answers for it.",
    },
    "Money": {"amount": _AMOUNT, "currency": _CURRENCY, "per": _PER},
    "Volume": {"typical": "How much there is on a usual day.", "peak": "How much at most."},
    "Replacement": {
        "by": "What would take its place.",
        "estimate": "What that would cost, or how long it would take.",
        "trigger": "When it would be done.",
    },
    "BusinessCase": {
        "problem": "What it is there for.",
        "value": "What it is worth, as an amount.",
        "value_from_on": "The day from which it is worth that.",
    },
    "SuccessMetric": {
        "name": "What is measured.",
        "target": "What it has to be.",
        "current": "What it is.",
        "measured_on": _MEASURED,
        "source": "Where it is measured.",
        "reviewed_by": "The id of who looks at it.",
        "cadence": _HOW_OFTEN,
        "if_missed": "What happens where the target is missed.",
    },
    "Risk": {
        "id": _ID,
        "what": "What may happen.",
        "likelihood": "How likely it is.",
        "impact": "How bad it would be.",
        "owner": "The id of who answers for it.",
        "response": "reduce, transfer, avoid or accept.",
        "plan": "What is done about it.",
        "due_on": "The day by which that is done.",
        "accepted_by": "The id of who accepted it.",
        "expires_on": "The last day on which that holds.",
    },
    "Obligation": {
        "theme": "What it is about.",
        "instrument": "The law, rule or contract it follows from.",
        "version": "Which version of that.",
        "confirmed_by": "The id of who confirmed that it applies.",
        "confirmed_on": "The day on which that was.",
    },
    "Control": {
        "obligation": "The obligation that it meets.",
        "control": "What is done, or cannot happen.",
        "evidence": _EVIDENCE,
        "checked_on": "The day on which somebody last checked that it works.",
        "review_in": "How long a check lasts, like 6 months.",
        "owner": "The id of who answers for it.",
    },
}
