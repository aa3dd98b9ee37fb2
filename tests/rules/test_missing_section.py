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


FOUR = ("Meaning", "Impact", "Diagnosis", "Mitigation")
# What each style asks for at standard, as its convention has it.
BY_STYLE = {
    "default": ("When to use", "Steps"),
    "four-heading": FOUR,
    "gitlab-playbook": ("Alert Behavior", "Verification", "Possible Resolutions"),
    "ft": ("First Line Troubleshooting", "Second Line Troubleshooting"),
    "skill": ("Recommended Remediation Steps",),
}
MISSING = {
    "default": "sections When to use and Steps",
    "four-heading": "sections When to use, Impact, Diagnosis and Steps",
    "gitlab-playbook": "sections When to use, Diagnosis and Steps",
    "ft": "sections Diagnosis and Steps",
    "skill": "section Steps",
}


def _in_style(folder: Path, style: str, titles: tuple[str, ...], *rules: str) -> list[str]:
    sections = "".join(f"## {title}\n\nText.\n\n" for title in titles)
    files = {
        "relaybook.yml": f"format: 1\nheading_style: {{runbooks/a: {style}}}\n",
        "runbooks/a/a.md": f"# A\n\nText.\n\n{sections}",
    }
    return [one[2] for one in said(judged(folder, files, Level.STANDARD, *rules))]


@pytest.mark.parametrize("style", sorted(BY_STYLE))
def test_each_style_asks_for_its_own(tmp_path: Path, style: str) -> None:
    def found(titles: tuple[str, ...], name: str) -> list[str]:
        return _in_style(tmp_path / name, style, titles, "missing-section")

    assert found(BY_STYLE[style], "all") == []
    assert found((), "none") == [f"the runbook has no {MISSING[style]}"]


@pytest.mark.parametrize(
    ("style", "titles", "is_asked"),
    [
        ("default", ("When to use", "Steps"), True),
        ("four-heading", FOUR, False),
        ("gitlab-playbook", ("Verification", "Possible Resolutions"), False),
        ("ft", ("First Line Troubleshooting",), True),
        ("ft", ("First Line Troubleshooting", "Monitoring"), False),
        ("skill", ("Workflow",), False),
    ],
)
def test_a_style_without_a_place_for_verification_is_not_asked_for_one(
    tmp_path: Path, style: str, titles: tuple[str, ...], is_asked: bool
) -> None:
    found = _in_style(tmp_path, style, titles, "missing-verification")

    assert found == (["the runbook does not say how to see that it worked"] if is_asked else [])


@pytest.mark.parametrize("style", sorted(BY_STYLE))
def test_at_full_every_style_is_asked_for_a_verification(tmp_path: Path, style: str) -> None:
    files = {
        "relaybook.yml": f"format: 1\nheading_style: {style}\n",
        "runbooks/a.md": "# A\n\n## Steps\n\nText.\n",
    }
    report = judged(tmp_path, files, Level.FULL, "missing-verification")

    assert len(report.findings) == 1


def test_a_misspelt_verification_is_suggested(tmp_path: Path) -> None:
    titles = ("When to use", "Steps", "Verfication")
    text = "# A\n\n" + "".join(f"## {title}\n\nText.\n\n" for title in titles)
    report = judged(
        tmp_path, {"runbooks/a.md": text}, Level.STANDARD, "missing-section", "missing-verification"
    )

    assert said(report) == [
        (
            1,
            1,
            "the runbook does not say how to see that it worked",
            "did you mean `Verification` by the heading 'Verfication'?",
        )
    ]


def test_the_style_of_a_folder_does_not_reach_the_next(tmp_path: Path) -> None:
    titles = ("Alert behavior", "Possible resolutions", "Verification")
    page = "# A\n\n" + "".join(f"## {title}\n\nText.\n\n" for title in titles)
    files = {
        "relaybook.yml": "format: 1\nheading_style: {runbooks/gitlab: gitlab-playbook}\n",
        "runbooks/gitlab/a.md": page,
        "runbooks/own/b.md": page,
    }
    report = judged(tmp_path, files, Level.STANDARD, "missing-section", "missing-verification")

    assert [(one.path, one.rule, one.message) for one in report.findings] == [
        ("runbooks/own/b.md", "missing-section", "the runbook has no section When to use")
    ]
