"""What a waiver may be about: one rule that can be waived, and one record in the scope."""

from pathlib import Path

import pytest
from tests.check.waived_records import FILES, MENDED, judged, open_rules, row

from relaybook.check.options import CheckOptions
from relaybook.findings import Level
from relaybook.rules.never_waived import (
    NEVER_AT_TIER_1,
    NEVER_BY_CODE,
    NEVER_BY_RULE,
    never_waived,
)
from relaybook.rules.registry import RULES
from relaybook.rules.requirement_packs import our_requirements


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


@pytest.mark.parametrize(
    ("subject", "hint"),
    [
        ("runbooks/restart.md", "write `runbook:restart`, not its path"),
        ("runbook:restrat", "did you mean runbook:restart?"),
        ("scorin", "did you mean system:scoring?"),
        ("restart|scoring", "write the id of a system, a runbook, a decision"),
    ],
)
def test_a_subject_that_is_none_leads_to_the_record_that_is_meant(
    subject: str, hint: str, tmp_path: Path
) -> None:
    (found, _) = judged(tmp_path, row(subject=subject)).findings

    assert found.message == f"{subject!r} is not one record that can have a waiver"
    assert (found.help or "").startswith(hint)


def test_a_name_of_two_records_is_said_to_be_unclear(tmp_path: Path) -> None:
    about = FILES["runbooks/restart.md"].replace("# Restart", "# Scoring")

    report = judged(tmp_path, row(subject="scoring"), changed={"runbooks/scoring.md": about})

    assert report.findings[0].message == "'scoring' may be system:scoring or runbook:scoring"


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
