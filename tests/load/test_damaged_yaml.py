"""YAML that is not what it should be: each fault stands at its line."""

from pathlib import Path

import pytest
from tests.load.folder import beside_the_rest, seen, write


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        (
            "systems/tab.yaml",
            "title: A\nlabels:\n\tdomain: x\n",
            (3, 1, "invalid-front-matter", "a tab is used for indentation"),
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
def test_damaged_yaml_is_told_at_its_place(
    tmp_path: Path, path: str, content: str, expected: tuple[int, int, str, str]
) -> None:
    write(tmp_path, {path: content})

    assert beside_the_rest(seen(tmp_path)) == [expected]


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
