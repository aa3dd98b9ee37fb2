import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from relaybook.check.engine import check
from relaybook.errors import RevisionError
from relaybook.findings import AsOf
from relaybook.git.tree import GitTree
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.source import Unreadable

DAY = AsOf(date(2026, 11, 20))


def git(folder: Path, *words: str) -> str:
    names = {"GIT_AUTHOR_NAME": "Ada Example", "GIT_AUTHOR_EMAIL": "ada@example.com"}
    names |= {"GIT_COMMITTER_NAME": "Ada Example", "GIT_COMMITTER_EMAIL": "ada@example.com"}
    done = subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **names}, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    folder = tmp_path / "ops"
    (folder / "runbooks").mkdir(parents=True)
    (folder / "relaybook.yml").write_text("format: 1\nname: Ops\n")
    (folder / "runbooks/réstart.md").write_text("# Restart\n\nSee [gone](gone.md).\n")
    (folder / "runbooks/latin.md").write_bytes(b"# Caf\xe9\n")
    (folder / "runbooks/.hidden").mkdir()
    (folder / "runbooks/.hidden/x.md").write_text("# X\n")
    (folder / "runbooks/inside.md").symlink_to("réstart.md")
    (folder / "runbooks/outside.md").symlink_to("/etc/hostname")
    (folder / "runbooks/loop.md").symlink_to("loop.md")
    (folder / "runbooks/large.md").write_bytes(b"x" * 5_000_001)
    (tmp_path / "elsewhere.md").write_text("# Not in the knowledge base\n")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "-m", "Begin")
    return folder


def test_a_revision_and_the_working_tree_give_the_same_report(repository: Path) -> None:
    on_disk = check(load(WorkingTree(repository)), DAY)
    in_git = check(load(GitTree(repository, "HEAD")), DAY)

    assert in_git == on_disk
    assert {(f.rule, f.path) for f in on_disk.findings if f.severity.word == "error"} >= {
        ("broken-link", "runbooks/réstart.md"),
        ("unreadable-file", "runbooks/latin.md"),
        ("unreadable-file", "runbooks/large.md"),
        ("unreadable-file", "runbooks/loop.md"),
        ("unreadable-file", "runbooks/outside.md"),
    }


def test_an_older_revision_is_read_without_a_checkout(repository: Path) -> None:
    (repository / "runbooks/new.md").write_text("# New\n")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "-m", "Add")

    assert "runbooks/new.md" in GitTree(repository, "main").paths()
    assert "runbooks/new.md" not in GitTree(repository, "main~1").paths()


def test_a_file_that_is_not_in_the_revision_is_unreadable(repository: Path) -> None:
    answer = GitTree(repository, "HEAD").read("runbooks/none.md")

    assert answer == Unreadable(
        "runbooks/none.md", "is not in HEAD", "name a file of that revision"
    )


def test_an_unknown_revision_says_what_to_do(repository: Path) -> None:
    with pytest.raises(RevisionError, match=r"there is no revision 'v9'; fetch it first"):
        GitTree(repository, "v9")


def test_a_revision_is_never_read_as_an_option(repository: Path) -> None:
    with pytest.raises(RevisionError, match="there is no revision '--all'"):
        GitTree(repository, "--all")


def test_a_folder_without_a_repository_has_no_revisions(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="is not in a git repository"):
        GitTree(tmp_path, "HEAD")
