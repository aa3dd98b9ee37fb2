"""What is asked of the models of a system, beside what the pages show."""

from pathlib import Path

import pytest
from tests.rules.requirements.exit_records import handover, of, unknown_of

SYSTEM = "systems/scoring.yaml"
OFF_SWITCH = (
    "---\ntype: disable_model\nsystems: [scoring]\nrollback: {decider: person:k-das}\n---\n"
)
DECIDED = "title: Scoring\ndecision_rights: {emergency_stop: person:k-das}\n"
UNTRIED = [
    "nobody has switched off a model of Scoring by disable in the 180 days before 2026-11-20",
]


def model(fields: str, head: str = "") -> dict[str, str]:
    return {SYSTEM: f"title: Scoring\n{head}models:\n  - {{id: m, provider: internal, {fields}}}\n"}


@pytest.mark.parametrize(
    "head", ["scope: external\n", "lifecycle: retired\n"], ids=["external", "retired"]
)
def test_a_system_that_is_not_ours_to_run_is_not_asked(head: str, tmp_path: Path) -> None:
    files = model("trained_on: 2020-01-01, max_age: 90d", head)

    assert of(tmp_path, "model-too-old", files) == []


@pytest.mark.parametrize(
    ("card", "reasons"),
    [
        ("https://models.example.com/m", ["model cards that are kept elsewhere"]),
        ("notes.txt", ["model cards in files that are not read here"]),
        ("n/a", ["models without a card"]),
    ],
)
def test_a_card_that_cannot_be_read_is_not_taken_as_complete(
    card: str, reasons: list[str], tmp_path: Path
) -> None:
    files = model(f"model_card: {card}") | {"notes.txt": "It is good."}

    assert unknown_of(tmp_path, "incomplete-model-card", files) == reasons


@pytest.mark.parametrize(
    ("floor", "current", "reasons"),
    [("high", "0.8", 1), ("0.82", "better than before", 1), ("0.82", "n/a", 1)],
)
def test_a_value_that_is_no_number_is_not_taken_as_good(
    floor: str, current: str, reasons: int, tmp_path: Path
) -> None:
    files = model(f"metrics: [{{name: Recall, floor: {floor}, current: {current}}}]")

    assert len(unknown_of(tmp_path, "model-below-floor", files)) == reasons


@pytest.mark.parametrize(
    ("reproduction", "fault"),
    [
        ("", "was never built again by anybody who is named with a day"),
        (
            "reproduced_by: person:k-das",
            "was never built again by anybody who is named with a day",
        ),
        (
            "reproduced_by: person:v-shah, reproduced_on: 2026-10-29",
            "was built again by person:v-shah, which belongs to vendor:nimbus",
        ),
        (
            "reproduced_by: person:k-das, reproduced_on: 2026-12-08",
            "is to be built again on 2026-12-08, which is to come",
        ),
        (
            "reproduced_by: person:left, reproduced_on: 2026-10-29",
            "was built again by person:left, who is not of receivers",
        ),
        ("reproduced_by: person:k-das, reproduced_on: 2026-10-29", ""),
    ],
)
def test_a_model_counts_as_rebuilt_when_the_receiver_has_done_it(
    reproduction: str, fault: str, tmp_path: Path
) -> None:
    files = model(f"reproduction: {{{reproduction}}}") | {
        "handovers/exit.md": handover("systems: [scoring]\n")
    }

    found = of(tmp_path, "model-not-rebuilt", files)

    assert found == ([f"the model m {fault}"] if fault else [])


def test_a_reason_why_there_is_nothing_to_rebuild_is_heard(tmp_path: Path) -> None:
    said = 'reproduction: {not_applicable: "Rules are text in the repository."}'
    bare = 'reproduction: {not_applicable: "none"}'

    assert of(tmp_path / "said", "model-not-rebuilt", model(said)) == []
    assert len(of(tmp_path / "bare", "model-not-rebuilt", model(bare))) == 1


def exercise(fields: str) -> dict[str, str]:
    return {"exercises/one.yaml": f"runbook: disable\nby: [person:k-das]\n{fields}\n"}


@pytest.mark.parametrize(
    ("done", "found"),
    [
        ("date: 2026-10-22\nmode: game_day\noutcome: pass", []),
        ("date: 2026-10-22\nmode: tabletop\noutcome: pass", UNTRIED),
        ("date: 2026-10-22\nmode: game_day\noutcome: fail", UNTRIED),
        ("date: 2026-05-01\nmode: game_day\noutcome: pass", UNTRIED),
        ("date: 2026-12-01\nmode: game_day\noutcome: pass", UNTRIED),
    ],
    ids=["done", "only read", "failed", "long ago", "to come"],
)
def test_an_off_switch_counts_when_it_was_really_used(
    done: str, found: list[str], tmp_path: Path
) -> None:
    files = {
        SYSTEM: f"{DECIDED}models: [{{id: m}}]\n",
        "runbooks/disable.md": f"{OFF_SWITCH}# Switch it off\n",
        **exercise(done),
    }

    assert of(tmp_path, "model-without-off-switch", files) == found


def test_somebody_has_to_have_the_right_to_stop_it(tmp_path: Path) -> None:
    files = {
        SYSTEM: "title: Scoring\nmodels: [{id: m}]\n",
        "runbooks/disable.md": f"{OFF_SWITCH}# Switch it off\n",
    }

    assert of(tmp_path, "model-without-off-switch", files) == [
        "nobody may decide to switch off the models of Scoring"
    ]


@pytest.mark.parametrize(
    ("kept", "lacking"),
    [
        ("fields: [model_version, TODO, score, reason, time], retention: 7 years", "on what input"),
        ("fields: [version, input, output, reason, time]", "how long it is kept"),
        ("fields: [version, input, output, reason, time], retention: tbd", "how long it is kept"),
        ('not_applicable: "It only sorts a list for analysts."', ""),
    ],
)
def test_a_decision_can_be_explained_by_what_is_kept(
    kept: str, lacking: str, tmp_path: Path
) -> None:
    found = of(tmp_path, "unexplainable-decision", model(f"decision_record: {{{kept}}}"))

    told = f"nobody could explain a decision of the model m: not kept is {lacking}"
    assert found == ([told] if lacking else [])


STEPS = "## Steps\n\n1. Look it up.\n"


@pytest.mark.parametrize(
    ("front", "title", "steps", "count"),
    [
        ("systems: [scoring]", "Explain a decision", STEPS, 0),
        ("systems: [scoring]\naliases: [explain-decision]", "Answer a complaint", STEPS, 0),
        ("systems: [scoring]", "Warum abgelehnt wurde, begründen", STEPS, 0),
        ("systems: [scoring]", "Answer a complaint", STEPS, 1),
        ("systems: [scoring]", "Explain a decision", "## Steps\n\nTODO\n", 1),
        ("systems: [ledger]", "Explain a decision", STEPS, 1),
    ],
)
def test_a_runbook_that_explains_is_known_by_its_name_and_has_steps(
    front: str, title: str, steps: str, count: int, tmp_path: Path
) -> None:
    runbook = f"---\ntype: operational_procedure\n{front}\n---\n# {title}\n\n{steps}"
    files = {**model("version: '1'"), "runbooks/answer.md": runbook}

    assert len(of(tmp_path, "missing-explanation-runbook", files)) == count


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("person:k-das", ["person:k-das validates the model m and also owns it"]),
        ("team:receivers", ["team:receivers validates the model m and also owns it"]),
        ("person:left", []),
        ("person:nobody", []),
    ],
)
def test_whoever_owns_a_model_does_not_validate_it(
    by: str, found: list[str], tmp_path: Path
) -> None:
    files = model(f"owner: team:receivers, validation: {{by: {by}}}")

    assert of(tmp_path, "validator-not-independent", files) == found


def test_what_is_measured_at_a_slow_pace_may_be_older(tmp_path: Path) -> None:
    metrics = "metrics: [{name: Recall, measured_on: 2026-06-01, cadence: %s}]"

    assert of(tmp_path / "slow", "overdue-measurement", model(metrics % "6 months")) == []
    assert of(tmp_path / "quick", "overdue-measurement", model(metrics % "1 month")) == [
        "Recall of the model m was measured on 2026-06-01, and every 1 month was promised"
    ]


def test_an_off_switch_may_belong_to_the_system_that_keeps_the_models(tmp_path: Path) -> None:
    files = {
        SYSTEM: f"{DECIDED}depends_on: [registry]\nmodels: [{{id: m}}]\n",
        "systems/registry.yaml": "title: Registry\n",
        "runbooks/disable.md": f"{OFF_SWITCH}# Switch it off\n".replace("scoring", "registry"),
        **exercise("date: 2026-10-22\nmode: drill\noutcome: partial"),
    }

    assert of(tmp_path, "model-without-off-switch", files) == []
