"""Waivers: what they cover, when they do not hold, and that the severity comes back."""

from pathlib import Path

import pytest
from tests.check.waived_records import FILES, HANDOVER, MENDED, TABLE, judged, open_rules, row

from relaybook.check.options import CheckOptions
from relaybook.findings import Level, Severity

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


def test_of_several_waivers_the_one_that_ends_last_is_told(tmp_path: Path) -> None:
    report = judged(tmp_path, row(expires_on="2026-12-31"), row(approved_on="2026-11-09"))

    assert [(one.accepted or "")[:23] for one in report.accepted] == ["waived until 2026-12-31"]


@pytest.mark.parametrize("status", ["handed_back", "abandoned"])
def test_a_handover_that_was_given_up_waives_nothing(status: str, tmp_path: Path) -> None:
    changed = {HANDOVER: FILES[HANDOVER].replace("in_progress", status)}

    assert open_rules(judged(tmp_path, row(), changed=changed)) == ["broken-link"]


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
