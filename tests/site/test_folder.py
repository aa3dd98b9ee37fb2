"""A folder that we fill: ours alone, only what changed, never outside of it."""

import os
from pathlib import Path

import pytest

from relaybook.errors import UsageError
from relaybook.site.folder import write_folder


def listing(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".relaybook")
    }


def test_the_folder_holds_exactly_what_was_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "new/deep"

    write_folder(folder, {"a.md": b"1", "b/c.md": b"2", "b/d/e.md": b"3"})
    write_folder(folder, {"a.md": b"1", "b/c.md": b"4"})

    assert listing(folder) == {"a.md": b"1", "b/c.md": b"4"}
    assert not (folder / "b/d").exists()


def test_a_file_with_the_same_bytes_is_not_touched(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a.md": b"1", "b.md": b"2"})
    for name in ("a.md", "b.md"):
        os.utime(tmp_path / "out" / name, (1_000, 1_000))

    write_folder(tmp_path / "out", {"a.md": b"1", "b.md": b"3"})

    times = {name: (tmp_path / "out" / name).stat().st_mtime for name in ("a.md", "b.md")}
    assert times["a.md"] == 1_000
    assert times["b.md"] > 1_000


def test_a_folder_with_files_of_others_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(UsageError, match="holds files that relaybook did not write"):
        write_folder(tmp_path, {"a.md": b"1"})

    assert listing(tmp_path) == {"mine.txt": b"mine"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a.md": b"1"})

    assert listing(tmp_path) == {"a.md": b"1"}


def test_files_that_others_put_there_later_stay(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a/b.md": b"1"})
    (tmp_path / "a/mine.txt").write_text("mine")

    write_folder(tmp_path, {})

    assert listing(tmp_path) == {"a/mine.txt": b"mine"}


@pytest.mark.parametrize("path", ["../x.md", "a/../../x.md", "/etc/x.md", "", "a\0b"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    with pytest.raises(UsageError, match="would be written outside"):
        write_folder(tmp_path / "out", {"a.md": b"1", path: b"2"})

    assert listing(tmp_path) == {}


def test_a_file_cannot_take_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    with pytest.raises(UsageError, match="is a file"):
        write_folder(tmp_path / "file", {"a.md": b"1"})


def test_a_link_that_somebody_put_there_is_replaced_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("mine")
    write_folder(tmp_path / "out", {"a.md": b"1"})
    (tmp_path / "out/a.md").unlink()
    (tmp_path / "out/a.md").symlink_to(outside)

    write_folder(tmp_path / "out", {"a.md": b"2"})

    assert outside.read_text() == "mine"
    assert (tmp_path / "out/a.md").read_bytes() == b"2"


def test_a_damaged_list_of_files_does_not_delete_anything_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("mine")
    write_folder(tmp_path / "out", {"a.md": b"1"})
    (tmp_path / "out/.relaybook-files.json").write_text('["../outside.md", 7, "a.md"]')

    write_folder(tmp_path / "out", {"b.md": b"1"})

    assert outside.exists()
    assert listing(tmp_path / "out") == {"b.md": b"1"}
