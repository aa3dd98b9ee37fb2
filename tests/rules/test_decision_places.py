"""Findings of decisions stand where somebody has to write, and once."""

from pathlib import Path

from tests.rules.decision_log import decision, found, log
from tests.rules.knowledge import judged

from relaybook.findings import Level

PATH = "decisions/log/0001-choice.md"


def test_what_is_to_be_written_is_told_section_by_section(tmp_path: Path) -> None:
    text = "# Choice\n\n## Context\n\nTODO: why\n\n## Decision\n\nTODO: what\n\n## Effects\n"
    files = {PATH: f"---\nstatus: proposed\n---\n\n{text}"}

    assert found(judged(tmp_path, files, Level.BASIC, "empty-section")) == [
        ("0001-choice.md", 7, 1, "the section 'Context' waits to be written: 'TODO: why'"),
        ("0001-choice.md", 11, 1, "the section 'Decision' waits to be written: 'TODO: what'"),
        ("0001-choice.md", 15, 1, "the section 'Effects' is empty"),
    ]


def test_headings_without_any_word_are_told_once(tmp_path: Path) -> None:
    files = {PATH: "---\nstatus: proposed\n---\n\n# Choice\n\n## Context\n\n## Decision\n"}

    assert found(judged(tmp_path, files, Level.BASIC, "empty-section")) == [
        ("0001-choice.md", 5, 1, "the page holds headings and no text")
    ]


def test_a_field_is_asked_for_where_the_others_stand(tmp_path: Path) -> None:
    body = "# Choice\n\n## Decision\n\nIt works.\n"
    files = {
        PATH: f"---\ndate: 2026-01-31\n---\n\n{body}",
        "decisions/log/0002-choice.md": body.replace("\n", "\n\nDate: 2026-01-31\n", 1),
    }

    report = judged(tmp_path, files, Level.STANDARD, "missing-field")

    assert [(one.path, one.span.line, one.help[:25]) for one in report.findings] == [
        (PATH, 1, "in the front matter: writ"),
        ("decisions/log/0002-choice.md", 1, "write `status:` with prop"),
    ]


def test_a_link_and_its_definition_are_one_citation(tmp_path: Path) -> None:
    files = log(
        decision("0001", "superseded", superseded_by=["0002"]),
        decision("0002", supersedes=["0001"]),
        {
            "docs/a.md": "# A\n\nWe keep it, see [18][why].\n\n"
            f"[why]: ../{PATH}\n\nAs ../{PATH} says.\n"
        },
    )

    report = judged(tmp_path, files, Level.STANDARD, "cites-dead-decision")

    assert [(one.path, one.span.line) for one in report.findings] == [
        ("docs/a.md", 3),
        ("docs/a.md", 7),
    ]
