"""From which level each field is asked for, and by which rule. Tests hold it to what rules do."""

from collections.abc import Mapping

from relaybook.findings import Level
from relaybook.model.contact import Contact
from relaybook.model.decision import Decision
from relaybook.model.exercise import Exercise
from relaybook.model.handover import Handover
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.registry import RULES

_LEVELS = {rule.id: rule.level for rule in RULES}
_FIELD = "missing-field"
ASKED: Mapping[type[Record], Mapping[str, tuple[str, Level]]] = {
    System: {
        "title": (_FIELD, Level.STANDARD),
        "owner": ("missing-owner", _LEVELS["missing-owner"]),
        "escalation": ("missing-escalation", _LEVELS["missing-escalation"]),
        "service_tier": ("missing-tier", _LEVELS["missing-tier"]),
        "depends_on": ("undeclared-dependencies", _LEVELS["undeclared-dependencies"]),
        "description": ("missing-description", _LEVELS["missing-description"]),
        "last_reviewed_on": ("missing-review-date", _LEVELS["missing-review-date"]),
        "review_in": ("missing-review-date", _LEVELS["missing-review-date"]),
    },
    Contact: dict.fromkeys(("type", "title", "reach"), (_FIELD, Level.BASIC)),
    Runbook: {
        "systems": (_FIELD, Level.STANDARD),
        "owner": ("missing-owner", _LEVELS["missing-owner"]),
        "escalation": ("missing-escalation", _LEVELS["missing-escalation"]),
        "last_reviewed_on": ("missing-review-date", _LEVELS["missing-review-date"]),
        "review_in": ("missing-review-date", _LEVELS["missing-review-date"]),
    },
    Decision: dict.fromkeys(("status", "date"), (_FIELD, Level.STANDARD)),
    Exercise: dict.fromkeys(
        ("runbook", "digest", "date", "mode", "by", "outcome", "steps"), (_FIELD, Level.BASIC)
    ),
    Handover: dict.fromkeys(
        ("status", "from_", "to", "contract", "systems"), (_FIELD, Level.BASIC)
    ),
}


def asked(model: type[Record], name: str) -> str:
    """Return the level from which a field is asked for; empty where no rule asks."""
    for kind, fields in ASKED.items():
        if issubclass(model, kind) and name in fields:
            level = fields[name][1]
            return "always" if level is Level.BASIC else level.word
    return ""
