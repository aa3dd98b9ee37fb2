"""Which sections a runbook is asked for, by its level, type and heading style."""

from collections.abc import Mapping

from relaybook.findings import Level
from relaybook.model.heading_style import HeadingStyle
from relaybook.model.rollback import asks_for_section, is_compensated
from relaybook.model.runbook import Runbook

# They have rules of their own, which say more.
_OF_OTHER_RULES = frozenset({"verification", "rollback"})

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


def asked_sections(runbook: Runbook, level: Level, style: HeadingStyle) -> tuple[str, ...]:
    """Return the names of the sections that a runbook has at a level, in reading order.

    At `standard` its heading style decides, at `full` its type; without a type, the style does.
    """
    if level < Level.STANDARD:
        return ()
    if level < Level.FULL:
        return style.asked
    by_type = AT_FULL.get(runbook.type or "")
    asked = by_type or tuple(one for one in style.asked if one != "verification")
    return (*asked, "verification", *(["rollback"] if _is_undone_as_a_whole(runbook) else []))


def missing_sections(runbook: Runbook, level: Level, style: HeadingStyle) -> tuple[str, ...]:
    """Return the names of the sections that are asked for and that nothing stands for."""
    present = style.sections(runbook.outline)
    asked = asked_sections(runbook, level, style)
    return tuple(one for one in asked if one not in present and not _is_field(runbook, one))


def missing_without_rule(runbook: Runbook, level: Level, style: HeadingStyle) -> tuple[str, ...]:
    """Return the missing sections but for those that have a rule of their own."""
    return tuple(
        one for one in missing_sections(runbook, level, style) if one not in _OF_OTHER_RULES
    )


def _is_undone_as_a_whole(runbook: Runbook) -> bool:
    return asks_for_section(runbook) and not is_compensated(runbook)


def _is_field(runbook: Runbook, section: str) -> bool:
    field = FIELDS_FOR_SECTIONS.get(section)
    if field is None or getattr(runbook, field) is None:
        return False
    origin = runbook.origins.get(field)
    return origin is None or not origin.inherited
