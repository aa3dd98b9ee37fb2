"""Records that say all that field by field is asked of them."""

from typing import Any

RISK = {
    "id": "R-1",
    "what": "One absence leaves two",
    "likelihood": "high",
    "impact": "high",
    "owner": "team:payments",
    "response": "reduce",
    "plan": "Two people join",
    "due_on": "2027-01-31",
}
SYSTEM: dict[str, Any] = {
    "title": "Cards",
    "service_tier": "1",
    "lifecycle": "production",
    "users": ["card payments"],
    "known_about_by": ["person:r-okafor", "person:l-brandt"],
    "accountable_executive": "role:duty-manager",
    "technical_owner": "person:l-brandt",
    "decision_rights": {
        "change": "role:duty-manager",
        "risk_acceptance": "role:duty-manager",
        "emergency_stop": "role:duty-manager",
        "data_access": "role:duty-manager",
    },
    "roles": {
        "business": "role:duty-manager",
        "data": "role:duty-manager",
        "security": "role:duty-manager",
        "model_owner": "person:l-brandt",
        "model_validator": "person:r-okafor",
    },
    "models": [{"id": "limits", "previous_version": "40"}],
    "repositories": [{"url": "https://git.example.com/cards", "account_owner": "team:payments"}],
    "pipelines": [{"url": "https://ci.example.com/cards", "account_owner": "team:payments"}],
    "environments": [
        {
            "name": "production",
            "hosting": "own hosts",
            "region": "London",
            "account_owner": "team:payments",
        }
    ],
    "support_hours": "24x7",
    "impact_of_outage": "No card is authorised.",
    "business_case": {
        "problem": "Cards were stopped by hand",
        "value": {"amount": "9", "currency": "INR", "per": "year"},
        "value_from_on": "2026-01-31",
    },
    "success_metrics": [
        {
            "name": "Stopped in time",
            "target": "99 %",
            "source": "Panel 1",
            "reviewed_by": "role:duty-manager",
            "cadence": "30d",
            "if_missed": "The duty manager asks why",
        }
    ],
    "components": [{"name": "PostgreSQL", "version": "16", "end_of_support_on": "2028-11-09"}],
    "escalation": [
        {"contact": "team:payments", "respond_within": "15m", "hours": "24x7"},
        {"contact": "role:duty-manager", "respond_within": "15m", "hours": "24x7"},
    ],
    "incident_reporting": [
        {
            "authority": "The supervisor",
            "clock": "6h",
            "owner_role": "role:duty-manager",
            "runbook": "tell",
        }
    ],
    "customer_facing": "true",
    "depends_on": [
        {
            "to": "ledger",
            "kind": "legacy",
            "criticality": "hard",
            "on_failure": "queues",
            "interface": "Call BALINQ",
            "data_format": "96 bytes, EBCDIC",
            "schedule": "All day",
            "auth_model": "Shared user",
            "interface_owner": "team:payments",
            "known_limits": ["One account a call"],
        }
    ],
    "operational_dependencies": {
        "identity": "ledger",
        "dns": "ledger",
        "certificates": "ledger",
        "ci": "ledger",
        "registry": "ledger",
        "secrets_store": "ledger",
        "vpn": "ledger",
        "monitoring": "ledger",
        "licences": "ledger",
        "schedulers": "ledger",
    },
    "rto": "2h",
    "rpo": "15m",
    "recovery_agreed": {"by": "role:duty-manager", "date": "2026-09-30"},
    "backups": [
        {
            "what": "Card table",
            "frequency": "15m",
            "location": "Second site",
            "restore_runbook": "restart",
            "restore_tested_on": "2026-09-01",
        }
    ],
    "manual_fallback": "restart",
    "alert_route": "team:payments",
    "alert_route_tested_on": "2026-11-05",
    "slos": [
        {"indicator": "Answered", "target": "99 %", "window": "28d", "source": "Panel 2"},
        {"indicator": "Quick", "target": "99 %", "window": "28d", "source": "Panel 3"},
    ],
    "on_call": {"members": ["person:r-okafor", "role:duty-manager", "person:l-brandt"]},
    "capacity": {"peak": "14 calls/s", "limit": "23 calls/s", "tested_on": "2026-10-24"},
    "data": [
        {
            "name": "Card table",
            "classification": "confidential",
            "contains_personal_data": "true",
            "owner": "team:payments",
            "region": "London",
            "retention": "7 years",
            "source": "Topic cards",
            "feeds": ["fraud scoring"],
            "quality_checks": ["Newest row younger than two minutes"],
            "on_quality_failure": "restart",
        }
    ],
    "audit_log": {
        "events": "Every change of a limit",
        "location": "Storage of ours",
        "retention": "7 years",
        "readers": ["team:payments"],
    },
    "obligations": [
        {
            "theme": "Custody of keys",
            "instrument": "Policy IS-11",
            "version": "3",
            "confirmed_by": "role:legal",
            "confirmed_on": "2026-09-01",
        }
    ],
    "controls": [
        {
            "obligation": "Custody of keys",
            "control": "Three of five unseal",
            "evidence": "SEC-1904",
            "checked_on": "2026-09-01",
            "owner": "team:payments",
        }
    ],
    "grievance_route": "team:payments",
    "human_review_route": "role:duty-manager",
    "cost": {
        "as_of": "2026-10-31",
        "items": [{"category": "cloud", "amount": "1000", "currency": "INR", "per": "month"}],
        "budget": {"amount": "9", "currency": "INR", "per": "month", "owner": "team:payments"},
    },
    "replacement": {"by": "2029-12-31", "estimate": "90 million", "trigger": "Peak doubles"},
    "risks": [RISK],
}
HANDOVER: dict[str, Any] = {
    "status": "planned",
    "systems": ["cards"],
    "risks": [RISK],
    "after_exit_cost": [{"category": "people", "amount": "5", "currency": "INR", "per": "month"}],
}
DECISION: dict[str, Any] = {
    "status": "accepted",
    "date": "2026-01-31",
    "assumptions": [{"what": "Fewer than 600 reads", "revisit_when": "a read takes 40 ms"}],
}
RUNBOOK: dict[str, Any] = {
    "type": "alert_response",
    "systems": ["cards"],
    "alerts": ["LimitsStale"],
    "changes_data": "true",
    "restore_point": "The copy of the night before",
}
