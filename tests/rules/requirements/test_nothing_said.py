"""What nobody said passes nowhere: no field left out, no template text, no bare refusal."""

import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.rules.knowledge import BASE
from tests.rules.requirements.said_records import DECISION, HANDOVER, RUNBOOK, SYSTEM

from relaybook.load.knowledge_base import load
from relaybook.load.validate import build_record
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Facts
from relaybook.model.requirement import Requirement
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.pack_faults import KINDS
from relaybook.rules.requirement_packs import our_requirements
from relaybook.rules.requirements.evaluate import evaluate
from relaybook.rules.requirements.outcome import Outcome

DAY = date(2026, 11, 20)
AT_THE_EXIT = {"access", "acceptance", "exit", "knowledge", "models"}
"""Areas with a test of their own beside this one."""
LEGAL = "type: role\ntitle: Legal\nheld_by: [r-okafor]\n"
ABSENT = object()
NOTHING_SAID = (ABSENT, "TODO", "n/a")
FIELDS = {"system": SYSTEM, "handover": HANDOVER, "decision": DECISION, "runbook": RUNBOOK}
EXCUSED = {"deprecated-without-end"}
"""What this system is not asked, since it stays."""
JUDGED = [one for one in our_requirements() if one.area not in AT_THE_EXIT and one.checks]
AREAS = sorted({one.area for one in JUDGED})


def outcome(base: KnowledgeBase, requirement: Requirement, fields: dict[str, Any]) -> Outcome:
    """Judge one record of these fields by a requirement."""
    facts = Facts(id="cards", path="systems/cards.yaml")
    record = build_record(KINDS[requirement.on], fields, facts)[0]
    if isinstance(record, System):
        base = replace(base, systems={**base.systems, record.id: record})
    return evaluate(requirement, record, Context(base, DAY))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return load(WorkingTree(base_in(tmp_path_factory.mktemp("said") / "base")))


def base_in(folder: Path) -> Path:
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    (folder / "runbooks").mkdir()
    (folder / "runbooks/restart.md").write_text("# Restart\n\nRestart it.\n")
    (folder / "runbooks/tell.md").write_text("---\ntype: incident_reporting\n---\n\n# Tell them\n")
    (folder / "contacts/legal.yaml").write_text(LEGAL)
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


def test_what_is_written_passes(base: KnowledgeBase) -> None:
    said = {one.id: outcome(base, one, FIELDS[one.on]) for one in JUDGED}

    assert {name for name, one in said.items() if not one.is_met} == EXCUSED


@pytest.mark.parametrize("area", AREAS)
def test_what_nobody_said_does_not(area: str, base: KnowledgeBase) -> None:
    passed = []
    for requirement, field in asked_fields():
        for value in NOTHING_SAID if requirement.area == area else ():
            fields = without(FIELDS[requirement.on], field.split("."), value)
            if outcome(base, requirement, fields).is_met:
                passed.append((requirement.id, field, value))

    assert passed == []


@pytest.mark.parametrize(
    "requirement", [one for one in JUDGED if one.on == "system"], ids=lambda one: str(one.id)
)
def test_a_system_that_says_nothing_at_all_meets_nothing(
    requirement: Requirement, base: KnowledgeBase
) -> None:
    found = outcome(base, requirement, {"title": "Cards", "service_tier": "1"})

    assert not found.is_met
    assert requirement.id in EXCUSED or not found.not_applicable
