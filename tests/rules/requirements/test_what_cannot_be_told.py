"""Where there is nothing to look at, a rule at the exit says that it cannot tell."""

from pathlib import Path

import pytest
from tests.rules.requirements.exit_records import PEOPLE, handover, of, unknown_of

UNKNOWN_CONTRACT = "handovers that end a contract of which nobody knows the dates"
UNKNOWN_AGE = "systems with a model of which nobody knows how old it is or may become"
UNDATED = "models without a metric that has a day and a pace"
ELSEWHERE = "contract: {vendor: nimbus, ref: C-99}\n"
CARDS = {"systems/cards.yaml": "title: Cards\nservice_tier: 1\n"}
SCOPE = "systems: [cards]\n"


@pytest.mark.parametrize("rule", ["missed-notice", "support-ends-early", "audit-access-ends"])
def test_of_an_unknown_contract(rule: str, tmp_path: Path) -> None:
    fields = "early_life_support: {end_on: 2027-02-28}\n"

    files = {"handovers/exit.md": handover(fields, ELSEWHERE)}

    assert unknown_of(tmp_path, rule, files) == [UNKNOWN_CONTRACT]


@pytest.mark.parametrize("rule", ["missed-notice", "support-ends-early"])
def test_of_a_contract_without_an_end(rule: str, tmp_path: Path) -> None:
    text = PEOPLE["contacts/nimbus.yaml"].replace("end_on: 2026-12-31, ", "")
    page = handover("early_life_support: {end_on: 2027-02-28}\n")

    files = {"contacts/nimbus.yaml": text, "handovers/exit.md": page}

    assert unknown_of(tmp_path, rule, files) == [UNKNOWN_CONTRACT]


@pytest.mark.parametrize(
    ("rule", "fields", "reason"),
    [
        (
            "session-without-trace",
            "sessions: [{id: KT-1, date: 2026-12-01}]\n",
            "handovers in which no session has been held yet",
        ),
        (
            "stages-out-of-order",
            f"{SCOPE}shadowing: [{{system: cards, stage: solo}}]\n",
            "handovers in which no stage of a system of tier 1 or 2 has a day",
        ),
        ("never-run-alone", "", "handovers without a system of tier 1 or 2 that we run"),
        ("one-person-runbook", SCOPE, "handovers without a runbook of a system of tier 1"),
        (
            "done-without-access",
            "shadowing: [{system: cards, stage: solo, person: person:k-das}]\n",
            "handovers in which nobody has done anything that takes a listed access",
        ),
        (
            "uncheckable-criterion",
            "acceptance_criteria: [{id: AC-1}]\n",
            "handovers whose criteria do not say what settles them",
        ),
    ],
)
def test_of_a_handover(rule: str, fields: str, reason: str, tmp_path: Path) -> None:
    files = CARDS | {"handovers/exit.md": handover(fields)}

    assert unknown_of(tmp_path, rule, files) == [reason]


@pytest.mark.parametrize(
    ("rule", "model", "reasons"),
    [
        ("model-too-old", "provider: internal, max_age: 90d", [UNKNOWN_AGE]),
        ("model-too-old", "provider: vendor:nimbus", [UNKNOWN_AGE]),
        ("model-too-old", "provider: internal, trained_on: 2026-10-01, max_age: 90d", []),
        ("ageing-model", "provider: internal", []),
        ("overdue-measurement", "provider: internal", [UNDATED]),
        ("overdue-measurement", "metrics: [{name: Recall, cadence: 7d}]", [UNDATED]),
        (
            "model-below-floor",
            "provider: internal",
            ["models without a metric whose floor and current value are numbers"],
        ),
        ("drift-without-action", "provider: internal", ["models without an alert for drift"]),
        (
            "drift-without-action",
            "drift: [{signal: Age}]",
            ["models without an alert for drift"],
        ),
        (
            "drift-without-action",
            'drift: {not_applicable: "The vendor watches it for us."}',
            [],
        ),
        (
            "model-not-rebuilt",
            "provider: vendor:nimbus",
            ["systems without a model that we make ourselves"],
        ),
        (
            "validator-not-independent",
            "provider: internal",
            ["models of which nobody knows who has validated them"],
        ),
    ],
)
def test_of_a_model(rule: str, model: str, reasons: list[str], tmp_path: Path) -> None:
    files = {"systems/scoring.yaml": f"title: Scoring\nmodels: [{{id: m, {model}}}]\n"}

    assert unknown_of(tmp_path, rule, files) == reasons


def test_a_subcontractor_contradicts_the_reason_why_there_are_none(tmp_path: Path) -> None:
    none = 'subcontractors: {not_applicable: "Nimbus does it all with its own people."}\n'
    vendor = PEOPLE["contacts/nimbus.yaml"]
    known = {"contacts/nimbus.yaml": f"{vendor}subcontractors: [Hosting Ltd]\n"}

    found = of(tmp_path, "hidden-fourth-party", known | {"handovers/exit.md": handover(none)})

    assert found == ["Hosting Ltd works for vendor:nimbus, and no row says what becomes of that"]
