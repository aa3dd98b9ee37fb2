"""Who may approve a waiver: somebody of ours who holds the right, and not for their own team."""

from pathlib import Path

import pytest
from tests.check.waived_records import FILES, HANDOVER, MENDED, judged, open_rules, row

from relaybook.check.options import CheckOptions
from relaybook.findings import Level


@pytest.mark.parametrize("who", ["person:r-okafor", "person:b-ek", "team:payments"])
def test_nobody_waives_what_their_own_team_owns(who: str, tmp_path: Path) -> None:
    changed = {
        "systems/scoring.yaml": FILES["systems/scoring.yaml"].replace("role:head-of-payments", who)
    }

    report = judged(tmp_path, row(approved_by=who), changed=changed)

    assert open_rules(report) == ["invalid-waiver", "broken-link"]
    assert report.findings[0].message == (
        "team:payments answers for runbook:restart"
        if who == "team:payments"
        else f"{who} belongs to team:payments, which answers for runbook:restart"
    )


def test_a_right_that_nobody_has_is_held_by_nobody(tmp_path: Path) -> None:
    changed = {"systems/scoring.yaml": "title: Scoring\nowner: payments\n"}

    report = judged(tmp_path, row(), changed=changed)

    assert report.findings[0].message == (
        "person:a-lund may not accept the risks of system:scoring; nobody is named who does"
    )


def test_the_role_itself_may_approve(tmp_path: Path) -> None:
    assert open_rules(judged(tmp_path, row(approved_by="role:head-of-payments"))) == []


def test_an_approver_who_does_not_exist_is_told_once(tmp_path: Path) -> None:
    report = judged(tmp_path, row(approved_by="person:a-lundd"))

    assert open_rules(report) == ["unresolved-reference", "broken-link"]


def test_somebody_taken_to_be_gone_no_longer_vouches(tmp_path: Path) -> None:
    options = CheckOptions(level=Level.BASIC, gone=frozenset({"a-lund"}))

    report = judged(tmp_path, row(), options=options)

    assert open_rules(report) == ["invalid-waiver", "broken-link"]
    assert report.findings[0].message == (
        "person:a-lund, who approved it, cannot answer for it: taken to be gone"
    )


@pytest.mark.parametrize(
    ("role", "message"),
    [
        (
            "type: role\ntitle: Risk\nheld_by: [a-lund, r-okafor]\n",
            (
                "role:risk stands for person:r-okafor, who belongs to team:payments, which answers "
                "for runbook:restart"
            ),
        ),
        (
            "type: role\ntitle: Risk\nheld_by: [a-lund, v-shah]\n",
            "role:risk is held by person:v-shah of vendor:acme: a vendor never approves a waiver",
        ),
        (
            "type: team\ntitle: Risk\nmembers: [a-lund, b-ek]\n",
            (
                "team:risk stands for person:b-ek, who belongs to team:payments, which answers for "
                "runbook:restart"
            ),
        ),
    ],
)
def test_a_role_or_a_team_is_no_way_round(role: str, message: str, tmp_path: Path) -> None:
    who = f"{role[6:10]}:risk"
    right = FILES["systems/scoring.yaml"].replace("role:head-of-payments", who)
    changed = {"contacts/risk.yaml": f"{role}reach: {{chat: '#risk'}}\n"}

    report = judged(
        tmp_path, row(approved_by=who), changed={**changed, "systems/scoring.yaml": right}
    )

    assert open_rules(report) == ["invalid-waiver", "broken-link"]
    assert report.findings[0].message == message


def test_the_receiving_team_does_not_waive_what_its_handover_lacks(tmp_path: Path) -> None:
    right = FILES["systems/scoring.yaml"].replace("role:head-of-payments", "person:b-ek")
    changed = {"systems/scoring.yaml": right.replace("owner: payments", "owner: other")}

    line = row(rule="broken-anchor", subject="handover:acme", approved_by="person:b-ek")
    messages = [one.message for one in judged(tmp_path, line, changed=changed).findings]

    assert "person:b-ek belongs to team:payments, which answers for handover:acme" in messages


def test_a_decision_is_waived_by_whoever_does_not_own_it(tmp_path: Path) -> None:
    path = "decisions/log/0001-one.md"
    head = "---\nstatus: accepted\ndate: 2026-10-01\nsystems: [scoring]\n"
    body = "---\n# One\n\nWe read [this](nowhere.md).\n"
    line = row(subject="log/0001-one")

    assert open_rules(judged(tmp_path, line, changed={path: head + body, **MENDED})) == []

    owned = {path: f"{head}owners: [person:a-lund]\n{body}", **MENDED}
    report = judged(tmp_path, line, changed=owned)
    assert open_rules(report) == ["broken-link", "invalid-waiver"]
    assert report.findings[1].message == "person:a-lund answers for decision:log/0001-one"


def test_where_no_system_is_known_nobody_may_accept_its_risk(tmp_path: Path) -> None:
    changed = {HANDOVER: FILES[HANDOVER].replace("[scoring]", "[nowhere]")}
    line = row(rule="unresolved-reference", subject="handover:acme")

    messages = [one.message for one in judged(tmp_path, line, changed=changed).findings]

    assert "handover:acme is about no system whose risks person:a-lund may accept" in messages
