"""No requirement is met by template text, a bare refusal, an empty reason or missing data."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.rules.requirements.no_sources import NO_SOURCES

from relaybook.config import Configuration
from relaybook.load.validate import build_record
from relaybook.model.contact import Team
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Facts, Record
from relaybook.model.requirement import Condition, FieldCheck, Requirement
from relaybook.rules.context import Context
from relaybook.rules.pack_faults import KINDS
from relaybook.rules.requirement_packs import our_requirements
from relaybook.rules.requirements.evaluate import evaluate

DAY = date(2026, 11, 20)
ASKED = [one for one in our_requirements() if one.checks]
"""Those that rules judge have pages of their own."""

SAID = {
    "template": "TODO",
    "blank": "[fill this in]",
    "refusal": "n/a",
    "long refusal": "not applicable",
    "reason": {"not_applicable": "TODO: say here why this does not apply"},
    "short reason": {"not_applicable": "no"},
}


def outcome(requirement: Requirement, fields: dict[str, Any]) -> Any:
    kind = Team if requirement.on == "contact" else KINDS[requirement.on]
    facts = Facts(id="scoring", path="systems/scoring.yaml", origins={})
    record: Record = build_record(kind, fields, facts)[0]
    base = KnowledgeBase(Configuration(), NO_SOURCES, documents=(record,))
    if requirement.on == "system":
        base = KnowledgeBase(
            Configuration(), NO_SOURCES, systems={"scoring": record}, documents=(record,)
        )
    return evaluate(requirement, record, Context(base, DAY))


def filled(requirement: Requirement, text: Any) -> dict[str, Any]:
    """Return a record whose fields all say `text`, though it is asked for them."""
    fields: dict[str, Any] = asked(requirement.when)
    if requirement.on == "system":
        fields.setdefault("service_tier", 1)
    for check in requirement.checks:
        for path in paths_of(check):
            put(fields, [*steps(check.each), *steps(path)], text)
        if check.each:
            for name, value in asked(check.where).items():
                put(fields, [*steps(check.each), *steps(name)], value)
        else:
            fields |= asked(check.where)
    return fields


def asked(condition: Condition) -> dict[str, Any]:
    return {name: values[0] for name, values in condition.values.items()}


def paths_of(check: FieldCheck) -> Iterator[str]:
    named = (*check.fields, *check.dates, check.left, check.right)
    yield from (one for one in named if one and not one.startswith("as_of"))


def steps(path: str) -> list[str]:
    return path.replace("[]", ".[]").split(".") if path else []


def put(part: Any, path: list[str], value: Any) -> None:
    step, *rest = path
    if not rest:
        part.setdefault(step, value)
    elif rest[0] == "[]":
        entries = part.setdefault(step, [{}])
        if len(rest) > 1 and isinstance(entries, list):
            put(entries[0], rest[1:], value)
    else:
        inner = part.setdefault(step, {})
        if isinstance(inner, dict):
            put(inner, rest, value)


@pytest.mark.parametrize("requirement", ASKED, ids=[one.id for one in ASKED])
@pytest.mark.parametrize("text", SAID.values(), ids=SAID)
def test_words_that_say_nothing_do_not_pass(requirement: Requirement, text: Any) -> None:
    found = outcome(requirement, filled(requirement, text))

    assert not found.is_met


@pytest.mark.parametrize("requirement", ASKED, ids=[one.id for one in ASKED])
def test_missing_data_does_not_pass(requirement: Requirement) -> None:
    found = outcome(requirement, asked(requirement.when))

    assert not found.is_met
    assert found.problems or found.not_applicable or requirement.needs or found.unknown


@pytest.mark.parametrize(
    "requirement",
    [one for one in ASKED if one.needs],
    ids=[one.id for one in ASKED if one.needs],
)
def test_without_the_inventory_it_is_missing_not_excused(requirement: Requirement) -> None:
    tier = {"service_tier": 1} if requirement.on == "system" else {}
    found = outcome(requirement, tier)
    reason = "It runs nothing of the kind, only rules."
    said = tier | {requirement.needs[0]: {"not_applicable": reason}}

    assert (found.is_met, found.not_applicable, found.problems) == (False, "", ())
    assert outcome(requirement, said).not_applicable == reason
