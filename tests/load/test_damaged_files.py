"""What a file system holds beside files: a finding at its path, and the rest is judged."""

import os
from pathlib import Path

import pytest
from tests.load.folder import beside_the_rest, seen, write

from relaybook.errors import ConfigurationError
from relaybook.load.knowledge_base import load
from relaybook.load.sources import TreeSources
from relaybook.load.working_tree import WorkingTree
from relaybook.source import Place, Span, Unreadable

TEXT = "# A\n\nText.\n"


def _paths(folder: Path) -> list[tuple[str, str]]:
    found = seen(folder)
    assert all(
        one[1:4] == (1, 1, "unreadable-file") for one in found if one[0] != "runbooks/sound.md"
    )
    beside_the_rest(found)
    return [(one[0], one[4]) for one in found if one[0] != "runbooks/sound.md"]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    folder = write(tmp_path, {})
    for path in ("runbooks/huge.md", "systems/huge.yaml", "runbooks/huge.log"):
        (folder / path).parent.mkdir(exist_ok=True)
        with (folder / path).open("wb") as file:
            file.truncate(100_000_000)

    assert _paths(folder) == [
        ("runbooks/huge.md", "is 100 MB; at most 5 MB are read"),
        ("systems/huge.yaml", "is 100 MB; at most 5 MB are read"),
    ]


def test_links_out_and_loops_are_told_and_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (outside / "folder").mkdir(parents=True)
    (outside / "secret.md").write_text("# Secret\n\n[x](gone.md)\n")
    (outside / "folder/secret.md").write_text("# Secret\n\n[x](gone.md)\n")
    folder = write(tmp_path / "kb", {"runbooks/b.md": TEXT})
    books = folder / "runbooks"
    (books / "out.md").symlink_to(outside / "secret.md")
    (books / "up.md").symlink_to("../../outside/secret.md")
    (books / "folder").symlink_to(outside / "folder")
    (books / "loop.md").symlink_to("loop.md")
    (books / "one.md").symlink_to("two.md")
    (books / "two.md").symlink_to("one.md")
    (books / "round").symlink_to("..")
    (books / "dangling.md").symlink_to("nowhere.md")
    (books / "inside.md").symlink_to("b.md")

    assert _paths(folder) == [
        (
            f"runbooks/{name}",
            f"is a symbolic link to {target!r}, which is not a file of this knowledge base",
        )
        for name, target in [
            ("dangling.md", "nowhere.md"),
            ("folder", str(outside / "folder")),
            ("loop.md", "loop.md"),
            ("one.md", "two.md"),
            ("out.md", str(outside / "secret.md")),
            ("two.md", "one.md"),
            ("up.md", "../../outside/secret.md"),
        ]
    ]


def test_a_link_is_not_even_read_for_an_excerpt(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret\n")
    folder = write(tmp_path / "kb", {})
    (folder / "runbooks/out.md").symlink_to(tmp_path / "secret.txt")
    base = load(WorkingTree(folder))

    assert base.sources.line("runbooks/out.md", 1) == ""
    assert base.sources.text("runbooks/out.md") == ""


def test_a_pipe_is_told_and_never_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path, {})
    os.mkfifo(folder / "runbooks/pipe.md")

    assert _paths(folder) == [("runbooks/pipe.md", "is not a regular file")]


def test_a_file_that_turns_into_a_pipe_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, {"runbooks/a.md": TEXT})
    tree = WorkingTree(folder)
    assert "runbooks/a.md" in tree.paths()
    (folder / "runbooks/a.md").unlink()
    os.mkfifo(folder / "runbooks/a.md")

    assert beside_the_rest(seen(tree)) == [(1, 1, "unreadable-file", "is not a regular file")]


def test_a_file_that_vanishes_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, {"runbooks/a.md": TEXT, "systems/a.yaml": "title: A\n"})
    tree = WorkingTree(folder)
    assert "runbooks/a.md" in tree.paths()
    (folder / "runbooks/a.md").unlink()
    (folder / "systems/a.yaml").unlink()

    assert beside_the_rest(seen(tree)) == [
        (1, 1, "unreadable-file", "vanished while it was being read"),
        (1, 1, "unreadable-file", "vanished while it was being read"),
    ]


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, {"runbooks/a.md": TEXT})
    (folder / "runbooks/a.md").chmod(0)
    whole = os.open

    def refuse(path: str, *rest: int) -> int:  # root may read everything
        if path.endswith("runbooks/a.md"):
            raise PermissionError(13, "Permission denied")
        return whole(path, *rest)

    monkeypatch.setattr(os, "open", refuse)

    assert _paths(folder) == [("runbooks/a.md", "cannot be read: Permission denied")]


def test_a_folder_without_permission_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path, {"runbooks/secret/a.md": TEXT})
    whole = os.scandir

    def refuse(path: Path) -> object:
        if str(path).endswith("secret"):
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert _paths(folder) == [("runbooks/secret", "cannot be listed: Permission denied")]


def test_a_name_that_is_not_text_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, {})
    (Path(os.fsdecode(os.fsencode(folder) + b"/runbooks/caf\xe9.md"))).write_text(TEXT)

    assert _paths(folder) == [("runbooks/caf\\xe9.md", "has a name that is not UTF-8")]


def test_hidden_and_installed_folders_are_left_alone(tmp_path: Path) -> None:
    names = (".git", "node_modules", ".venv", "__pycache__")
    files = {f"runbooks/{name}/a.md": b"\xff" for name in names}

    assert _paths(write(tmp_path, dict(files))) == []


def test_two_records_with_one_id_are_told_at_the_second(tmp_path: Path) -> None:
    files = {
        "runbooks/a/restart.md": "---\ntags: [a]\n---\n\n# First\n\nText.\n",
        "runbooks/b/restart.md": "---\ntags: [b]\n---\n\n# Second\n\n[x](#gone)\n",
        "systems/restart.yaml": "title: Restart\n",
        "systems/restart.md": "---\ntitle: Again\n---\n\n# Again\n\nText.\n",
    }

    assert beside_the_rest(seen(write(tmp_path, files))) == [
        (5, 1, "duplicate-id", "the id 'restart' is already taken by runbooks/a/restart.md"),
        (7, 1, "broken-anchor", "this page has no heading #gone"),
        (1, 1, "duplicate-id", "the id 'restart' is already taken by systems/restart.md"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name: \xff\n", "relaybook.yml is not UTF-8: byte 0xff on line 1"),
        (b"name: " + b"[" * 100_000, "relaybook.yml:1:106 aliases expand it to more than 50,000"),
        (b"- a\n", "relaybook.yml:1:1 holds no fields; write one `key: value` per line"),
        (b"just text\n", "relaybook.yml:1:1 holds no fields; write one `key: value` per line"),
        (b"nmae: A\n", "relaybook.yml:1:1 unknown key `nmae`; did you mean `name`?"),
        (b"name: A\nname: B\n", "relaybook.yml:2:1 the key 'name' is given twice"),
        (b"name: A\nlevel: {default: high}\n", "relaybook.yml:2:18 level.default is 'high'"),
        (b"holidays: {india: [2026-13-01]}\n", "relaybook.yml:1:20 holidays.india[1] is"),
        (
            b"rule_settings: {a: {severity: bad}}\n",
            "relaybook.yml:1:31 rule_settings.a.severity is",
        ),
    ],
)
def test_a_damaged_configuration_stops_with_its_place(
    tmp_path: Path, content: bytes, message: str
) -> None:
    folder = write(tmp_path, {"relaybook.yml": content})

    with pytest.raises(ConfigurationError) as caught:
        load(WorkingTree(folder))
    assert str(caught.value).startswith(message)


def test_an_empty_configuration_is_all_defaults(tmp_path: Path) -> None:
    folder = write(tmp_path, {"relaybook.yml": b"\xef\xbb\xbf# nothing yet\r\n"})

    assert load(WorkingTree(folder)).configuration.name == "Knowledge base"


def test_places_in_what_cannot_be_read_are_its_beginning(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "systems/deep.yaml": "title: A\nlabels: " + "[" * 100_000,
            "systems/bad.yaml": "title: [\n",
            "systems/latin.yaml": b"title: \xe9\n",
        },
    )
    sources = TreeSources(WorkingTree(folder))

    for path in (
        "systems/deep.yaml",
        "systems/bad.yaml",
        "systems/latin.yaml",
        "systems/gone.yaml",
    ):
        assert sources.locate(Place(path, ("title",))) == Span()


def test_reading_what_is_no_file_says_why(tmp_path: Path) -> None:
    tree = WorkingTree(write(tmp_path, {}))

    assert tree.read("runbooks") == Unreadable(
        "runbooks", "is not a regular file", "replace it by a file"
    )
    assert tree.read("runbooks/gone.md") == Unreadable(
        "runbooks/gone.md", "vanished while it was being read", "run the command again"
    )
