from pathlib import Path

from tests.rules.requirements.asking import asked, messages, unknown

CARDS = "systems/cards.yaml"
RULE = "unsigned-risk-acceptance"
RIGHT = "decision_rights: {risk_acceptance: role:duty-manager}\n"
VENDOR = {
    "contacts/acme.yaml": "type: vendor\ntitle: Acme\ncontracts: [{end_on: 2028-12-31}]\n",
    "contacts/v-shah.yaml": "type: person\ntitle: Vikram Shah\norg: vendor:acme\n",
}


def risks(signer: str) -> str:
    return f"risks: [{{response: accept, accepted_by: {signer}, expires_on: 2027-01-31}}]\n"


def test_a_vendor_accepts_nothing(tmp_path: Path) -> None:
    report = asked(tmp_path, {CARDS: RIGHT + risks("person:v-shah"), **VENDOR}, RULE)

    assert messages(report) == [
        "the risk number 1 is accepted by person:v-shah, who belongs to vendor:acme"
    ]


def test_a_vendor_accepts_nothing_where_nobody_says_who_may(tmp_path: Path) -> None:
    report = asked(tmp_path, {CARDS: risks("person:v-shah"), **VENDOR}, RULE)

    assert len(report.findings) == 1
    assert unknown(report) == []


def test_where_nobody_says_who_may_nobody_can_tell(tmp_path: Path) -> None:
    report = asked(tmp_path, {CARDS: risks("person:r-okafor")}, RULE)

    assert messages(report) == []
    assert unknown(report) == ["accepted risks of systems that do not say who may accept them"]


def test_who_has_left_accepts_nothing(tmp_path: Path) -> None:
    left = {"contacts/l-brandt.yaml": "type: person\ntitle: Lea Brandt\nuntil_on: 2026-10-31\n"}

    report = asked(tmp_path, {CARDS: RIGHT + risks("person:l-brandt"), **left}, RULE)

    assert messages(report) == [
        (
            "the risk number 1 is accepted by person:l-brandt, who is not there on "
            "2026-11-20: left on 2026-10-31"
        )
    ]


def test_a_risk_of_a_handover_is_accepted_by_whoever_may_for_one_of_its_systems(
    tmp_path: Path,
) -> None:
    handover = f"---\nstatus: planned\nsystems: [cards]\n{risks('role:duty-manager')}---\n# Exit\n"

    report = asked(tmp_path, {CARDS: RIGHT, "handovers/exit.md": handover}, RULE)

    assert (messages(report), unknown(report)) == ([], [])


def test_an_unknown_signer_is_told_elsewhere(tmp_path: Path) -> None:
    report = asked(tmp_path, {CARDS: RIGHT + risks("person:nobody")}, RULE)

    assert messages(report) == []


def test_a_risk_that_is_due_today_is_not_overdue(tmp_path: Path) -> None:
    risk = (
        "risks: [{id: R-1, what: A, likelihood: low, impact: low, owner: team:payments, "
        "response: reduce, plan: Do, due_on: 2026-11-20}]\n"
    )

    assert messages(asked(tmp_path, {CARDS: risk}, "unplanned-risk")) == []
