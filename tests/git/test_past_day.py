from datetime import date
from pathlib import Path

from tests.git.repositories import branch, commit, git, merge

from relaybook.git.past_day import commit_on, is_cut_off


def test_a_day_is_the_newest_commit_up_to_it_on_the_first_parent_line(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    first = commit(tmp_path, "a", "1", day="2026-01-10")
    branch(tmp_path, "topic")
    commit(tmp_path, "b", "2", day="2026-01-12")
    git(tmp_path, "checkout", "--quiet", "main")
    merge(tmp_path, "topic", "2026-01-20")
    merged = git(tmp_path, "rev-parse", "HEAD")

    assert commit_on(tmp_path, date(2026, 1, 9)) == ""
    assert commit_on(tmp_path, date(2026, 1, 10)) == first
    assert commit_on(tmp_path, date(2026, 1, 19)) == first
    assert commit_on(tmp_path, date(2026, 1, 20)) == merged
    assert commit_on(tmp_path, date(2027, 1, 1)) == merged


def test_without_git_or_a_commit_there_is_none(tmp_path: Path) -> None:
    assert commit_on(tmp_path, date(2026, 1, 1)) is None
    assert not is_cut_off(tmp_path)
    git(tmp_path, "init", "--quiet")
    assert commit_on(tmp_path, date(2026, 1, 1)) is None


def test_a_shallow_clone_is_cut_off(tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    origin.mkdir()
    git(origin, "init", "--quiet")
    commit(origin, "a", "1", day="2026-01-10")
    commit(origin, "a", "2", day="2026-02-10")
    git(tmp_path, "clone", "--quiet", "--depth=1", origin.as_uri(), "clone")

    assert commit_on(tmp_path / "clone", date(2026, 1, 20)) == ""
    assert is_cut_off(tmp_path / "clone")
