"""What differs from the merge base, in real repositories."""

from pathlib import Path

import pytest
from tests.git.repositories import commit, git

from relaybook.errors import RevisionError
from relaybook.git.changes import changed_since


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A branch `work` that left `main` after two files were committed."""
    folder = tmp_path / "origin"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "kb/runbooks/a.md", "one\n" * 9)
    commit(folder, "kb/runbooks/b.md", "two\n" * 9)
    git(folder, "checkout", "--quiet", "-b", "work")
    return folder


def test_what_the_other_branch_did_since_is_not_ours(repository: Path) -> None:
    commit(repository, "kb/runbooks/a.md", "ours")
    git(repository, "checkout", "--quiet", "main")
    commit(repository, "kb/runbooks/b.md", "theirs")
    git(repository, "checkout", "--quiet", "work")

    assert changed_since(repository / "kb", "main") == {"runbooks/a.md"}


def test_what_is_not_committed_counts(repository: Path) -> None:
    (repository / "kb/runbooks/a.md").write_text("edited")
    (repository / "kb/runbooks/b.md").write_text("staged")
    git(repository, "add", "kb/runbooks/b.md")
    (repository / "kb/runbooks/ü new.md").write_text("unknown to git")
    (repository / ".gitignore").write_text("*.log\n")
    (repository / "kb/x.log").write_text("ignored")
    (repository / "outside.md").write_text("not below the folder")

    assert changed_since(repository / "kb", "main") == {
        "runbooks/a.md",
        "runbooks/b.md",
        "runbooks/ü new.md",
    }


def test_of_a_renamed_file_both_names_are_given(repository: Path) -> None:
    git(repository, "mv", "kb/runbooks/a.md", "kb/runbooks/c.md")
    git(repository, "commit", "--quiet", "-m", "Rename")

    assert changed_since(repository / "kb", "main") == {"runbooks/a.md", "runbooks/c.md"}


def test_a_deleted_file_is_named(repository: Path) -> None:
    git(repository, "rm", "--quiet", "kb/runbooks/a.md")
    git(repository, "commit", "--quiet", "-m", "Remove")
    (repository / "kb/runbooks/b.md").unlink()

    assert changed_since(repository / "kb", "main") == {"runbooks/a.md", "runbooks/b.md"}


def test_nothing_changed_gives_nothing(repository: Path) -> None:
    assert changed_since(repository, "main") == frozenset()


def test_a_tag_and_a_commit_are_revisions_too(repository: Path) -> None:
    git(repository, "tag", "v1", "main~1")
    first = git(repository, "rev-parse", "main~1")

    assert changed_since(repository, "v1") == {"kb/runbooks/b.md"}
    assert changed_since(repository, first) == {"kb/runbooks/b.md"}


def test_settings_of_the_user_change_nothing(repository: Path) -> None:
    git(repository, "config", "diff.renames", "true")
    git(repository, "config", "diff.noprefix", "true")
    git(repository, "config", "core.quotePath", "true")
    git(repository, "config", "diff.external", "false")
    git(repository, "config", "diff.relative", "true")
    git(repository, "mv", "kb/runbooks/a.md", "kb/runbooks/ä.md")

    assert changed_since(repository / "kb", "main") == {"runbooks/a.md", "runbooks/ä.md"}


def test_a_missing_revision_is_said(repository: Path) -> None:
    with pytest.raises(
        RevisionError,
        match=r"^there is no revision 'origin/main' here; fetch it: `git fetch origin main`$",
    ):
        changed_since(repository, "origin/main")


@pytest.mark.parametrize("revision", ["--output=x", "-h", "main..work", "", "main:kb"])
def test_what_is_no_revision_is_refused(repository: Path, revision: str) -> None:
    with pytest.raises(RevisionError):
        changed_since(repository, revision)

    assert not (repository / "x").exists()


def test_a_shallow_clone_says_that_it_is_one(repository: Path, tmp_path: Path) -> None:
    commit(repository, "kb/runbooks/a.md", "ours")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=work", repository.as_uri(), "clone")

    with pytest.raises(RevisionError, match=r"no revision 'origin/main' here .*shallow"):
        changed_since(clone, "origin/main")


def test_a_shallow_clone_of_two_branches_has_no_common_commit(
    repository: Path, tmp_path: Path
) -> None:
    commit(repository, "kb/runbooks/a.md", "ours")
    git(repository, "checkout", "--quiet", "main")
    commit(repository, "kb/runbooks/b.md", "theirs")
    git(repository, "checkout", "--quiet", "work")
    git(
        tmp_path,
        *("clone", "--quiet", "--depth=1", "--no-single-branch", repository.as_uri(), "clone"),
    )

    with pytest.raises(RevisionError, match=r"no commit in common here .*shallow"):
        changed_since(tmp_path / "clone", "origin/main")


def test_a_folder_outside_git_has_no_revisions(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="not in a git repository"):
        changed_since(tmp_path, "main")


def test_a_repository_without_commits_has_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")

    with pytest.raises(RevisionError, match=r"no revision 'main'"):
        changed_since(tmp_path, "main")
