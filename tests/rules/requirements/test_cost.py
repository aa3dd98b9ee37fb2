from pathlib import Path

import pytest
from tests.rules.requirements.asking import asked, messages, unknown

CARDS = "systems/cards.yaml"
MODEL = "models: [{id: card-fraud}]\n"
BUDGET = "  budget: {amount: 1000000, currency: INR, per: month}\n"
IN_WORDS = "systems whose unit cost and peak are in words that nobody can multiply"


@pytest.mark.parametrize(
    ("unit_cost", "peak"),
    [
        ("two paise", "53 million a month"),
        ("0.02 EUR per call", "53 million a month"),
        ("0.02 INR per call", "53 million a year"),
        ("0.02 INR per call", "as many as there are"),
    ],
)
def test_what_nobody_can_multiply_is_no_pass(unit_cost: str, peak: str, tmp_path: Path) -> None:
    text = f"{MODEL}cost:\n  unit_cost: {unit_cost}\n  volume: {{peak: {peak}}}\n{BUDGET}"

    report = asked(tmp_path, {CARDS: text}, "peak-over-budget")

    assert (messages(report), unknown(report)) == ([], [IN_WORDS])


@pytest.mark.parametrize(
    ("peak", "total"), [("5.3 crore", "1,060,000"), ("1,000 lakh", "2,000,000")]
)
def test_amounts_in_words_of_number_are_read(peak: str, total: str, tmp_path: Path) -> None:
    text = f'{MODEL}cost:\n  unit_cost: 0.02 INR\n  volume: {{peak: "{peak} a month"}}\n{BUDGET}'

    report = asked(tmp_path, {CARDS: text}, "peak-over-budget")

    assert messages(report) == [
        f"at its peak cards costs {total} INR a month, above its budget of 1,000,000"
    ]


def test_models_without_a_budget_are_no_pass(tmp_path: Path) -> None:
    report = asked(tmp_path, {CARDS: MODEL}, "peak-over-budget")

    assert unknown(report) == ["systems with models and without a budget"]


def test_a_reason_for_no_peak_is_heard(tmp_path: Path) -> None:
    reason = '{not_applicable: "It is paid at a flat rate, whatever is asked."}'
    text = f"{MODEL}cost:\n  unit_cost: {reason}\n  volume: {reason}\n{BUDGET}"

    report = asked(tmp_path, {CARDS: text}, "peak-over-budget")

    assert messages(report) == []


def test_a_system_without_a_cost_is_no_pass(tmp_path: Path) -> None:
    report = asked(tmp_path, {CARDS: "title: Cards\n"}, "uncosted-category")

    assert unknown(report) == ["systems without any cost"]


def test_a_category_with_template_text_is_not_answered(tmp_path: Path) -> None:
    items = "".join(
        f"    - {{category: {one}, amount: 5}}\n"
        for one in ("cloud", "licence", "api", "transfer", "people")
    )
    text = f"cost:\n  items:\n{items}    - {{category: support, amount: TODO}}\n"

    report = asked(tmp_path, {CARDS: text}, "uncosted-category")

    assert messages(report) == ["the cost of cards says nothing about support"]


def handover(rows: str, more: str = "", system: str = "cards") -> str:
    return f"---\nstatus: planned\nsystems: [{system}]\n{more}after_exit_cost:\n{rows}---\n# Exit\n"


def paid(amount: str, currency: str = "INR", per: str = "month") -> str:
    return f"  - {{category: people, amount: {amount}, currency: {currency}, per: {per}}}\n"


TODAY = f"cost:\n  items:\n  {paid('100')}"
FREE = 'cost: {not_applicable: "It runs on a host that another system pays for."}\n'
DEARER = "after the exit 1,212 INR a year are paid, before 1,200, and no budget covers that"
NOT_SAID = "handovers with a system in scope of which nobody says what it costs today"
NOT_ADDED = "handovers with a cost before or after the exit that nobody can add up"
OTHERWISE = "handovers that are paid in another currency after the exit than before"


@pytest.mark.parametrize(
    ("cards", "rows", "more", "found"),
    [
        (TODAY, paid("100"), "", []),
        (TODAY, paid("101"), "", [DEARER]),
        (TODAY, paid("1212", per="year"), "", [DEARER]),
        (TODAY, paid("100") + paid("900", per="once"), "", []),
        (TODAY, paid("101", currency="inr"), "", [DEARER]),
        (TODAY, paid("101"), "risks: [{what: The cost rises, owner: team:payments}]\n", [DEARER]),
        (f"{TODAY}  budget: {{amount: 1212, currency: INR, per: year}}\n", paid("101"), "", []),
        (
            f"{TODAY}  budget: {{amount: 9999, currency: EUR, per: year}}\n",
            paid("101"),
            "",
            [DEARER],
        ),
        ("title: Cards\n", paid("1"), "", [NOT_SAID]),
        (FREE, paid("1"), "", [OTHERWISE]),
        (f"scope: external\n{TODAY}", paid("1"), "", [NOT_SAID]),
        (TODAY, paid("1", currency="EUR"), "", [OTHERWISE]),
        (TODAY, "  - {category: people, amount: 1}\n", "", [NOT_ADDED]),
        (TODAY, paid("tbd"), "", [NOT_ADDED]),
    ],
)
def test_cost_after_the_exit_is_held_against_that_of_today(
    cards: str, rows: str, more: str, found: list[str], tmp_path: Path
) -> None:
    files = {CARDS: cards, "handovers/exit.md": handover(rows, more)}

    report = asked(tmp_path, files, "dearer-after-exit")

    assert messages(report) + unknown(report) == found


def test_a_handover_of_unknown_systems_is_no_pass(tmp_path: Path) -> None:
    files = {"handovers/exit.md": handover(paid("1"), system="nothing")}

    assert unknown(asked(tmp_path, files, "dearer-after-exit")) == [NOT_SAID]
