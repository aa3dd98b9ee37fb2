"""YAML that repeats what is written elsewhere, and YAML that would never end."""

from pathlib import Path

import pytest
from tests.load.folder import beside_the_rest, seen, write

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
    ],
)
def test_yaml_that_grows_or_nests_without_end_is_told(
    tmp_path: Path, path: str, content: str, expected: tuple[int, int, str, str]
) -> None:
    write(tmp_path, {path: content})

    assert beside_the_rest(seen(tmp_path)) == [expected]


def test_anchors_and_merge_keys_are_read_and_located(tmp_path: Path) -> None:
    text = (
        "title: A\n"
        "extensions: {usual: &usual {kind: database, criticality: wrong}}\n"
        "depends_on:\n"
        "  - {<<: *usual, to: b}\n"
        "  - {<<: [{on_failure: broken}, *usual], criticality: soft, to: c}\n"
    )
    files = {
        "systems/a.yaml": text,
        "systems/b.yaml": "title: B\n",
        "systems/c.yaml": "title: C\n",
    }

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
