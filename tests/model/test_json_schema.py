"""Editors must be told what the loader accepts: the worked example is the judge."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from relaybook.config import Configuration
from relaybook.load.discover import Found, discover
from relaybook.load.front_matter import split_front_matter
from relaybook.load.working_tree import WorkingTree
from relaybook.model.field_descriptions import FIELD_DESCRIPTIONS
from relaybook.model.json_schema import KINDS, json_schema
from relaybook.model.runbook import (
    BasedOn,
    NotedExercise,
    Parameter,
    RollbackPlan,
    Runbook,
)
from relaybook.model.runbook import TestedWith as TriedWith

ROOT = Path(__file__).parents[2]


class EditorLoader(yaml.SafeLoader):
    """Reads a day as text, as editors and JSON do."""


EditorLoader.yaml_implicit_resolvers = {
    first: [one for one in resolvers if one[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:
    return yaml.load(text, EditorLoader)  # noqa: S506 - derived from SafeLoader


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(kind))


def errors(kind: str, value: Any) -> list[str]:
    found = validator(kind).iter_errors(value)
    return [f"{error.json_path}: {error.message}" for error in found]


def records(kind: str) -> list[Found]:
    found = discover(WorkingTree(ROOT).paths(), Configuration())
    wanted = {kind} | ({"aspect"} if kind == "system" else set())
    return [one for one in found if one.kind in wanted and one.form in ("yaml", "markdown")]


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_valid_schemas(kind: str) -> None:
    Draft202012Validator.check_schema(json_schema(kind))


@pytest.mark.parametrize(
    "kind", ["system", "contact", "runbook", "decision", "exercise", "handover", "guide"]
)
def test_the_worked_example_fits(kind: str) -> None:
    found = records(kind)
    wrong = []
    for one in found:
        text = (ROOT / one.path).read_text()
        written = split_front_matter(text).yaml if one.form == "markdown" else text
        wrong += [f"{one.path} {error}" for error in errors(kind, read(written or "{}"))]

    assert wrong == []
    assert found or kind == "guide"


def test_the_configuration_of_the_worked_example_fits() -> None:
    assert errors("configuration", read((ROOT / "relaybook.yml").read_text())) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("system", "users: one team"),
        ("system", "depends_on: [core-banking]"),
        ("system", "depends_on: {not_applicable: It runs alone on one host.}"),
        (
            "system",
            "depends_on: [{to: dns, tolerates: {not_applicable: Nobody has asked so far.}}]",
        ),
        ("system", "service-tier: 2"),
        ("system", "owner:"),
        ("contact", "type: team\nmembers: a-rao"),
        ("contact", "type: role\nheld_by: [{contact: person:a-rao, from_on: 2026-01-01}]"),
        ("runbook", "escalation: inherit"),
        ("runbook", "tested_with: {component: scorer, version: 1.10}"),
        ("decision", "deciders: [Ada]\nreview_by: 2027-01-31"),
        ("handover", "systems: [fraud-scoring]\nfrom: nimbus-risk"),
        ("configuration", "level: basic\nprofiles: ai"),
        ("configuration", "level: {default: full, folders: {runbooks: basic}}"),
    ],
)
def test_what_the_loader_accepts_is_valid(kind: str, text: str) -> None:
    assert errors(kind, read(text)) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("system", "ownr: payments"),
        ("system", "service_tier: 5"),
        ("system", "depends_on: {not_applicable: too short}"),
        ("system", "depends_on: [{to: dns, criticality: medium}]"),
        ("contact", "type: teem"),
        ("contact", "type: team\ncontracts: []"),
        ("runbook", "type: howto"),
        ("configuration", "naem: Ours"),
        ("configuration", "format: 2"),
    ],
)
def test_what_the_loader_refuses_is_invalid(kind: str, text: str) -> None:
    assert errors(kind, read(text)) != []


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_of_a_record_says_what_it_means(kind: str) -> None:
    schema = json_schema(kind)
    names = {"contact": ["Contact", "Team", "Person", "Role", "Vendor"]}.get(
        kind, [kind.capitalize()]
    )
    silent = [
        f"{name}.{key}"
        for name in names
        for key, value in schema["$defs"][name]["properties"].items()
        if not value.get("description") and key not in ("deciders", "review_by")
    ]

    assert silent == []


def test_contacts_follow_their_type() -> None:
    assert errors("contact", {"type": "vendor", "contracts": [{"ref": "C-07"}]}) == []
    assert errors("contact", {"type": "person", "contracts": [{"ref": "C-07"}]}) == [
        "$: 'contracts' does not match any of the regexes: '^[a-z0-9_]+(-[a-z0-9_]+)+$'"
    ]


def test_each_field_of_a_runbook_says_what_it_means() -> None:
    for part in (Runbook, Parameter, RollbackPlan, TriedWith, BasedOn, NotedExercise):
        told = FIELD_DESCRIPTIONS[part.__name__]
        assert set(part.model_fields) <= set(told), part.__name__


# Other words for a field, what a duration is read as, and the type that decides about all else.
SAID_ELSEWHERE = {
    *(("Decision", name) for name in ("deciders", "review_by")),
    *(("Duration", name) for name in ("text", "months", "seconds")),
    ("contact", "type"),
}


@pytest.mark.parametrize("kind", [*KINDS])
def test_each_part_of_a_schema_says_what_it_means(kind: str) -> None:
    schema = json_schema(kind)
    parts = {kind: schema, **schema.get("$defs", {})}
    silent = {
        (part, name)
        for part, found in parts.items()
        for name, value in found.get("properties", {}).items()
        if "description" not in value
    }

    assert silent <= SAID_ELSEWHERE
