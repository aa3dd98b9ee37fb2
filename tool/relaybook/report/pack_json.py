"""What a profile asks for, for other programs."""

import json
from typing import Any

from relaybook.model.requirement import Requirement
from relaybook.report.pack_summary import PackSummary, is_gate_in

VERSION = 1


def render(summary: PackSummary) -> str:
    """Return an object with the `requirements` of a profile by code."""
    content = {
        "version": VERSION,
        "profile": summary.profile,
        "gates": summary.gates,
        "strengths": dict(sorted(summary.strengths.items())),
        "presence_only": summary.looks_for_presence_only,
        "requirements": [_one(one, summary.profile) for one in summary.requirements],
    }
    return json.dumps(content, indent=2) + "\n"


def _one(requirement: Requirement, profile: str) -> dict[str, Any]:
    return {
        "code": requirement.code,
        "id": requirement.id,
        "area": requirement.area,
        "on": requirement.on,
        "severity": requirement.severities[profile].word,
        "gate": is_gate_in(requirement, profile),
        "gate_to_tier": requirement.gate_to_tier,
        "protects": requirement.protects,
        "strength": requirement.strongest,
        "by_receiver": requirement.by_receiver,
        "asks": requirement.asks,
        "rules": list(requirement.rules),
        "write": requirement.write,
        "source": requirement.source,
        "file": requirement.file,
    }
