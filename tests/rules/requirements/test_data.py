from pathlib import Path

import pytest
from tests.rules.requirements.asking import asked, messages, unknown

CARDS = "systems/cards.yaml"
OBLIGATION = "obligations: [{theme: Custody of keys, instrument: Policy}]\n"
NO_CONTROL = ["obligations of systems without any control"]


@pytest.mark.parametrize("rule", ["uncontrolled-obligation", "control-not-checked-again"])
def test_obligations_without_any_control_are_one_fault_of_another_rule(
    rule: str, tmp_path: Path
) -> None:
    report = asked(tmp_path, {CARDS: OBLIGATION}, rule)

    assert (messages(report), unknown(report)) == ([], NO_CONTROL)


def test_obligations_without_any_control_are_told(tmp_path: Path) -> None:
    report = asked(tmp_path, {CARDS: OBLIGATION}, "unproven-control")

    assert messages(report) == ["the system cards has no controls"]


def test_a_system_that_says_nothing_of_obligations_is_told_once(tmp_path: Path) -> None:
    rules = ("uncontrolled-obligation", "control-not-checked-again", "unproven-control")

    assert messages(asked(tmp_path, {CARDS: "title: Cards\n"}, *rules)) == []


def test_a_control_may_be_known_by_what_it_does(tmp_path: Path) -> None:
    text = f"{OBLIGATION}controls: [{{control: Unseal, checked_on: 2027-01-02}}]\n"

    report = asked(tmp_path, {CARDS: text}, "control-not-checked-again")

    assert messages(report) == [
        "the control for 'Unseal' was checked on 2027-01-02, which is to come"
    ]


def test_a_control_without_a_day_is_told_elsewhere(tmp_path: Path) -> None:
    text = f"{OBLIGATION}controls: [{{control: Unseal}}]\n"

    assert messages(asked(tmp_path, {CARDS: text}, "control-not-checked-again")) == []


def test_a_route_that_is_no_contact_is_told_by_another_rule(tmp_path: Path) -> None:
    text = "customer_facing: true\ngrievance_route: the desk\nhuman_review_route: team:payments\n"
    rules = ("no-route-for-complaints", "unresolved-reference")

    report = asked(tmp_path, {CARDS: text}, *rules)

    assert [one.rule for one in report.findings] == ["unresolved-reference"]
