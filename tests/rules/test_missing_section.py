from pathlib import Path
from typing import get_args

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level
from relaybook.model.runbook import RunbookType
from relaybook.model.runbook_sections import AT_FULL

TITLES = {
    "when": "When to use",
    "impact": "Impact",
    "access": "Prerequisites and access",
    "approval": "Approval",
    "diagnosis": "Diagnosis",
    "steps": "Steps",
    "failback": "Failback",
    "reconciliation": "Reconciliation",
    "gate": "Evaluation gate",
    "fallback": "Fallback",
    "communication": "Communication",
    "escalation": "Escalation",
    "schedule": "Schedule",
    "record": "Record to keep",
}
# The table of sections by type, as the research gives it, written here a second time.
ASKED = {
    "alert_response": "when impact access diagnosis steps escalation",
    "operational_procedure": "when access steps",
    "deploy_rollback": "when impact access approval steps escalation record",
    "disaster_recovery": "when impact access approval diagnosis steps failback reconciliation"
    " fallback communication escalation record",
    "retrain_model": "when impact access approval diagnosis steps gate escalation record",
    "disable_model": "when impact access approval steps fallback communication escalation record",
    "access": "when access approval steps record",
    "scheduled_maintenance": "when impact access approval steps communication schedule record",
    "incident_reporting": "when access approval diagnosis steps communication escalation record",
}


def _page(kind: str, titles: list[str], front: str = "") -> str:
    sections = "".join(f"## {title}\n\nText.\n\n" for title in titles)
    return f"---\ntype: {kind}\n{front}---\n\n# A\n\nText.\n\n{sections}"


def _messages(folder: Path, text: str, level: Level = Level.FULL) -> list[str]:
    report = judged(folder, {"runbooks/a.md": text}, level, "missing-section")
    return [finding.message for finding in report.findings]


def test_every_type_has_its_sections() -> None:
    assert set(AT_FULL) == set(get_args(RunbookType)) == set(ASKED)


@pytest.mark.parametrize("kind", sorted(ASKED))
def test_each_type_asks_for_exactly_its_sections(tmp_path: Path, kind: str) -> None:
    titles = [TITLES[name] for name in ASKED[kind].split()]
    listed = f"{', '.join(titles[:-1])} and {titles[-1]}"

    assert _messages(tmp_path, _page(kind, titles)) == []
    assert _messages(tmp_path, _page(kind, [])) == [f"this {kind} runbook has no sections {listed}"]
    for title in titles:
        others = [other for other in titles if other != title]
        assert _messages(tmp_path, _page(kind, others)) == [
            f"this {kind} runbook has no section {title}"
        ]


def test_standard_asks_for_two_sections_whatever_the_type(tmp_path: Path) -> None:
    text = _page("disaster_recovery", [])

    assert _messages(tmp_path, text, Level.STANDARD) == [
        "the runbook has no sections When to use and Steps"
    ]
    assert _messages(tmp_path, text, Level.BASIC) == []


def test_own_fields_stand_for_their_sections(tmp_path: Path) -> None:
    titles = [TITLES[name] for name in ["when", "access", "diagnosis", "steps"]]
    written = "impact: Cards are declined.\nescalation: [team:payments, role:duty-manager]\n"

    assert _messages(tmp_path, _page("alert_response", titles, written)) == []
    assert _messages(tmp_path, _page("alert_response", titles, "owner: payments\n")) == [
        "this alert_response runbook has no sections Impact and Escalation"
    ]


def test_a_runbook_without_a_type_cannot_be_judged_at_full(tmp_path: Path) -> None:
    text = "# A\n\n## When to use\n\nText.\n\n## Steps\n\nText.\n"
    report = judged(tmp_path, {"runbooks/a.md": text}, Level.FULL, "missing-section")

    assert report.findings == ()
    assert report.tallies["missing-section"].judged == 0
    assert report.tallies["missing-section"].unknown == {
        "runbooks without a type: which sections they need at full": 1
    }


def test_a_misspelt_heading_is_suggested(tmp_path: Path) -> None:
    text = "# A\n\n## When to use\n\nText.\n\n## Stesp\n\nText.\n"
    report = judged(tmp_path, {"runbooks/a.md": text}, Level.STANDARD, "missing-section")

    assert said(report) == [
        (
            1,
            1,
            "the runbook has no section Steps",
            "did you mean `Steps` by the heading 'Stesp'?",
        )
    ]


def test_words_of_the_configuration_count(tmp_path: Path) -> None:
    files = {
        "relaybook.yml": "format: 1\naliases: {headings: {steps: [Vorgehen], when_to_use: Wann}}\n",
        "runbooks/a.md": "# A\n\n## Wann\n\nText.\n\n## Vorgehen\n\nText.\n",
    }

    assert said(judged(tmp_path, files, Level.STANDARD, "missing-section")) == []
