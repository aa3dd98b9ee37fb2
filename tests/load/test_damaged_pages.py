"""Markdown that is not what it should be: each fault stands at its line."""

from pathlib import Path

import pytest
from tests.load.folder import beside_the_rest, seen, write


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        (
            "runbooks/tab.md",
            "---\ntags: [a]\nrollback:\n\ttrigger: x\n---\n\n# A\n\nText.\n",
            (4, 1, "invalid-front-matter", "a tab is used for indentation"),
        ),
        (
            "runbooks/text.md",
            "---\njust text\n---\n\n# A\n\nText.\n",
            (1, 1, "invalid-front-matter", "the front matter holds no fields"),
        ),
        (
            "runbooks/open.md",
            "---\ntags: [a]\n\n# A\n\nText.\n",
            (
                1,
                1,
                "invalid-front-matter",
                "the front matter is opened with --- but never closed",
            ),
        ),
        (
            "runbooks/late.md",
            "# A\n\n---\ntags: [a]\n---\n\nText.\n",
            (
                3,
                1,
                "invalid-front-matter",
                "the front matter stands below the first line, where no tool reads it",
            ),
        ),
        (
            "runbooks/blank.md",
            "\r\n---\r\ntags: [a]\r\n---\r\n\r\n# A\r\n\r\nText.\r\n",
            (
                2,
                1,
                "invalid-front-matter",
                "the front matter stands below the first line, where no tool reads it",
            ),
        ),
        (
            "runbooks/licence.md",
            "<!-- SPDX-License-Identifier: MIT\n-->\n---\ntags: [a]\n---\n# A\n\nText.\n",
            (
                3,
                1,
                "invalid-front-matter",
                "the front matter stands below the first line, where no tool reads it",
            ),
        ),
        (
            "runbooks/fence.md",
            "# A\n\nText.\n\n```bash\nls\n\n## B\n\n[gone](gone.md)\n",
            (
                5,
                1,
                "unclosed-fence",
                "the code block is opened here and never closed, so it takes in what follows",
            ),
        ),
    ],
)
def test_a_damaged_page_is_told_at_its_place(
    tmp_path: Path, path: str, content: str, expected: tuple[int, int, str, str]
) -> None:
    write(tmp_path, {path: content})

    assert beside_the_rest(seen(tmp_path)) == [expected]


def test_several_faults_of_one_file_are_all_told(tmp_path: Path) -> None:
    text = "---\ntitel: A\ntags: [a]\ntags: [b]\nchanges-data: maybe\n---\n\n# A\n\n[x](#gone)\n"

    assert beside_the_rest(seen(write(tmp_path, {"runbooks/a.md": text}))) == [
        (2, 1, "unknown-field", "'titel' is not a field of a runbook"),
        (
            4,
            1,
            "invalid-front-matter",
            "the key 'tags' is given twice; the first value is used",
        ),
        (5, 1, "invalid-field", "changes_data is neither true nor false: 'maybe'"),
        (10, 1, "broken-anchor", "this page has no heading #gone"),
    ]


@pytest.mark.parametrize("extension", [".md", ".markdown", ".html.md", ".html.md.erb", ".mdx"])
def test_every_extension_of_markdown_is_read(tmp_path: Path, extension: str) -> None:
    text = "---\ntags: [a]\ntype: alarm\n---\n\n# A\n\n[x](#gone)\n"

    assert beside_the_rest(seen(write(tmp_path, {f"runbooks/a{extension}": text}))) == [
        (
            3,
            1,
            "invalid-field",
            (
                "type is 'alarm', which is none of alert_response, operational_procedure,"
                " deploy_rollback, disaster_recovery, retrain_model, disable_model, access,"
                " scheduled_maintenance, incident_reporting"
            ),
        ),
        (8, 1, "broken-anchor", "this page has no heading #gone"),
    ]
