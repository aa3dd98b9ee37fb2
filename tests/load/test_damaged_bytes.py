"""Bytes that are no text, and those before and between lines that are none of the text."""

from pathlib import Path

import pytest
from tests.load.folder import beside_the_rest, seen, write

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree


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
    ],
)
def test_bytes_that_are_no_text_are_told_at_their_place(
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
