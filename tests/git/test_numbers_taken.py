"""Names on every branch and in every worktree, so that a number is free for good."""

from pathlib import Path

import pytest
from tests.git.repositories import branch, commit, git

from relaybook.git.numbers_taken import names_on_all_branches

LOG = ("decisions/pay",)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "kb/decisions/pay/0001-a.md", "A")
    return folder


def test_local_and_remote_branches_and_worktrees_count(repository: Path) -> None:
    branch(repository, "topic")
    commit(repository, "kb/decisions/pay/0002-größe.md", "B")
    commit(repository, "kb/decisions/other/0007-b.md", "B")
    commit(repository, "decisions/pay/0008-c.md", "Not of this base")
    git(repository, "clone", "--quiet", repository.as_uri(), "../clone")
    clone = repository.parent / "clone"
    git(clone, "checkout", "--quiet", "-b", "local", "origin/main")
    git(clone, "worktree", "add", "--quiet", "../tree", "-b", "aside")
    (repository.parent / "tree/kb/decisions/pay/0003-c.md").write_text("C")

    assert names_on_all_branches(clone / "kb", LOG) == {
        "0001-a.md",
        "0002-größe.md",
        "0003-c.md",
    }
    assert names_on_all_branches(clone / "kb", ("decisions/none",)) == set()
    both = names_on_all_branches(clone / "kb", (*LOG, "decisions/other"))
    assert both >= {"0002-größe.md", "0007-b.md"}


def test_no_repository_and_no_commit_have_no_names(tmp_path: Path) -> None:
    assert names_on_all_branches(tmp_path, LOG) == set()
    git(tmp_path, "init", "--quiet")
    assert names_on_all_branches(tmp_path, LOG) == set()


def test_other_object_formats_are_read(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--object-format=sha256")
    commit(tmp_path, "decisions/pay/0001-a.md", "A")
    git(tmp_path, "rm", "--quiet", "-r", "decisions")

    assert names_on_all_branches(tmp_path, LOG) == {"0001-a.md"}
