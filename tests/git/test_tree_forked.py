"""A revision read by several processes at once, and revision after revision."""

from pathlib import Path

import pytest
from tests.git.repositories import commit, git

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
