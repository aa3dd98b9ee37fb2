"""A revision read by several processes at once, and revision after revision."""

from pathlib import Path

import pytest
from tests.git.repositories import commit, git

from relaybook.git.main_line import main_line
from relaybook.git.tree import GitTree
from relaybook.load import workers
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

_MANY = 60


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    (tmp_path / "runbooks").mkdir()
    for number in range(_MANY):
        text = f"# Page {number}\n\n" + f"Words of page {number}.\n" * (1 + number % 7)
        (tmp_path / f"runbooks/page-{number}.md").write_text(text)
    commit(tmp_path, "relaybook.yml", "name: Sample\n")
    return tmp_path


def test_workers_do_not_take_each_others_answers(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_WORTH_A_WORKER", 1)
    monkeypatch.setattr(workers, "_CHUNK", 3)
    monkeypatch.setattr(workers.os, "sched_getaffinity", lambda _: range(4), raising=False)
    tree = GitTree(repository, "HEAD")
    tree.read("relaybook.yml")  # begins to talk to git before the workers are there

    found = load(tree)

    here = load(WorkingTree(repository))
    assert {one.id: one.name for one in found.documents} == {
        one.id: one.name for one in here.documents
    }
    assert len(found.documents) == _MANY
    assert tree.read("runbooks/page-3.md") == (repository / "runbooks/page-3.md").read_bytes()


def test_another_commit_of_the_same_repository(repository: Path) -> None:
    before = git(repository, "rev-parse", "HEAD")
    after = commit(repository, "runbooks/page-1.md", "# Another\n")
    tree = GitTree(repository, "HEAD").at(before)
    old = tree.read("runbooks/page-1.md")

    later = tree.at(after)

    assert later.commit == after
    assert later.read("runbooks/page-1.md") == b"# Another\n"
    assert tree.read("runbooks/page-1.md") == old != b"# Another\n"
    assert later.content_id("runbooks/page-1.md") != tree.content_id("runbooks/page-1.md")
    assert later.content_id("runbooks/page-2.md") == tree.content_id("runbooks/page-2.md")
    assert later.content_id("runbooks/gone.md") == ""


def test_commit_by_commit_it_is_what_a_fresh_look_sees(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    folder = tmp_path / "kb[1]"
    (folder / "runbooks/.hidden").mkdir(parents=True)
    commit(folder, "runbooks/a.md", "# A\n")
    (folder / "runbooks/b.md").symlink_to("a.md")
    (tmp_path / "CODEOWNERS").write_text("* @ada\n")
    commit(folder, "runbooks/.hidden/c.md", "# C\n")
    git(tmp_path, "mv", "kb[1]/runbooks/a.md", "kb[1]/runbooks/d.md")
    (folder / "runbooks/b.md").unlink()
    commit(folder, "runbooks/b.md", "# No link any more\n")
    (tmp_path / "CODEOWNERS").write_text("* @bo\n")
    commit(folder, "runbooks/d.md", "# D\n" * 2_000_000)
    commits = git(tmp_path, "rev-list", "--reverse", "HEAD").split()

    tree = GitTree(folder, commits[-1]).at(commits[0])
    for one in (*commits, *reversed(commits)):
        tree, fresh = tree.at(one), GitTree(folder, one)
        assert (tree.paths(), tree.owner_files()) == (fresh.paths(), fresh.owner_files())
        assert tree.faults() == fresh.faults()
        for path in (*fresh.paths(), *fresh.owner_files(), "runbooks/a.md"):
            assert tree.content_id(path) == fresh.content_id(path)
            if fresh.content_id(path):
                assert tree.read(path) == fresh.read(path)
    assert [step.commit for step in main_line(folder, "2000-01-01").steps] == commits
