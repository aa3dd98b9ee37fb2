"""What nobody said of models, access and the exit passes nowhere, nor does what is only claimed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.rules.requirements.test_nothing_said import DAY, NOTHING_SAID, base_in, without

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.requirement import Rung
from relaybook.rules.context import Context
from relaybook.rules.requirement_packs import our_requirements
from relaybook.rules.requirements.evaluate import evaluate
from relaybook.rules.requirements.outcome import Outcome

AREAS = ("access", "acceptance", "exit", "knowledge", "models")
OURS = {
    "id": "card-fraud",
    "version": "41",
    "provider": "internal",
    "type": "gradient-boosted trees",
    "role": "Scores card payments",
    "risk_tier": "high",
    "owner": "team:payments",
    "model_card": "https://models.example.com/card-fraud/41",
    "trained_on": "2026-08-04",
    "max_age": "6 months",
    "metrics": [
        {
            "name": "Recall by value",
            "floor": "0.82",
            "current": "0.86",
            "measured_on": "2026-11-16",
            "cadence": "7d",
            "ground_truth": "Chargebacks",
            "label_delay": "45d",
        }
    ],
    "drift": [
        {"signal": "Stability of the score", "threshold": "0.2", "window": "1d", "alert": "Shift"}
    ],
    "reproduction": {
        "code_ref": "https://git.example.com/training",
        "data_snapshot": "s3://train/2026-07-31",
        "config": "configs/card.yaml",
        "environment": "registry.example.com/train",
    },
    "evaluation": {
        "location": "https://git.example.com/evaluation",
        "account_owner": "team:payments",
        "last_run_on": "2026-11-16",
        "run_by": "person:r-okafor",
    },
    "prompts": {"location": "https://git.example.com/prompts", "account_owner": "team:payments"},
    "validation": {
        "by": "person:r-okafor",
        "date": "2026-08-10",
        "next_due_on": "2027-02-10",
        "findings_open": "1",
    },
    "fairness": {"groups": ["age 60 and over"], "measured_on": "2026-08-10"},
    "fallback": "The rules of the analysts",
}
HOSTED = {
    **OURS,
    "id": "device-reputation",
    "provider": "vendor:nimbus",
    "pinned_version": "2026-06",
    "deprecates_on": "2027-06-30",
    "change_notice": "90 days in writing",
}
SYSTEM: dict[str, Any] = {
    "title": "Cards",
    "models": [OURS, HOSTED],
    "access": [
        {
            "id": "signing-key",
            "what": "Signs model files",
            "type": "key",
            "custodian": "team:payments",
            "grant_by": "role:duty-manager",
            "holders": ["person:r-okafor"],
            "secret_ref": "vault:models/signing-key",
        }
    ],
}
HANDOVER: dict[str, Any] = {
    "status": "planned",
    "systems": ["cards"],
    "access_transfers": [
        {
            "access": "signing-key",
            "holder": "vendor:nimbus",
            "method": "rotate",
            "planned_on": "2026-12-09",
        }
    ],
    "exit_plan": {
        "planned": "Two waves",
        "stressed": "Rules decide",
        "alternative": "A second vendor",
        "tested_on": "2026-08-14",
    },
    "deliverables": [{"id": "DL-01", "what": "Source", "location": "https://git.example.com/x"}],
    "rights": [{"asset": "Feature library", "basis": "licensed", "ref": "C-07, annex 4"}],
    "data_deletion": {"due_on": "2027-01-31", "covers": ["backups", "subcontractors"]},
    "subcontractors": [
        {
            "name": "Labelworks",
            "service": "Labels",
            "systems": ["cards"],
            "contract_after_exit": "L-03 with us",
        }
    ],
    "open_items": [
        {
            "id": "OI-01",
            "severity": "P2",
            "what": "Pods grow",
            "new_owner": "team:payments",
            "workaround": "Restart",
        }
    ],
    "sessions": [
        {
            "id": "KT-01",
            "date": "2026-09-08",
            "system": "cards",
            "topic": "architecture",
            "from": "person:r-okafor",
            "to": ["team:payments"],
        }
    ],
    "shadowing": [
        {
            "system": "cards",
            "stage": "solo",
            "person": "person:r-okafor",
            "runbook": "restart",
            "date": "2026-11-05",
            "outcome": "pass",
            "help_needed": "none",
        }
    ],
    "training": [
        {"person": "person:r-okafor", "topic": "Restore", "due_on": "2026-12-04"},
    ],
    "acceptance_criteria": [
        {
            "id": "AC-1",
            "statement": "Run alone by two",
            "check": "never-run-alone",
            "owner": "person:r-okafor",
        }
    ],
    "early_life_support": {
        "start_on": "2027-01-01",
        "end_on": "2027-02-28",
        "exit_criteria": ["30 quiet days"],
        "hand_back_if": "Two incidents in a week need the vendor",
    },
}
FILES = {"system": ("systems/cards.yaml", SYSTEM), "handover": ("handovers/exit.md", HANDOVER)}
JUDGED = [one for one in our_requirements() if one.area in AREAS and one.checks]
JUDGED_OF = {name: [one for one in JUDGED if one.on == name] for name in FILES}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return base_in(tmp_path_factory.mktemp("exit") / "base")


def outcomes(folder: Path, kind: str, fields: dict[str, Any]) -> dict[str, Outcome]:
    """Judge one record of these fields by every requirement of its kind."""
    path = folder / FILES[kind][0]
    text = yaml.safe_dump(fields, sort_keys=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text if path.suffix == ".yaml" else f"---\n{text}---\n# One\n\nText.\n")
    base = load(WorkingTree(folder))
    record = next(one for one in base.documents if one.path == FILES[kind][0])
    context = Context(base, DAY)
    return {one.id: evaluate(one, record, context) for one in JUDGED_OF[kind]}


def asked_of(kind: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each field that requirements ask of a kind of record, with the ids of these."""
    found: dict[str, list[str]] = {}
    for requirement in JUDGED_OF[kind]:
        for check in requirement.checks:
            for field in () if check.any_of else check.fields:
                name = ".".join(part for part in (check.each, field) if part)
                found.setdefault(name, []).append(requirement.id)
            if check.each:
                found.setdefault(check.each.partition("[]")[0], []).append(requirement.id)
    yield from sorted(found.items())


@pytest.mark.parametrize("kind", sorted(FILES))
def test_what_is_written_passes(kind: str, folder: Path) -> None:
    found = outcomes(folder, kind, FILES[kind][1])

    assert {name for name, one in found.items() if not one.is_met} == set()


@pytest.mark.parametrize("value", NOTHING_SAID, ids=("absent", "template", "bare refusal"))
@pytest.mark.parametrize("kind", sorted(FILES))
def test_what_nobody_said_does_not(kind: str, value: object, folder: Path) -> None:
    passed = [
        (name, field)
        for field, names in asked_of(kind)
        for found in [outcomes(folder, kind, without(FILES[kind][1], field.split("."), value))]
        for name in dict.fromkeys(names)
        if found[name].is_met
    ]

    assert passed == []


@pytest.mark.parametrize("kind", sorted(FILES))
def test_a_record_that_says_nothing_at_all_meets_nothing(kind: str, folder: Path) -> None:
    found = outcomes(folder, kind, {"title": "Cards", "status": "planned"})

    assert {name for name, one in found.items() if one.is_met or one.not_applicable} == set()


def test_without_an_inventory_all_that_rests_on_it_is_missing_and_said_once(folder: Path) -> None:
    found = outcomes(folder, "system", {"title": "Cards"})

    of_models = {one.id: found[one.id] for one in JUDGED_OF["system"] if one.area == "models"}
    assert {one.rung for one in of_models.values()} == {Rung.MISSING}
    assert [name for name, one in of_models.items() if one.problems] == ["missing-model-inventory"]


def test_a_reason_why_there_is_no_model_makes_what_rests_on_it_not_applicable(
    folder: Path,
) -> None:
    reason = "Analysts decide; the system shows them what it knows."
    found = outcomes(folder, "system", {"models": {"not_applicable": reason}})

    of_models = [found[one.id] for one in JUDGED_OF["system"] if one.area == "models"]
    assert {one.not_applicable for one in of_models} == {reason}


@pytest.mark.parametrize("bare", ["n/a", "none", "no models here"])
def test_a_bare_refusal_is_no_reason(bare: str, folder: Path) -> None:
    found = outcomes(folder, "system", {"models": {"not_applicable": bare}})

    of_models = [found[one.id] for one in JUDGED_OF["system"] if one.area == "models"]
    assert {(one.rung, one.not_applicable) for one in of_models} == {(Rung.MISSING, "")}


def test_a_secret_in_the_place_of_its_reference_is_said_once(folder: Path) -> None:
    fields = without(SYSTEM, ["access[]", "secret_ref"], "hunter2hunter2")

    found = outcomes(folder, "system", fields)["secret-without-custody"]

    assert (found.rung, found.problems) == (Rung.MISSING, ())
