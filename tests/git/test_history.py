from datetime import date
from pathlib import Path

from tests.git.repositories import commit, git

from relaybook.git.history import head_commit, last_of_each, read_history


def test_each_file_has_the_last_commit_that_touched_it(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "kb/runbooks/a b.md", "one", day="2026-03-01")
    first = commit(tmp_path, "kb/runbooks/ü.md", "one", day="2026-03-02")
    second = commit(tmp_path, "kb/runbooks/a b.md", "two", author="Bo Example", day="2026-03-03")
    commit(tmp_path, "outside.md", "three", day="2026-03-04")

    history = read_history(tmp_path / "kb")

    assert history is not None
    changes = last_of_each(history)

    assert {path: (c.day, c.author, c.commit) for path, c in changes.items()} == {
        "runbooks/a b.md": (date(2026, 3, 3), "Bo Example", second),
        "runbooks/ü.md": (date(2026, 3, 2), "Ada Example", first),
    }


def test_a_folder_outside_git_has_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path) is None
    assert head_commit(tmp_path) == ""


def test_a_repository_without_commits_has_no_history(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")

    history = read_history(tmp_path)

    assert history is not None
    assert last_of_each(history) == {}
    assert head_commit(tmp_path) == ""


def test_a_shallow_clone_does_not_date_what_it_cannot_know(tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    origin.mkdir()
    git(origin, "init", "--quiet")
    commit(origin, "old.md", "one", day="2026-03-01")
    commit(origin, "middle.md", "one", day="2026-03-02")
    newest = commit(origin, "new.md", "one", day="2026-03-03")
    git(tmp_path, "clone", "--quiet", "--depth=2", origin.as_uri(), "clone")

    history = read_history(tmp_path / "clone")

    assert history is not None
    changes = last_of_each(history)

    assert {path: change.commit for path, change in changes.items()} == {"new.md": newest}
    assert head_commit(tmp_path / "clone") == newest
