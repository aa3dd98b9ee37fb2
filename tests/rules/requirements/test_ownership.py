"""What is asked of owners, rights and roles, beside what pages show."""

from pathlib import Path

import pytest
from tests.rules.requirements.asking import asked, messages, unknown

GONE = "which is not there on 2026-11-20: left on 2026-10-31"
PEOPLE = {
    "contacts/n-lund.yaml": "type: person\ntitle: Nora Lund\n",
    "contacts/left.yaml": "type: person\ntitle: Lea Brandt\nuntil_on: 2026-10-31\n",
    "contacts/both.yaml": "type: team\ntitle: Both\nmembers: [n-lund, r-okafor]\n",
}


def said(folder: Path, rule: str, fields: str) -> list[str]:
    files = {**PEOPLE, "systems/cards.yaml": f"title: Cards\n{fields}"}
    return messages(asked(folder / "base", files, rule))


@pytest.mark.parametrize(
    ("executive", "owner", "found"),
    [
        ("person:n-lund", "person:r-okafor", []),
        ("role:duty-manager", "person:n-lund", []),
        (
            "role:duty-manager",
            "team:both",
            ["the system cards has person:r-okafor as executive and as technical owner"],
        ),
        ("person:nobody", "person:nobody", []),  # unresolved-reference says so
        (
            "person:left",
            "person:n-lund",
            [f"accountable_executive of the system cards is person:left, {GONE}"],
        ),
    ],
)
def test_an_executive_is_another_person(
    executive: str, owner: str, found: list[str], tmp_path: Path
) -> None:
    fields = f"accountable_executive: {executive}\ntechnical_owner: {owner}\n"

    assert said(tmp_path, "missing-executive", fields) == found


def test_of_a_team_without_members_nobody_can_tell(tmp_path: Path) -> None:
    fields = "title: Cards\naccountable_executive: person:n-lund\ntechnical_owner: team:payments\n"
    files = {**PEOPLE, "systems/cards.yaml": fields}

    assert unknown(asked(tmp_path / "base", files, "missing-executive")) == [
        "contacts of which nobody says who stands behind them"
    ]


@pytest.mark.parametrize(
    ("known", "tier", "is_asked"),
    [
        ("[]", 3, True),
        ("[TBD]", 3, False),  # unresolved-reference says so
        ("[person:left]", 3, True),
        ("[person:left]", 2, False),  # key-person-risk says so
        ("[person:n-lund]", 3, False),
        ("{not_applicable: 'It is switched off on weekdays'}", 3, False),
        ("{not_applicable: 'n/a'}", 3, False),  # invalid-field says so
    ],
)
def test_somebody_who_is_there_knows_it(
    known: str, tier: int, is_asked: bool, tmp_path: Path
) -> None:
    fields = f"service_tier: {tier}\nknown_about_by: {known}\n"

    assert bool(said(tmp_path, "known-by-nobody", fields)) == is_asked


def test_a_right_whose_holder_has_left_is_named_by_itself(tmp_path: Path) -> None:
    fields = (
        "decision_rights:\n  change: person:n-lund\n  risk_acceptance: person:left\n"
        "  emergency_stop: person:n-lund\n  data_access: person:n-lund\n"
    )

    assert said(tmp_path, "missing-decision-right", fields) == [
        f"decision_rights.risk_acceptance of the system cards is person:left, {GONE}"
    ]


def test_who_validates_a_model_is_not_in_the_team_that_owns_it(tmp_path: Path) -> None:
    fields = (
        "models: [{id: cards}]\nroles: {business: team:both, data: team:both, security: team:both,"
        " model_owner: team:both, model_validator: role:duty-manager}\n"
    )

    assert said(tmp_path, "unfilled-role", fields) == [
        "person:r-okafor owns the model of the system cards and validates it"
    ]
