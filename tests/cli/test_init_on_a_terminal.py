"""`relaybook init`: the questions on a terminal."""

from pathlib import Path

import pytest
from tests.cli.first_base import THEN, WHO, files, report, text
from tests.cli.terminal import COLUMNS, Terminal

SYSTEM, TIER, TEAM = "What is it called:", "4 [2]:", "What is it called:"
CALL, THEN_WHO = "pager:payments:", "Duty manager (Priya Nair):"
NOW_HELD, REACHED = "(Enter: several people in turn):", "such as +44 20 7946 0101:"
IS_VENDOR, VENDOR_REACHED = "(Enter: there is none):", "help@northwind.example.com:"
ENDS = "(Enter: not known):"


def test_four_questions_on_a_terminal(here: Path) -> None:
    with Terminal(here, "init") as person:
        person.answer(SYSTEM, "Fraud scoring")
        person.answer(TIER, "")
        person.answer(TEAM, "Fraud platform")
        person.answer(CALL, "+44 20 7946 0100")
        person.answer(THEN_WHO, "Duty manager")
        person.answer(NOW_HELD, "Priya Nair")
        person.answer(REACHED, "#duty")
        person.answer(IS_VENDOR, "Northwind")
        person.answer(VENDOR_REACHED, "help@northwind.example.com")
        person.answer(ENDS, "2099-03-31")
        assert person.ends() == 0
        lines = person.lines()

    assert not report(here).findings
    assert "held_by: [person:priya-nair]" in text(here, "contacts/duty-manager.yaml")
    assert "end_on: 2099-03-31" in text(here, "contacts/northwind.yaml")
    assert "handovers/northwind-to-fraud-platform.md" in files(here)
    long = ("What is the last day", "How is Northwind", "wrote ")  # what is typed, or a path
    assert not [line for line in lines if len(line) > COLUMNS and not line.strip().startswith(long)]


def test_wrong_answers_are_asked_for_again(here: Path) -> None:
    with Terminal(here, "init") as person:
        person.answer(SYSTEM, "")
        person.answer("! That is empty. Again:", "Ledger")
        person.answer(TIER, "high")
        person.answer("Again:", "1")
        person.answer(TEAM, "Payments")
        person.answer(CALL, "ask Bob")
        person.answer("Again:", "bob@example.com")
        person.answer("! That wakes nobody: 'bob@example.com'", "#payments")
        person.answer(THEN_WHO, "payments")
        person.answer("Again:", "Priya Nair, 4101")
        person.answer(IS_VENDOR, "Northwind, help@northwind.example.com")
        person.answer(ENDS, "31.3.2099")
        person.answer("write it like 2027-03-31. Again:", "")
        assert person.ends() == 0

    assert not report(here).findings
    assert "contracts: [{covers: Ledger}]" in text(here, "contacts/northwind.yaml")
    assert "- When the contract with Northwind ends." in text(
        here, "handovers/northwind-to-payments.md"
    )


@pytest.mark.parametrize("answered", [0, 1, 3])
def test_control_c_leaves_nothing_behind(here: Path, answered: int) -> None:
    questions = [SYSTEM, TIER, TEAM, CALL]
    typed = ["Ledger", "1", "Payments"]
    with Terminal(here, "init", "new/kb") as person:
        for question, line in zip(questions[:answered], typed, strict=False):
            person.answer(question, line)
        person.interrupt(questions[answered])
        assert person.ends() == 130
        assert "stopped: nothing was written" in person.shown

    assert not list(here.iterdir())


def test_a_terminal_asks_only_what_options_left_open(here: Path) -> None:
    with Terminal(here, "init", *WHO, *THEN) as person:
        person.answer(TIER, "3")
        person.answer(IS_VENDOR, "")
        assert person.ends() == 0

    assert "service_tier: 3\n" in text(here, "systems/ledger.yaml")
