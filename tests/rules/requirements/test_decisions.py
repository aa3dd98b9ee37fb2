from pathlib import Path

import pytest
from tests.rules.requirements.asking import asked, messages, unknown

CARDS = "systems/cards.yaml"
RULE = "model-without-decision"
MODELS = "models: [{id: card-fraud}, {type: rules}]\n"
DECISION = "---\nstatus: {}\ndate: 2026-01-31\nsystems: [{}]\n---\n# Score\n\nUse {}.\n"


@pytest.mark.parametrize(
    ("status", "system", "model", "is_named"),
    [
        ("accepted", "cards", "CARD-FRAUD", True),
        ("accepted", "cards", "card-fraud-2", False),
        ("proposed", "cards", "card-fraud", False),
        ("accepted", "ledger", "card-fraud", False),
    ],
)
def test_only_a_decision_in_force_about_the_system_names_a_model(
    status: str, system: str, model: str, is_named: bool, tmp_path: Path
) -> None:
    files = {CARDS: MODELS, "decisions/0001-score.md": DECISION.format(status, system, model)}

    report = asked(tmp_path, files, RULE)

    assert (messages(report) == []) is is_named


def test_decisions_that_are_kept_elsewhere_are_no_pass(tmp_path: Path) -> None:
    text = f"{MODELS}links: [{{rel: decisions, url: https://git.example.com/adr}}]\n"

    report = asked(tmp_path, {CARDS: text}, RULE)

    assert messages(report) == []
    assert unknown(report) == ["models whose decisions are kept elsewhere, as a link says"]


def test_a_base_without_decisions_is_no_pass(tmp_path: Path) -> None:
    report = asked(tmp_path, {CARDS: "service_tier: 1\n"}, "system-without-decision")

    assert messages(report) == []
    assert unknown(report) == ["systems of a base that has no decisions"]


@pytest.mark.parametrize(
    ("status", "consequences", "count"),
    [
        ("accepted", "### Positive\n\n- Fast.\n", 1),
        ("accepted", "**Benefits:** it is fast.\n", 1),
        ("accepted", "### Positive\n\n- Fast.\n\n### Negative\n\n- New.\n", 0),
        ("accepted", "**Benefits:** it is fast. However, nobody knows it.\n", 0),
        ("accepted", "It is fast.\n", 1),
        ("accepted", "It is fast. We will have to learn it.\n", 0),
        ("accepted", "TODO\n", 0),
        ("accepted", "- Good, because it is fast.\n- Bad, because {argument b}\n", 1),
        ("accepted", "- Good, because it is fast.\n- Bad, because TBD.\n", 1),
        ("proposed", "### Positive\n\n- Fast.\n", 0),
    ],
)
def test_consequences_are_not_all_good(
    status: str, consequences: str, count: int, tmp_path: Path
) -> None:
    text = f"---\nstatus: {status}\ndate: 2026-01-31\n---\n# Use it\n\n## Consequences\n\n"
    files = {"decisions/log/0001-use-it.md": text + consequences}

    assert len(asked(tmp_path, files, "only-good-consequences").findings) == count


@pytest.mark.parametrize("rule", ["only-good-consequences", "unstated-trade-off"])
def test_consequences_in_another_language_are_not_judged(rule: str, tmp_path: Path) -> None:
    text = "---\nstatus: accepted\n---\n# Use it\n\n## Konsequenzen\n\nAlles wird schneller.\n"

    report = asked(tmp_path, {"decisions/log/0001-use-it.md": text}, rule)

    assert messages(report) == []
    assert unknown(report) == [
        "decisions whose consequences stand in plain sentences that are no English"
    ]


@pytest.mark.parametrize(
    ("status", "body", "count"),
    [
        ("accepted", "It is fast.\n", 1),
        ("accepted", "## Trade-offs\n\nTODO\n", 1),
        ("accepted", "**Trade-offs:**\n", 1),
        ("accepted", "**Drawbacks:** nobody knows it.\n", 0),
        ("accepted", "## Pros and cons of the options\n\n### One\n\n### Two\n", 0),
        ("accepted", "## Considered options\n\n- One\n- Two\n", 0),
        ("accepted", "## Considered options\n\nn/a\n", 1),
        ("proposed", "It is fast.\n", 0),
    ],
)
def test_what_was_weighed_is_said_somewhere(
    status: str, body: str, count: int, tmp_path: Path
) -> None:
    text = f"---\nstatus: {status}\ndate: 2026-01-31\n---\n# Use it\n\nUse it.\n\n{body}"

    report = asked(tmp_path, {"decisions/log/0001-use-it.md": text}, "unstated-trade-off")

    assert len(report.findings) == count
