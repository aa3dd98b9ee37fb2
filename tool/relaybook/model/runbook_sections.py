"""Which sections a runbook is asked for; rollback and verification have rules of their own."""

from collections.abc import Mapping

AT_STANDARD = ("when_to_use", "steps")

AT_FULL: Mapping[str, tuple[str, ...]] = {
    "alert_response": (
        "when_to_use",
        "impact",
        "prerequisites",
        "diagnosis",
        "steps",
        "escalation",
    ),
    "operational_procedure": ("when_to_use", "prerequisites", "steps"),
    "deploy_rollback": (
        "when_to_use",
        "impact",
        "prerequisites",
        "approval",
        "steps",
        "escalation",
        "record_to_keep",
    ),
    "disaster_recovery": (
        "when_to_use",
        "impact",
        "prerequisites",
        "approval",
        "diagnosis",
        "steps",
        "failback",
        "reconciliation",
        "fallback",
        "communication",
        "escalation",
        "record_to_keep",
    ),
    "retrain_model": (
        "when_to_use",
        "impact",
        "prerequisites",
        "approval",
        "diagnosis",
        "steps",
        "evaluation_gate",
        "escalation",
        "record_to_keep",
    ),
    "disable_model": (
        "when_to_use",
        "impact",
        "prerequisites",
        "approval",
        "steps",
        "fallback",
        "communication",
        "escalation",
        "record_to_keep",
    ),
    "access": ("when_to_use", "prerequisites", "approval", "steps", "record_to_keep"),
    "scheduled_maintenance": (
        "when_to_use",
        "impact",
        "prerequisites",
        "approval",
        "steps",
        "communication",
        "schedule",
        "record_to_keep",
    ),
    "incident_reporting": (
        "when_to_use",
        "prerequisites",
        "approval",
        "diagnosis",
        "steps",
        "communication",
        "escalation",
        "record_to_keep",
    ),
}
"""By type, in the order in which somebody on call reads them."""

FIELDS_FOR_SECTIONS: Mapping[str, str] = {"impact": "impact", "escalation": "escalation"}
"""Fields that, written in the runbook itself, say what a section would."""
