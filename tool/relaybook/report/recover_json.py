"""In which order to bring systems back, for other programs."""

import json
from typing import Any

from relaybook.graph.cycles import Cycle
from relaybook.graph.recovery import Restored
from relaybook.graph.recovery_facts import RecoveryFacts
from relaybook.model.secrets import mask_in
from relaybook.report.situation import Situation, call_as_json

VERSION = 1


def render(situation: Situation, facts: RecoveryFacts) -> str:
    """Return an object with `waves`; times in seconds, the least where `is_known` is false."""
    path = facts.plan.critical_path()
    content = {
        "version": VERSION,
        **situation.as_json(),
        "asked": list(facts.asked),
        "waves": [[_unit(situation, facts, one) for one in wave] for wave in facts.plan.waves],
        "critical_path": [list(one.systems) for one in path],
        "takes_seconds": path[-1].end if path else 0,
        "is_known": all(one.is_known for one in facts.plan.restored.values()),
        "unknown": list(facts.plan.all_unknown),
        "deadlocks": [_knot(cycle) for cycle in facts.plan.deadlocks],
        "recovery_deadlocks": [
            {
                "system": found.need.source,
                "needs": found.need.target,
                "path": [found.need.target, *(edge.target for edge in found.path)],
            }
            for found in facts.deadlocks
        ],
        "needs_without_order": facts.unordered,
        "left_out": [{"system": name, "reason": why} for name, why in facts.left_out.items()],
    }
    return json.dumps(mask_in(content), indent=2) + "\n"


def _unit(situation: Situation, facts: RecoveryFacts, one: Restored) -> dict[str, Any]:
    return {
        "wave": one.wave,
        "start_seconds": one.start,
        "end_seconds": one.end,
        "is_known": one.is_known,
        "waits_for": one.after or None,
        "systems": [_system(situation, facts, name) for name in one.systems],
    }


def _system(situation: Situation, facts: RecoveryFacts, name: str) -> dict[str, Any]:
    system = situation.base.systems[name]
    return {
        "system": name,
        "title": system.name,
        "tier": system.service_tier,
        "owner": system.owner,
        "provider": system.provider,
        "restore_time": system.restore_time.text if system.restore_time else None,
        "runbooks": [
            {"runbook": runbook.id, "title": runbook.name, "path": runbook.path}
            for runbook in facts.runbooks.get(name, ())
        ],
        "call": call_as_json(situation.first_call(name)),
    }


def _knot(cycle: Cycle) -> dict[str, Any]:
    softest = cycle.softest
    return {
        "members": list(cycle.members),
        "cycle": list(cycle.systems),
        "softest": {"source": softest.source, "target": softest.target},
    }
