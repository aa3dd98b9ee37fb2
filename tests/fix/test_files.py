"""A file is replaced as a whole, in its place, or left as it is."""

from pathlib import Path

import pytest

from relaybook.errors import UsageError
from relaybook.fix.files import replace_content


def test_the_mode_is_kept_and_nothing_is_left_beside(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o750)

    replace_content(tmp_path, "a.md", b"old", b"new")

    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o750
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_a_link_inside_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "b.md").symlink_to("a.md")

    replace_content(tmp_path, "b.md", b"old", b"new")

    assert (tmp_path / "b.md").is_symlink()
    assert (tmp_path / "a.md").read_bytes() == b"new"


@pytest.mark.parametrize("link", ["file", "folder"])
def test_nothing_outside_is_written(tmp_path: Path, link: str) -> None:
    root, outside = tmp_path / "kb", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "a.md").write_bytes(b"old")
    (root / "a.md").symlink_to(outside / "a.md")
    (root / "folder").symlink_to(outside)

    with pytest.raises(UsageError, match="leads out of the knowledge base"):
        replace_content(root, "a.md" if link == "file" else "folder/a.md", b"old", b"new")

    assert (outside / "a.md").read_bytes() == b"old"


def test_what_somebody_has_changed_meanwhile_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"mine")

    with pytest.raises(UsageError, match=r"a\.md was changed while it was checked"):
        replace_content(tmp_path, "a.md", b"old", b"new")

    assert (tmp_path / "a.md").read_bytes() == b"mine"


def test_a_file_that_cannot_be_replaced_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UsageError, match=r"a\.md cannot be written: Permission denied"):
        replace_content(tmp_path, "a.md", b"old", b"new")

    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
