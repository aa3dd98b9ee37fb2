from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level

RULE = "missing-field"


def test_a_bare_exercise_says_what_each_field_is_for(tmp_path: Path) -> None:
    report = judged(tmp_path, {"exercises/first.yaml": "took: 20m\n"}, Level.BASIC, RULE)

    assert said(report) == sorted(
        (1, 1, f"the exercise first has no {name}", help_)
        for name, help_ in {
            "runbook": "write `runbook: <id>` of the runbook that was exercised",
            "digest": "write the digest of the runbook as it was exercised",
            "date": "write the day on which it was exercised, like 2026-01-31",
            "mode": "write `mode:` with live, game_day, drill or tabletop",
            "by": "write who did it: `by: [person:<id>]`",
            "outcome": "write `outcome:` with pass, partial or fail",
            "steps": "write how each step went: `steps: [{number: 1, digest: ..., result: ok}]`",
        }.items()
    )


def test_a_bare_handover_names_its_fields_as_they_are_written(tmp_path: Path) -> None:
    report = judged(tmp_path, {"handovers/exit.md": "# Exit\n\nSoon.\n"}, Level.BASIC, RULE)

    assert sorted(message for _, _, message, _ in said(report)) == [
        f"the handover exit has no {name}"
        for name in ("contract", "from", "status", "systems", "to")
    ]


@pytest.mark.parametrize("level", [Level.BASIC, Level.STANDARD])
def test_systems_runbooks_and_decisions_are_asked_at_standard(tmp_path: Path, level: Level) -> None:
    files = {
        "systems/vault.yaml": "service_tier: 2\n",
        "systems/rates.yaml": "title: Rates\ndepends_on: [vault]\n",
        "runbooks/restart.md": "# Restart\n\nRestart it.\n",
        "decisions/0001-use-a-ledger.md": "# Use a ledger\n\n## Decision\n\nWe will.\n",
    }

    report = judged(tmp_path, files, level, RULE)

    asked = [
        ("decisions/0001-use-a-ledger.md", "the decision 0001-use-a-ledger has no date"),
        ("decisions/0001-use-a-ledger.md", "the decision 0001-use-a-ledger has no status"),
        ("runbooks/restart.md", "the runbook restart has no systems"),
        ("systems/vault.yaml", "the system vault has no title"),
    ]
    found = [(finding.path, finding.message) for finding in report.findings]
    assert found == (asked if level is Level.STANDARD else [])


@pytest.mark.parametrize(
    "text",
    [
        "# Use a ledger\n\nDate: 2026-01-31\n\n## Status\n\nAccepted\n",
        "# Use a ledger\n\n* Status: accepted\n* Date: 2026-01-31\n",
        "# Use a ledger\n\n**Status:** accepted\n\n**Date:** 2026-01-31\n",
    ],
)
def test_a_decision_in_another_form_is_read(tmp_path: Path, text: str) -> None:
    assert judged(tmp_path, {"decisions/0001-x.md": text}, Level.STANDARD, RULE).findings == ()


@pytest.mark.parametrize(
    ("status", "date"),
    [("blessed", "2026-02-30"), ("{proposed | accepted}", "{YYYY-MM-DD}")],
)
def test_what_another_rule_reports_is_not_missing(tmp_path: Path, status: str, date: str) -> None:
    text = f'---\nstatus: "{status}"\ndate: "{date}"\n---\n\n# Use a ledger\n\nOne is enough.\n'

    report = judged(tmp_path, {"decisions/0001-x.md": text})

    rules = [finding.rule for finding in report.findings]
    assert "missing-field" not in rules
    assert len(rules) == 2


def test_the_title_of_a_system_may_be_its_heading(tmp_path: Path) -> None:
    text = "---\ndepends_on: [ledger]\n---\n# Vault\n\nKeeps keys.\n"

    assert judged(tmp_path, {"systems/vault.md": text}, Level.STANDARD, RULE).findings == ()


def test_an_external_system_is_not_asked_what_it_needs(tmp_path: Path) -> None:
    files = {
        "systems/sms.yaml": "title: SMS gateway\nscope: external\n",
        "systems/ledger.yaml": "title: Ledger\ndepends_on: [sms]\n",
    }

    assert judged(tmp_path, files, Level.STANDARD, RULE).findings == ()


def test_a_level_that_calls_nobody_is_named(tmp_path: Path) -> None:
    files = {
        "systems/vault.yaml": "title: Vault\ndepends_on: [ledger]\nescalation:\n"
        "  - team:payments\n  - {respond_within: 15m}\n"
    }

    report = judged(tmp_path, files, Level.STANDARD, RULE)

    assert said(report) == [
        (
            5,
            5,
            "level 2 of the escalation calls nobody",
            "write `contact: team:<id>`, or another contact, in this level",
        )
    ]


def test_empty_text_and_empty_lists_are_missing(tmp_path: Path) -> None:
    files = {
        "systems/vault.yaml": 'title: ""\ndepends_on: [ledger]\n',
        "runbooks/restart.md": "---\nsystems: []\n---\n# Restart\n\nRestart it.\n",
    }

    report = judged(tmp_path, files, Level.STANDARD, RULE)

    assert [finding.message for finding in report.findings] == [
        "the runbook restart has no systems",
        "the system vault has no title",
    ]
