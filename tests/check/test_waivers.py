"""Waivers: what they cover, when they do not hold, and that the severity comes back."""

from pathlib import Path

import pytest
from tests.check.waived_records import FILES, judged, open_rules, row

from relaybook.check.options import CheckOptions
from relaybook.findings import Level, Severity
from relaybook.rules.never_waived import (
    NEVER_AT_TIER_1,
    NEVER_BY_CODE,
    NEVER_BY_RULE,
    never_waived,
)
from relaybook.rules.registry import RULES
from relaybook.rules.requirement_packs import our_requirements

TABLE = "handovers/acme/waivers.csv"
HANDOVER = "handovers/acme.md"
WAIVED = (
    "waived until 2026-12-15 by person:a-lund: The page is written in December; "
    "meanwhile: Acme answers the phone"
)


def test_a_gap_without_a_waiver_is_open(tmp_path: Path) -> None:
    report = judged(tmp_path)

    assert open_rules(report) == ["broken-link"]
    assert report.accepted == ()


def test_a_waiver_is_shown_with_its_end_its_approver_and_what_is_done_meanwhile(
    tmp_path: Path,
) -> None:
    report = judged(tmp_path, row())

    assert open_rules(report) == []
    assert [(one.rule, one.severity, one.accepted) for one in report.accepted] == [
        (
            "broken-link",
            Severity.ERROR,
            WAIVED,
        )
    ]


def test_it_holds_on_its_last_day_and_not_the_day_after(tmp_path: Path) -> None:
    last = judged(tmp_path, row(), days=25)
    after = judged(tmp_path, row(), days=26)

    assert open_rules(last) == []
    assert [(one.path, one.span.line, one.span.column, one.rule) for one in after.findings] == [
        (TABLE, 2, 109, "expired-waiver"),
        ("runbooks/restart.md", 6, 6, "broken-link"),
    ]
    assert after.findings[1].severity is Severity.ERROR
    assert after.findings[0].message == (
        "the waiver of broken-link for runbook:restart ended on 2026-12-15, and it still fails"
    )


WRONG = {
    "no rule": (row(rule=""), "the waiver names no rule"),
    "a wildcard": (row(rule="*"), "'*' is not one rule, so nothing is waived"),
    "two rules": (
        row(rule="broken-link broken-anchor"),
        "'broken-link broken-anchor' is not one rule, so nothing is waived",
    ),
    "never": (
        row(rule="empty-section"),
        "empty-section is never waived: what is missing is written, not accepted",
    ),
    "itself": (
        row(rule="invalid-waiver"),
        "invalid-waiver is never waived: a waiver cannot vouch for a waiver",
    ),
    "no subject": (row(subject=""), "the waiver names no subject"),
    "any subject": (row(subject="*"), "'*' is not one record that can have a waiver"),
    "out of scope": (
        row(subject="ledger"),
        "system:ledger is not in the scope of the handover acme",
    ),
    "no reason": (row(reason="n/a"), "the waiver of broken-link has no reason"),
    "template": (
        row(compensating_action="TODO"),
        "the waiver of broken-link has no compensating action",
    ),
    "nobody": (row(approved_by=""), "nobody approved the waiver of broken-link"),
    "a vendor": (
        row(approved_by="vendor:acme"),
        "vendor:acme is a vendor: a vendor never approves a waiver",
    ),
    "of a vendor": (
        row(approved_by="person:v-shah"),
        "person:v-shah belongs to vendor:acme: a vendor never approves a waiver",
    ),
    "gone": (
        row(approved_by="person:o-sand", approved_on="2026-10-30"),
        "person:o-sand, who approved it, cannot answer for it: left on 2026-11-10",
    ),
    "not yet in the role": (
        row(approved_on="2026-10-30"),
        "person:a-lund may not accept the risks of system:scoring; role:head-of-payments does",
    ),
    "to come": (row(approved_on="2026-11-21"), "approved on 2026-11-21, which is still to come"),
    "no end": (row(expires_on=""), "the waiver of broken-link has no `expires_on`"),
    "a day too long": (
        row(expires_on="2027-02-01"),
        "the waiver of broken-link runs for 91 days; at least 0 and at most 90 are allowed",
    ),
}


@pytest.mark.parametrize(("line", "message"), WRONG.values(), ids=WRONG)
def test_a_waiver_that_does_not_hold_waives_nothing(
    line: str, message: str, tmp_path: Path
) -> None:
    report = judged(tmp_path, line)

    assert open_rules(report) == ["invalid-waiver", "broken-link"]
    assert report.findings[0].message == message
    assert report.findings[0].path == TABLE
    assert report.accepted == ()


def test_ninety_days_are_allowed(tmp_path: Path) -> None:
    assert open_rules(judged(tmp_path, row(expires_on="2027-01-31"))) == []


def test_an_end_before_the_approval_is_none(tmp_path: Path) -> None:
    report = judged(tmp_path, row(approved_on="2026-11-20", expires_on="2026-11-20"))
    assert open_rules(report) == []

    report = judged(tmp_path, row(approved_on="2026-12-01", expires_on="2026-11-25"))
    assert open_rules(report) == ["invalid-waiver", "invalid-waiver", "broken-link"]


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


def test_the_code_of_a_requirement_is_no_rule_but_leads_to_it(tmp_path: Path) -> None:
    finding = judged(tmp_path, row(rule="OWN002")).findings[0]

    assert finding.help == "OWN002 is the code of a requirement; write one of missing-executive"


def test_requirements_can_be_waived_too(tmp_path: Path) -> None:
    line = row(rule="missing-executive", subject="scoring")
    options = CheckOptions(
        level=Level.FULL, select=frozenset({"missing-executive", "invalid-waiver"})
    )

    report = judged(tmp_path, line, options=options)

    assert [one.record for one in report.findings] == ["system:ledger"]
    assert [one.record for one in report.accepted] == ["system:scoring"]


def test_a_contact_that_the_handover_names_can_be_waived(tmp_path: Path) -> None:
    changed = {"contacts/acme.yaml": FILES["contacts/acme.yaml"].replace("reach:", "tags:")}
    line = row(rule="missing-field", subject="vendor:acme")

    report = judged(tmp_path, line, changed={**changed, **MENDED})

    assert open_rules(report) == ["invalid-field"]
    assert [(one.rule, one.record) for one in report.accepted] == [
        ("missing-field", "contact:acme")
    ]

    other = judged(tmp_path, row(rule="missing-field", subject="person:b-ek"), changed=MENDED)
    assert other.findings[0].message == "contact:b-ek is not in the scope of the handover acme"


def test_an_exercise_is_waived_by_whoever_may_for_its_runbook(tmp_path: Path) -> None:
    path = "exercises/2026-11-01-restart.yaml"
    changed = {path: "runbook: restart\ndate: 2026-11-01\n", **MENDED}
    line = row(rule="missing-field", subject="exercise:2026-11-01-restart")

    assert open_rules(judged(tmp_path, line, changed=changed)) == []

    changed[path] = "runbook: nowhere\ndate: 2026-11-01\n"
    report = judged(tmp_path, line, changed=changed)
    assert "exercise:2026-11-01-restart is not in the scope of the handover acme" in [
        one.message for one in report.findings
    ]


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


def test_the_third_renewal_does_not_hold(tmp_path: Path) -> None:
    months = [f"2026-{month:02}-02" for month in (8, 9, 10)]
    earlier = [row(approved_on=day, expires_on=f"{day[:8]}20") for day in months]

    assert open_rules(judged(tmp_path, *earlier[1:], row())) == []

    report = judged(tmp_path, row(), *earlier)
    assert open_rules(report) == ["invalid-waiver", "broken-link"]
    assert report.findings[0].span.line == 2
    assert report.findings[0].message == (
        "broken-link of runbook:restart was waived 3 times before; at most 2 renewals are allowed"
    )


def test_settings_make_it_stricter(tmp_path: Path) -> None:
    settings = FILES["relaybook.yml"] + "rule_settings: {invalid-waiver: {days: 30}}\n"

    report = judged(tmp_path, row(), changed={"relaybook.yml": settings})

    assert report.findings[0].help == "end it by 2026-12-02, and decide then anew"


def test_a_name_of_two_records_is_said_to_be_unclear(tmp_path: Path) -> None:
    about = FILES["runbooks/restart.md"].replace("# Restart", "# Scoring")

    report = judged(tmp_path, row(subject="scoring"), changed={"runbooks/scoring.md": about})

    assert report.findings[0].message == "'scoring' may be system:scoring or runbook:scoring"


def test_of_several_waivers_the_one_that_ends_last_is_told(tmp_path: Path) -> None:
    report = judged(tmp_path, row(expires_on="2026-12-31"), row(approved_on="2026-11-09"))

    assert [(one.accepted or "")[:23] for one in report.accepted] == ["waived until 2026-12-31"]


@pytest.mark.parametrize("status", ["handed_back", "abandoned"])
def test_a_handover_that_was_given_up_waives_nothing(status: str, tmp_path: Path) -> None:
    changed = {HANDOVER: FILES[HANDOVER].replace("in_progress", status)}

    assert open_rules(judged(tmp_path, row(), changed=changed)) == ["broken-link"]


MENDED = {"runbooks/restart.md": FILES["runbooks/restart.md"].replace("[Memory](memory.md)", "it")}


def test_a_waiver_of_what_is_mended_is_unused_and_history_once_it_ended(tmp_path: Path) -> None:
    report = judged(tmp_path, row(), changed=MENDED)
    assert [(one.rule, one.severity, one.span.line) for one in report.findings] == [
        ("unused-waiver", Severity.WARNING, 2)
    ]

    assert open_rules(judged(tmp_path, row(), changed=MENDED, days=26)) == []


def test_what_did_not_run_leaves_no_waiver_unused(tmp_path: Path) -> None:
    options = CheckOptions(level=Level.BASIC, ignore=frozenset({"broken-link"}))
    assert open_rules(judged(tmp_path, row(), options=options)) == []

    full_only = row(rule="missing-executive", subject="scoring")
    assert open_rules(judged(tmp_path, full_only, changed=MENDED)) == []


def test_a_waiver_names_no_secret(tmp_path: Path) -> None:
    report = judged(tmp_path, row(reason="password=hunter2horse until December"))

    assert "hunter2horse" not in (report.accepted[0].accepted or "")


def test_what_is_never_waived_is_a_rule_or_a_requirement() -> None:
    codes = {one.code for one in our_requirements()}

    assert NEVER_BY_RULE.keys() <= {rule.id for rule in RULES}
    assert NEVER_BY_CODE.keys() | NEVER_AT_TIER_1.keys() <= codes


@pytest.mark.parametrize(
    ("code", "is_tier_1", "is_never"),
    [
        ("GEN001", False, True),
        ("GEN005", False, True),
        ("OWN001", False, True),
        ("ACC002", False, True),
        ("SGN002", False, True),
        ("AIO007", True, True),
        ("AIO007", False, False),
        ("OWN002", True, False),
    ],
)
def test_no_rule_behind_a_requirement_that_is_never_waived_can_be(
    code: str, is_tier_1: bool, is_never: bool
) -> None:
    behind = [rule for rule in RULES if any(one.code == code for one in rule.requirements)]

    assert behind
    assert [bool(never_waived(rule, is_tier_1=is_tier_1)) for rule in behind] == [is_never] * len(
        behind
    )
