from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level

RESTART = "1. Restart it.\n\n    ```bash\n    systemctl restart scorer\n    ```\n"


def _page(front: str, body: str) -> str:
    return f"---\n{front}---\n\n# A\n\n## Steps\n\n{body}"


def _messages(folder: Path, front: str, body: str, level: Level = Level.STANDARD) -> list[str]:
    files = {"runbooks/a.md": _page(front, body)}
    return [message for _, _, message, _ in said(judged(folder, files, level, "missing-rollback"))]


def test_the_step_that_changes_something_is_a_related_place(tmp_path: Path) -> None:
    body = "1. Look.\n\n" + RESTART.replace("1.", "2.")
    files = {"runbooks/a.md": _page("owner: payments\n", body)}
    report = judged(tmp_path, files, Level.STANDARD, "missing-rollback")

    (finding,) = report.findings
    assert (finding.span.line, finding.span.column) == (5, 1)
    assert finding.message == (
        "the runbook changes something (step 2: systemctl restart) and does not say how to undo it"
    )
    assert [(one.span.line, one.message) for one in finding.related] == [
        (11, "step 2 changes something")
    ]


@pytest.mark.parametrize(
    ("front", "body"),
    [
        ("tags: [a]\n", "1. Read the log with `systemctl status scorer`.\n"),
        ("tags: [a]\n", RESTART + "\n    **Undo:** `systemctl stop scorer`\n"),
        ("tags: [a]\n", RESTART + "\n    **Rollback**: stop it again.\n"),
        ("tags: [a]\n", RESTART + "\n## Back-out plan\n\nStop it.\n"),
        ("tags: [a]\n", RESTART + "\n## Failback\n\nStop it.\n"),
        ("tags: [a]\n", RESTART + "\n## Rollback\n\nTODO\n"),  # judged by empty-section
        (
            "reversible: none\ncompensating_action: Repeat it.\napproved_by: role:duty-manager\n",
            RESTART,
        ),
    ],
)
def test_nothing_to_undo_or_an_undo(tmp_path: Path, front: str, body: str) -> None:
    assert _messages(tmp_path, front, body) == []


@pytest.mark.parametrize(
    ("front", "body", "evidence"),
    [
        ("changes_data: true\n", "1. Look.\n", "changes_data: true"),
        ("type: access\n", "1. Look.\n", "type: access"),
        ("tags: [a]\n", "1. Press the button. Changes production.\n", "step 1: Changes production"),
        ("tags: [a]\n", RESTART + "\n    **Undo:**\n", "step 1: systemctl restart"),
        (
            "reversible: none\ncompensating_action: Repeat it.\n",
            RESTART,
            "step 1: systemctl restart",
        ),
        (
            "reversible: partial\ncompensating_action: R.\napproved_by: role:duty-manager\n",
            RESTART,
            "step 1: systemctl restart",
        ),
    ],
)
def test_a_change_without_an_undo(tmp_path: Path, front: str, body: str, evidence: str) -> None:
    assert _messages(tmp_path, front, body) == [
        f"the runbook changes something ({evidence}) and does not say how to undo it"
    ]


@pytest.mark.parametrize(
    "kind",
    ["deploy_rollback", "retrain_model", "disable_model", "access", "scheduled_maintenance"],
)
def test_some_types_need_the_section_at_full(tmp_path: Path, kind: str) -> None:
    body = RESTART + "\n    **Undo:** `systemctl stop scorer`\n"
    message = f"a {kind} runbook is undone as a whole, and this one has no section for that"

    assert _messages(tmp_path, f"type: {kind}\n", body) == []
    assert _messages(tmp_path, f"type: {kind}\n", body, Level.FULL) == [message]
    assert _messages(tmp_path, "type: alert_response\n", body, Level.FULL) == []
    more = f"{body}\n## Failback\n\nStop it.\n"
    assert _messages(tmp_path, f"type: {kind}\n", more, Level.FULL) == []


def test_a_command_outside_of_steps_is_a_related_place(tmp_path: Path) -> None:
    body = "The deployment is edited.\n\n```bash\nkubectl edit deploy/scorer\n```\n"
    report = judged(
        tmp_path,
        {"runbooks/a.md": _page("owner: payments\n", body)},
        Level.STANDARD,
        "missing-rollback",
    )

    (finding,) = report.findings
    assert "(kubectl edit)" in finding.message
    assert [(one.span.line, one.span.column, one.message) for one in finding.related] == [
        (11, 1, "this command does")
    ]
