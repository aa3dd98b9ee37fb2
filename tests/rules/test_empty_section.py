from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level

SECTIONS = ("empty-section", "missing-section", "missing-verification", "missing-rollback")
REMOVE = "write what belongs here, or remove the heading"


def _said(folder: Path, text: str, path: str = "runbooks/restart.md") -> list[object]:
    found = said(judged(folder, {path: text}, Level.BASIC, "empty-section"))
    return [(line, column, message) for line, column, message, _ in found]


def test_a_placeholder_is_quoted(tmp_path: Path) -> None:
    report = judged(
        tmp_path,
        {"runbooks/a.md": "# A\n\nText.\n\n## Impact\n\n<who notices>\n"},
        Level.BASIC,
        "empty-section",
    )

    assert said(report) == [
        (5, 1, "the section 'Impact' waits to be written: '<who notices>'", REMOVE)
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "---\ntags: [a]\n---\n", "<!-- later -->\n"])
def test_a_page_without_text_is_one_fault(tmp_path: Path, text: str) -> None:
    report = judged(tmp_path, {"runbooks/a.md": text}, Level.STANDARD, *SECTIONS)

    assert [(f.rule, f.span.line, f.message) for f in report.findings] == [
        ("empty-section", 1, "the page holds no text")
    ]


def test_a_page_of_headings_is_one_fault(tmp_path: Path) -> None:
    assert _said(tmp_path, "# A\n\n## B\n\n## C\n") == [
        (1, 1, "the page holds headings and no text")
    ]


def test_the_outermost_heading_is_reported(tmp_path: Path) -> None:
    text = "# A\n\nText.\n\n## B\n\n### C\n\n### D\n\nTBD\n\n## E\n\nText.\n"

    assert _said(tmp_path, text) == [(5, 1, "the section 'B' waits to be written: 'TBD'")]


def test_guides_have_only_leaves_reported(tmp_path: Path) -> None:
    text = "# A\n\nText.\n\n## B\n\n### C\n\n### D\n\nTBD\n"

    assert _said(tmp_path, text, "docs/a.md") == [
        (7, 1, "the section 'C' is empty"),
        (9, 1, "the section 'D' waits to be written: 'TBD'"),
    ]


@pytest.mark.parametrize("path", ["docs/_page.md", "docs/adr-template-bare.md", "runbooks/_new.md"])
def test_templates_are_meant_to_be_empty(tmp_path: Path, path: str) -> None:
    assert _said(tmp_path, "# A\n\n## B\n", path) == []


def test_a_page_about_a_template_is_judged(tmp_path: Path) -> None:
    path = "docs/email-template-service-down.md"

    assert _said(tmp_path, "# A\n\n## B\n", path) == [(1, 1, "the page holds headings and no text")]


def test_a_numbered_heading_that_is_an_instruction_is_content(tmp_path: Path) -> None:
    text = "# A\n\nText.\n\n### 6. Push the branch and ask for review\n\n### 7. Impact\n"

    assert _said(tmp_path, text) == [(7, 1, "the section '7. Impact' is empty")]


def test_systems_without_a_page_are_no_pages(tmp_path: Path) -> None:
    assert _said(tmp_path, "title: Ledger\n", "systems/ledger.yaml") == []


@pytest.mark.parametrize(
    "status",
    [
        "## Status: Accepted",
        "## Status\n\n### Accepted",
        "## Status {proposed | accepted}",
        "## Status\n\n{proposed | accepted}",
    ],
)
def test_a_heading_that_tells_the_status_is_content(tmp_path: Path, status: str) -> None:
    text = f"# Use X\n\n{status}\n\n## Context\n\nWe met.\n\n## Costs\n"

    assert _said(tmp_path, text, "decisions/0001-use-x.md") == [
        (len(text.splitlines()), 1, "the section 'Costs' is empty")
    ]
