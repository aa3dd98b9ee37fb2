from collections.abc import Iterator
from pathlib import Path

import pytest

from relaybook.errors import UsageError
from relaybook.scaffold.planned import NewFile
from relaybook.scaffold.write import add_line, write_new


class _Interrupted(list[NewFile]):
    """Files to write, with a Ctrl-C after the last."""

    def __iter__(self) -> Iterator[NewFile]:
        yield from list.__iter__(self)
        raise KeyboardInterrupt


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    write_new(tmp_path / "new", [NewFile("a/b.md", "text\n"), NewFile("c.md", "")])

    assert (tmp_path / "new/a/b.md").read_bytes() == b"text\n"
    assert (tmp_path / "new/c.md").read_bytes() == b""


def test_an_existing_file_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("mine")

    with pytest.raises(UsageError, match=r"b\.md cannot be written: File exists"):
        write_new(tmp_path, [NewFile("folder/a.md", "new"), NewFile("b.md", "new")])

    assert [path.name for path in tmp_path.rglob("*")] == ["b.md"]
    assert (tmp_path / "b.md").read_text() == "mine"


def test_an_interruption_leaves_nothing_behind(tmp_path: Path) -> None:
    files = _Interrupted([NewFile("new/folder/a.md", "a"), NewFile("new/b.md", "b")])

    with pytest.raises(KeyboardInterrupt):
        write_new(tmp_path, files)

    assert not list(tmp_path.iterdir())


def test_nothing_is_written_through_a_link_that_leads_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    base = tmp_path / "base"
    base.mkdir()
    (base / "systems").symlink_to(outside)

    with pytest.raises(UsageError, match="would lie outside of the knowledge base"):
        write_new(base, [NewFile("systems/deep/a.yaml", "")])

    assert not list(outside.iterdir())


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "systems").write_text("")

    with pytest.raises(UsageError, match=r"systems/a\.yaml cannot be written: Not a directory"):
        write_new(tmp_path, [NewFile("systems/a.yaml", "")])


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "/site/\n"), ("x", "x\n/site/\n"), ("x\n", "x\n/site/\n"), ("site/\n", "site/\n")],
)
def test_a_line_is_added_once(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / ".gitignore"
    if before:
        path.write_text(before)

    added = add_line(path, "/site/", ["site/"])

    assert path.read_text() == after
    assert added == (before != after)
    assert not add_line(path, "/site/", ["site/"])
