"""The line of commits that a trend walks, in real repositories."""

from datetime import date
from pathlib import Path

import pytest
from tests.git.repositories import branch, commit, git, merge

from relaybook.errors import RevisionError
from relaybook.git.main_line import Step, main_line


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def days(steps: tuple[Step, ...]) -> list[str]:
    return [str(one.day) for one in steps]


def test_since_a_day_begins_with_what_was_there_on_that_day(repository: Path) -> None:
    commit(repository, "a.md", "1", day="2026-01-01")
    before = commit(repository, "a.md", "2", day="2026-02-01")
    after = commit(repository, "a.md", "3", day="2026-03-01")

    line = main_line(repository, "2026-02-15")

    assert line.steps == (Step(before, date(2026, 2, 15)), Step(after, date(2026, 3, 1)))
    assert not line.cut_off
    assert days(main_line(repository, "2025-01-01").steps) == [
        "2026-01-01",
        "2026-02-01",
        "2026-03-01",
    ]


def test_since_a_revision_begins_where_the_work_left_it(repository: Path) -> None:
    fork = commit(repository, "a.md", "1", day="2026-01-01")
    branch(repository, "work")
    mine = commit(repository, "a.md", "2", day="2026-03-01")
    git(repository, "checkout", "--quiet", "main")
    commit(repository, "b.md", "theirs", day="2026-02-01")
    git(repository, "checkout", "--quiet", "work")

    assert [one.commit for one in main_line(repository, "main").steps] == [fork, mine]
    assert [one.commit for one in main_line(repository, "HEAD").steps] == [mine]


def test_a_merge_is_one_step(repository: Path) -> None:
    start = commit(repository, "a.md", "1", day="2026-01-01")
    branch(repository, "work")
    commit(repository, "b.md", "1", day="2026-01-05")
    commit(repository, "b.md", "2", day="2026-01-06")
    git(repository, "checkout", "--quiet", "main")
    own = commit(repository, "a.md", "2", day="2026-02-01")
    merge(repository, "work", "2026-02-02")

    steps = main_line(repository, start).steps

    assert [one.commit for one in steps[:2]] == [start, own]
    assert days(steps) == ["2026-01-01", "2026-02-01", "2026-02-02"]


def test_only_what_changed_the_folder_counts_and_owners_above_it(repository: Path) -> None:
    first = commit(repository, "kb/a.md", "1", day="2026-01-01")
    commit(repository, "code.py", "1", day="2026-01-02")
    owners = commit(repository, "CODEOWNERS", "* @a", day="2026-01-03")

    steps = main_line(repository / "kb", "2025-01-01").steps

    assert [one.commit for one in steps] == [first, owners]


def test_no_day_lies_before_the_one_of_an_earlier_step(repository: Path) -> None:
    commit(repository, "a.md", "1", day="2026-02-01")
    commit(repository, "a.md", "2", day="2026-01-10")
    commit(repository, "a.md", "3", day="2026-03-01")

    assert days(main_line(repository, "2025-01-01").steps) == [
        "2026-02-01",
        "2026-02-01",
        "2026-03-01",
    ]


def test_what_is_neither_a_day_nor_a_revision_is_refused(repository: Path) -> None:
    commit(repository, "a.md", "1")

    with pytest.raises(RevisionError, match="no revision 'v9', and it is no day such as 2026-01"):
        main_line(repository, "v9")


def test_lines_without_a_common_commit_are_refused(repository: Path) -> None:
    commit(repository, "a.md", "1")
    git(repository, "checkout", "--quiet", "--orphan", "other")
    commit(repository, "a.md", "2")

    with pytest.raises(RevisionError, match="'main' and HEAD have no commit in common"):
        main_line(repository, "main")


def test_outside_of_git_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="is not in a git repository, so it has no history"):
        main_line(tmp_path, "2026-01-01")


def test_a_shallow_clone_says_that_it_is_cut_off(repository: Path, tmp_path: Path) -> None:
    commit(repository, "a.md", "1", day="2026-01-01")
    commit(repository, "a.md", "2", day="2026-02-01")
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "clone")

    line = main_line(tmp_path / "clone", "2025-01-01")

    assert line.cut_off
    assert days(line.steps) == ["2026-02-01"]
