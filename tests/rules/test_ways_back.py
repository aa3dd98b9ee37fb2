"""What the rules about going back report, and above all what they leave alone."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Severity


def _messages(folder: Path, body: str, rule: str, front: str = "tags: [a]\n") -> list[str]:
    files = {"runbooks/a.md": f"---\n{front}---\n\n# A\n\n{body}"}
    return [message for _, _, message, _ in said(judged(folder, files, Level.FULL, rule))]


def test_an_undo_that_is_empty_is_none(tmp_path: Path) -> None:
    body = (
        "## Steps\n\n1. Switch. Changes production.\n\n   **Undo:**\n"
        "\n2. Switch. Changes data.\n\n   **Roll back**: switch back.\n"
    )

    assert _messages(tmp_path, body, "change-without-undo") == [
        "step 1 changes something (Changes production) and does not say how to undo it"
    ]


@pytest.mark.parametrize(
    "more",
    [
        "\n## Rollback\n\nSteps 1 to 2 are undone by a new deployment.\n",
        "\n## Rollback\n\nDeploy the last version again.\n",
        "\n## Rollback\n\n1. Start it. Changes production.\n",
    ],
)
def test_a_rollback_section_undoes_what_it_names_or_all(tmp_path: Path, more: str) -> None:
    body = "## Steps\n\n1. A. Changes production.\n\n2. B. Changes production.\n"

    assert _messages(tmp_path, body + more, "change-without-undo") == []


@pytest.mark.parametrize(
    ("rollback", "lacking"),
    [
        ("Step 2 is undone as written there, step 1 by the preset.", [2]),
        ("Step 2 is undone as described in the step; step 1 by the preset.", [2]),
        ("Steps 1 and 2 are undone as written there.", [1, 2]),
        (
            "Step 1 by the preset. Step 2 is undone as written there. Or take step 2 back by hand.",
            [],
        ),
        ("Step 1 and step 2 by the preset, as written in the manual.", []),
    ],
)
def test_a_rollback_section_does_not_undo_what_it_leaves_to_the_step(
    tmp_path: Path, rollback: str, lacking: list[int]
) -> None:
    body = "## Steps\n\n1. A. Changes production.\n\n2. B. Changes production.\n\n3. C.\n"
    body += f"\n   **Undo:** D.\n\n## Rollback\n\n{rollback}\n"

    assert _messages(tmp_path, body, "change-without-undo") == [
        f"step {number} changes something (Changes production) and does not say how to undo it"
        for number in lacking
    ]


@pytest.mark.parametrize(
    ("undo", "count"),
    [
        ("none", 1),
        ("N/A.", 1),
        ("not possible, sorry", 1),
        ("No undo is needed: the next run overwrites it.", 0),
        ("none. It is gone; ask the sender to repeat it.", 0),
        ("node goes back with `kubectl uncordon`", 0),
        ("now", 0),
        ("`none`", 0),
    ],
)
def test_a_reason_is_longer_than_a_shrug(tmp_path: Path, undo: str, count: int) -> None:
    body = f"## Steps\n\n1. A. Changes production.\n\n   **Undo:** {undo}\n"

    assert len(_messages(tmp_path, body, "undo-none-without-reason")) == count


def test_how_long_a_reason_is_can_be_set(tmp_path: Path) -> None:
    settings = "rule_settings:\n  undo-none-without-reason: {characters: 60}\n"
    text = "# A\n\n## Steps\n\n1. A.\n\n   **Undo:** none. It is gone; ask for it again.\n"
    files = {"relaybook.yml": settings, "runbooks/a.md": text}
    (finding,) = judged(tmp_path, files, Level.FULL, "undo-none-without-reason").findings

    assert (finding.span.line, finding.span.column) == (7, 4)
    assert "at least 60 characters" in finding.help
    assert finding.severity is Severity.ERROR


def test_a_change_in_the_prose_of_a_section_needs_a_way_back(tmp_path: Path) -> None:
    body = "## Mitigation\n\nRestart it:\n\n```bash\noc delete pod a\n```\n"

    assert _messages(tmp_path, body, "missing-rollback") == [
        "the runbook changes something (oc delete) and does not say how to undo it"
    ]


@pytest.mark.parametrize(
    ("body", "front", "undone"),
    [
        ("1. A. Changes data.\n\n   **Undo:** B.\n", "tags: [a]\n", 1),
        ("1. A. Changes data.\n\n   **Undo:** B.\n\n2. C. Changes data.\n", "tags: [a]\n", 0),
        ("1. A. Changes data.\n", "tags: [a]\n", 0),
        ("1. A. Changes data.\n\n   **Undo:** B.\n", "type: deploy_rollback\n", 0),
        ("1. A.\n\n## Rollback\n\nB.\n", "type: deploy_rollback\n", 1),
        ("1. A. Changes data.\n\n   **Undo:** none.\n", "tags: [a]\n", 0),
        (
            "1. A. Changes data.\n\n   **Undo:** none. The pod is made again.\n",
            "tags: [a]\n",
            1,
        ),
    ],
)
def test_what_has_a_rollback_has_no_finding_about_it(
    tmp_path: Path, body: str, front: str, undone: int
) -> None:
    text = f"---\n{front}---\n\n# A\n\n## Steps\n\n{body}"
    rules = ("missing-rollback", "change-without-undo", "undo-none-without-reason")
    report = judged(tmp_path, {"runbooks/a.md": text}, Level.FULL, *rules)
    (rollback,) = (line for line in report.completeness if line.name == "rollback")

    assert (rollback.have, rollback.must_have) == (undone, undone)
    assert len(report.findings) == 1 - undone


def test_labels_may_have_words_of_your_own(tmp_path: Path) -> None:
    body = "1. A. Changes data.\n\n   **Zurück:** B.\n\n   **Erwartet:** C.\n"
    own = "aliases: {labels: {undo: [Zurück], expected: ['Erwartet:']}}\n"
    rules = ("missing-rollback", "change-without-undo", "missing-expected-result")
    files = {"runbooks/a.md": f"---\ntags: [a]\n---\n\n# A\n\n## Steps\n\n{body}"}

    assert [one.rule for one in judged(tmp_path / "a", files, Level.FULL, *rules).findings] != []
    own_files = {**files, "relaybook.yml": own}
    assert judged(tmp_path / "b", own_files, Level.FULL, *rules).findings == ()
