"""No requirement is met by a record that says nothing, whoever judges it: checks or rules."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.rules.requirements.test_nothing_said import base_in

from relaybook.check.options import CheckOptions
from relaybook.findings import Level
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.decision import Decision
from relaybook.model.handover import Handover
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.review.bench import bench_at
from relaybook.review.ladder import Judgement
from relaybook.rules.requirement_packs import our_requirements

DAY = date(2026, 11, 20)
ALL = ("base", "ai", "regulated", "vendor-exit")
SAID: dict[str, Any] = {
    "absent": None,
    "template": "TODO",
    "refusal": "n/a",
    "reason": {"not_applicable": "n/a"},
    "template in a list": ["TODO"],
    "entry without fields": [{}],
}
NO_WORDS = frozenset({"status", "lifecycle", "service_tier", "type", "scope", "kind", "systems"})
"""What the records say, because it decides what else is asked."""
NOT_FIELDS = frozenset({"relaybook", "not_applicable", "uses", "parent"})
TYPES = ("alert_response", "deploy_rollback", "disaster_recovery", "operational_procedure")
SECTIONS = (
    "## When to use\n\nTODO\n\n## Steps\n\nTODO\n\n## Verification\n\nn/a\n\n## Rollback\n\nn/a\n"
)
GIVEN = {
    "undeclared-criticality": "the tier is said",
    "runbook-without-type": "the type is said",
}
HARMLESS = {
    "address-inside-vendor": "no address is there",
    "list-of-instruments-unconfirmed": "it is about our own list of instruments",
    "no-way-back-up": "nobody waits for this system",
    "reference-to-nothing": "nothing is referred to",
    "refusal-without-reason": "nothing is refused",
    "secret-in-record": "no secret is there",
    "template-left-standing": "no template is there",
    "unbounded-condition": "nobody made a condition",
    "unbounded-waiver": "nothing is waived",
}
"""What only forbids, and why a record without any of it is right to pass."""
REASONS = {
    "alert-response-without-alert": "no alert leads to it",
    "deprecated-without-end": "it is not on its way out",
    "incomplete-recovery-runbook": "it is no runbook of disaster recovery",
    "missing-restore-point": "it changes no data",
    "refusal-without-reason": "it is not asked of such a record",
    "runbook-kind-missing": "switched off in relaybook.yml",
}
"""What does not apply, by what the record says of its type and lifecycle."""


def fields(kind: type[Record], text: Any) -> dict[str, Any]:
    """Return all fields of a kind of record, each saying `text`."""
    names = (name.rstrip("_") for name in kind.model_fields)
    return {
        name: text
        for name in names
        if text is not None and name not in NOT_FIELDS and name not in NO_WORDS
    }


def records(text: Any) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield path, fields and page of records that say `text` wherever they can."""
    yield (
        "systems/cards.yaml",
        {**fields(System, text), "title": "Cards", "service_tier": 1, "lifecycle": "production"},
        "",
    )
    for name in TYPES:
        front = {**fields(Runbook, text), "type": name, "systems": ["cards"]}
        yield f"runbooks/{name}.md", front, "# R\n\n" + (SECTIONS if text else "")
    decision = {**fields(Decision, text), "status": "accepted"}
    yield "decisions/0001-use-one.md", decision, "# Use one\n\n## Context\n\nTODO\n"
    handover = {**fields(Handover, text), "status": "in_progress", "systems": ["cards"]}
    yield "handovers/exit.md", handover, "# Exit\n"


def judgements(folder: Path, text: Any) -> tuple[Judgement, ...]:
    """Put every requirement to records that say `text`, under all profiles."""
    said = list(records(text))
    for path, front, page in said:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        written = yaml.safe_dump(front, sort_keys=False)
        (folder / path).write_text(f"---\n{written}---\n\n{page}" if page else written)
    base = load(WorkingTree(folder))
    bench = bench_at(base, DAY, CheckOptions(level=Level.FULL, profiles=ALL))
    paths = {path for path, *_ in said}
    return bench.judged(our_requirements(), [one for one in base.documents if one.path in paths])


@pytest.fixture(scope="module", params=SAID.values(), ids=SAID)
def judged(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Judgement, ...]:
    return judgements(base_in(tmp_path_factory.mktemp("unsaid") / "base"), request.param)


def test_only_what_forbids_is_met(judged: tuple[Judgement, ...]) -> None:
    met = {one.requirement.id for one in judged if one.state == "met"}

    assert met - GIVEN.keys() - HARMLESS.keys() == set()


def test_nothing_is_excused_because_nobody_said_it(judged: tuple[Judgement, ...]) -> None:
    excused = {(one.requirement.id, one.reason) for one in judged if one.state == "not applicable"}

    assert excused - REASONS.items() == set()


def test_a_requirement_of_each_row_is_put_to_somebody(judged: tuple[Judgement, ...]) -> None:
    codes = {one.requirement.code for one in judged}

    assert codes == {one.code for one in our_requirements()}
