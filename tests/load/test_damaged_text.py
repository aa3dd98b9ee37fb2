"""Text that is not what it should be: each is a finding at its line, and the rest is judged."""

from pathlib import Path

import pytest
from tests.load.folder import beside_the_rest, seen, write

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

BOMB = "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdef", "bcdefg", strict=True)
)
MERGE_BOMB = "a: &a {x: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join([f'*{before}'] * 9)}]}}\n"
    for before, name in zip("abcdef", "bcdefg", strict=True)
)
TOO_MUCH = "aliases expand it to more than 50,000 values, or it is nested too deeply"


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        (
            "runbooks/latin.md",
            "# Café\n\nÜber caf".encode() + b"\xe9\n",
            (3, 9, "unreadable-file", "is not UTF-8: byte 0xe9 on line 3"),
        ),
        (
            "systems/latin.yaml",
            b"\xef\xbb\xbftitle: \xe9\n",
            (1, 8, "unreadable-file", "is not UTF-8: byte 0xe9 on line 1"),
        ),
        (
            "runbooks/utf16.md",
            "# Restart\n\nText.\n".encode("utf-16"),
            (1, 1, "unreadable-file", "is not UTF-8: byte 0xff on line 1"),
        ),
        (
            "runbooks/utf16le.md",
            "# Restart\n\nText.\n".encode("utf-16-le"),
            (1, 2, "unreadable-file", "is not text: a NUL byte (0x00) on line 1"),
        ),
        (
            "runbooks/nul.md",
            "# Restärt\n\nTäxt\0.\n",
            (3, 5, "unreadable-file", "is not text: a NUL byte (0x00) on line 3"),
        ),
        (
            "systems/nul.yaml",
            "title: A\nlabels: \0\n",
            (2, 9, "unreadable-file", "is not text: a NUL byte (0x00) on line 2"),
        ),
        (
            "systems/tab.yaml",
            "title: A\nlabels:\n\tdomain: x\n",
            (3, 1, "invalid-front-matter", "a tab is used for indentation"),
        ),
        (
            "runbooks/tab.md",
            "---\ntags: [a]\nrollback:\n\ttrigger: x\n---\n\n# A\n\nText.\n",
            (4, 1, "invalid-front-matter", "a tab is used for indentation"),
        ),
        (
            "systems/colon.yaml",
            "title: A\ndescription: payments: declined\n",
            (
                2,
                22,
                "invalid-front-matter",
                "is not valid YAML: mapping values are not allowed in this context",
            ),
        ),
        (
            "systems/control.yaml",
            "title: Übung\ndescription: a\x07b\n",
            (
                2,
                15,
                "invalid-front-matter",
                "is not valid YAML: control characters are not allowed",
            ),
        ),
        (
            "systems/list.yaml",
            "- a\n- b\n",
            (1, 1, "invalid-front-matter", "the file holds no fields"),
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
        ("systems/bomb.yaml", BOMB, (5, 28, "invalid-front-matter", TOO_MUCH)),
        ("systems/merge.yaml", MERGE_BOMB, (6, 21, "invalid-front-matter", TOO_MUCH)),
        (
            "systems/brackets.yaml",
            "title: A\nlabels: " + "[" * 100_000,
            (2, 108, "invalid-front-matter", TOO_MUCH),
        ),
        (
            "runbooks/braces.md",
            "---\ntags: " + "{a: " * 100_000 + "\n---\n\n# A\n\nText.\n",
            (2, 403, "invalid-front-matter", TOO_MUCH),
        ),
        (
            "systems/dashes.yaml",
            "labels:\n  " + "- " * 100_000 + "a\n",
            (2, 201, "invalid-front-matter", TOO_MUCH),
        ),
        (
            "alerts/brackets.yaml",
            "groups: " + "[" * 100_000,
            (1, 108, "invalid-front-matter", TOO_MUCH),
        ),
        (
            "systems/itself.yaml",
            "title: A\nlabels: &a\n  b: *a\n",
            (
                3,
                6,
                "invalid-front-matter",
                "is not valid YAML: the alias *a names no anchor above it",
            ),
        ),
        (
            "systems/twice.yaml",
            "title: A\nservice-tier: 2\nservice_tier: 3\n",
            (
                3,
                1,
                "invalid-front-matter",
                "the key 'service_tier' is given twice; the first value is used",
            ),
        ),
        (
            "systems/key.yaml",
            "title: A\n[a, b]: c\n",
            (2, 1, "invalid-front-matter", "a key is not plain text"),
        ),
        (
            "systems/several.yaml",
            "title: A\n---\ntitle: B\n",
            (
                2,
                1,
                "invalid-front-matter",
                "holds a second YAML document; only the first is read",
            ),
        ),
        (
            "systems/word.yaml",
            "title: no\n",
            (1, 1, "invalid-field", "title is read as false"),
        ),
        (
            "systems/next-line.yaml",
            'title: "A\u0085B\u2028C"\nservice_tier: critical\n',
            (2, 1, "invalid-field", "service_tier is 'critical', which is none of 1, 2, 3, 4"),
        ),
    ],
)
def test_one_fault_at_its_place(
    tmp_path: Path, path: str, content: str | bytes, expected: tuple[int, int, str, str]
) -> None:
    write(tmp_path, {path: content})

    assert beside_the_rest(seen(tmp_path)) == [expected]


def test_what_to_do_about_bytes_that_are_no_text(tmp_path: Path) -> None:
    folder = write(tmp_path, {"runbooks/a.md": b"a\xe9\n", "runbooks/b.md": b"a\0\n"})
    base = load(WorkingTree(folder))

    assert [found.problem.help for found in base.problems] == [
        "save it as UTF-8 (in most editors: Save with encoding)",
        (
            "if it is UTF-16, save it as UTF-8 (in most editors: Save with encoding);"
            " else delete the byte"
        ),
    ]


def test_truth_values_are_only_what_yaml_says(tmp_path: Path) -> None:
    files = {
        "systems/a.yaml": 'title: "no"\ncustomer_facing: yes\nentrypoint: Off\n',
        "systems/b.yaml": "title: y\ntype: n\ncustomer_facing: maybe\n",
        "systems/c.yaml": "title: C\non: [a]\nyes: b\n",
    }

    assert beside_the_rest(seen(write(tmp_path, files))) == [
        (3, 1, "invalid-field", "customer_facing is neither true nor false: 'maybe'"),
        (2, 1, "unknown-field", "'on' is not a field of a system"),
        (3, 1, "unknown-field", "'yes' is not a field of a system"),
    ]


def test_anchors_and_merge_keys_are_read_and_located(tmp_path: Path) -> None:
    text = (
        "title: A\n"
        "extensions: {usual: &usual {kind: database, criticality: wrong}}\n"
        "depends_on:\n"
        "  - {<<: *usual, to: b}\n"
        "  - {<<: [{on_failure: broken}, *usual], criticality: soft, to: b}\n"
    )
    files = {"systems/a.yaml": text, "systems/b.yaml": "title: B\n"}

    assert beside_the_rest(seen(write(tmp_path, files))) == [
        (
            2,
            45,
            "invalid-field",
            "depends_on[1].criticality is 'wrong', which is none of hard, soft",
        ),
        (
            5,
            12,
            "invalid-field",
            (
                "depends_on[2].on_failure is 'broken', which is none of fails, degrades, queues,"
                " manual, unaffected"
            ),
        ),
    ]


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


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_mark_and_line_ends_move_nothing(tmp_path: Path, mark: bytes, end: bytes) -> None:
    files = {
        "runbooks/front.md": "---\ntags: [a]\ntype: alarm\n---\n\n# Ä\n\nÄ [x](gone.md)\n",
        "runbooks/plain.md": "[x](gone.md) and\n\n## Ä\n\nÄ [x](#gone)\n",
        "systems/a.yaml": "titel: A\nservice_tier: critical\n",
        "systems/b.yaml": "title: B\n",
        "systems/b/access.csv": "id,what,type\na,Ä,acount\n",
    }
    damaged = {path: mark + text.encode().replace(b"\n", end) for path, text in files.items()}

    found = seen(write(tmp_path, damaged))
    assert [one[:4] for one in found if one[0] != "runbooks/sound.md"] == [
        ("runbooks/front.md", 3, 1, "invalid-field"),
        ("runbooks/front.md", 8, 3, "broken-link"),
        ("runbooks/plain.md", 1, 1, "broken-link"),
        ("runbooks/plain.md", 5, 3, "broken-anchor"),
        ("systems/a.yaml", 1, 1, "unknown-field"),
        ("systems/a.yaml", 2, 1, "invalid-field"),
        ("systems/b/access.csv", 2, 5, "invalid-field"),
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


@pytest.mark.parametrize("extension", [".yaml", ".yml"])
def test_every_extension_of_yaml_is_read(tmp_path: Path, extension: str) -> None:
    files = {f"systems/a{extension}": "titel: A\n"}

    assert beside_the_rest(seen(write(tmp_path, files))) == [
        (1, 1, "unknown-field", "'titel' is not a field of a system")
    ]


def test_alerts_of_every_document_are_read(tmp_path: Path) -> None:
    rule = "groups:\n  - rules:\n      - alert: {}\n"
    text = "---\n".join([rule.format("A"), "kind: Other\n", rule.format("B"), "groups: [\n"])

    assert beside_the_rest(seen(write(tmp_path, {"alerts/a.yaml": text}))) == [
        (
            11,
            10,
            "invalid-front-matter",
            "is not valid YAML: did not find expected node content",
        )
    ]
