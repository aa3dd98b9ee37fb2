"""What nobody said passes nowhere: no field left out, no template text, no bare refusal."""

import shutil
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.rules.knowledge import BASE

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.requirement import Requirement
from relaybook.rules.context import Context
from relaybook.rules.requirement_packs import our_requirements
from relaybook.rules.requirements.evaluate import evaluate
from relaybook.rules.requirements.outcome import Outcome

DAY = date(2026, 11, 20)
AREAS = {"dependencies", "recovery", "monitoring", "data", "cost", "decisions", "risks"}
ABSENT = object()
NOTHING_SAID = (ABSENT, "TODO", "n/a")
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
    "obligations": [{"theme": "Custody of keys", "instrument": "Policy IS-11"}],
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
FILES = {
    "system": ("systems/cards.yaml", SYSTEM),
    "handover": ("handovers/exit.md", HANDOVER),
    "decision": ("decisions/0001-use-one.md", DECISION),
}
JUDGED = [one for one in our_requirements() if one.area in AREAS and one.checks]


def outcome(folder: Path, requirement: Requirement, fields: dict[str, Any]) -> Outcome:
    """Judge one record of these fields by a requirement."""
    path = folder / FILES[requirement.on][0]
    text = yaml.safe_dump(fields, sort_keys=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text if path.suffix == ".yaml" else f"---\n{text}---\n# One\n\nText.\n")
    base = load(WorkingTree(folder))
    record = next(one for one in base.documents if one.path == FILES[requirement.on][0])
    return evaluate(requirement, record, Context(base, DAY))


def base_in(folder: Path) -> Path:
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    (folder / "runbooks").mkdir()
    (folder / "runbooks/restart.md").write_text("# Restart\n\nRestart it.\n")
    (folder / "contacts/l-brandt.yaml").write_text("type: person\ntitle: Lea Brandt\n")
    return folder


def without(fields: dict[str, Any], path: list[str], value: object) -> dict[str, Any]:
    """Return the fields with one of them, in every entry of its list, replaced or left out."""
    copy = deepcopy(fields)
    parts: list[Any] = [copy]
    for step in path[:-1]:
        inner = [part[step.removesuffix("[]")] for part in parts]
        parts = [one for some in inner for one in (some if isinstance(some, list) else [some])]
    for part in parts:
        if value is ABSENT:
            part.pop(path[-1], None)
        else:
            part[path[-1]] = value
    return copy


def asked_fields() -> Iterator[tuple[Requirement, str]]:
    for requirement in JUDGED:
        named = {
            ".".join(part for part in (check.each, field) if part)
            for check in requirement.checks
            for field in check.fields
            if not check.any_of
        }
        lists = {check.each.partition("[]")[0] for check in requirement.checks if check.each}
        yield from ((requirement, name) for name in sorted(named | lists))


def test_what_is_written_passes(tmp_path: Path) -> None:
    folder = base_in(tmp_path / "base")

    said = {one.id: outcome(folder, one, FILES[one.on][1]) for one in JUDGED}

    assert {name for name, one in said.items() if not one.is_met} == set()


@pytest.mark.parametrize("area", sorted(AREAS))
def test_what_nobody_said_does_not(area: str, tmp_path: Path) -> None:
    folder = base_in(tmp_path / "base")
    passed = []
    for requirement, field in asked_fields():
        for value in NOTHING_SAID if requirement.area == area else ():
            fields = without(FILES[requirement.on][1], field.split("."), value)
            if outcome(folder, requirement, fields).is_met:
                passed.append((requirement.id, field, value))

    assert passed == []


@pytest.mark.parametrize(
    "requirement", [one for one in JUDGED if one.on == "system"], ids=lambda one: str(one.id)
)
def test_a_system_that_says_nothing_at_all_meets_nothing(
    requirement: Requirement, tmp_path: Path
) -> None:
    found = outcome(base_in(tmp_path / "base"), requirement, {"title": "Cards"})

    assert not found.is_met
    assert not found.not_applicable
