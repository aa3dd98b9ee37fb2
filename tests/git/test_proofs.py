from datetime import date
from pathlib import Path

import pytest
from tests.git.repositories import branch, commit, git, merge

from relaybook.git.history import read_history
from relaybook.model.digest import digest
from relaybook.model.history import History, Questions, Snapshot

RECORD = "exercises/2026-01-01-a.yaml"


def past(folder: Path, *snapshots: tuple[str, str]) -> History:
    asked = Questions(frozenset({RECORD}), frozenset(snapshots))
    history = read_history(folder, asked, use_cache=False)
    assert history is not None
    return history


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, "runbooks/a.md", "# A\n\nOne.\n", day="2026-01-01")
    return tmp_path


def test_a_record_is_as_its_first_commit_left_it(repository: Path) -> None:
    first = commit(repository, RECORD, "outcome: fail\n", day="2026-02-01")
    commit(repository, RECORD, "outcome: pass\n", day="2026-03-01")

    landed = past(repository).landed[RECORD]

    assert (landed.day, landed.commit) == (date(2026, 2, 1), first)
    assert landed.content == b"outcome: fail\n"


def test_edits_on_the_way_to_the_shared_branch_do_not_count(repository: Path) -> None:
    branch(repository, "topic")
    commit(repository, RECORD, "outcome: fail\n", day="2026-02-01")
    commit(repository, RECORD, "outcome: pass\n", day="2026-03-01")
    git(repository, "checkout", "--quiet", "main")
    merge(repository, "topic", "2026-04-01")

    landed = past(repository).landed[RECORD]

    assert (landed.day, landed.content) == (date(2026, 4, 1), b"outcome: pass\n")


def test_a_record_of_a_branch_has_not_landed(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", repository.as_uri(), "clone")
    clone = tmp_path / "clone"
    commit(clone, RECORD, "outcome: fail\n", day="2026-02-01")

    assert past(clone).landed == {}
    git(clone, "push", "--quiet", "origin", "HEAD:refs/heads/other")
    assert past(clone).landed == {}


def test_deleting_and_writing_anew_is_no_way_round(repository: Path) -> None:
    first = commit(repository, RECORD, "outcome: fail\n", day="2026-02-01")
    git(repository, "rm", "--quiet", RECORD)
    git(repository, "commit", "--quiet", "-m", "Drop it", day="2026-02-02")
    commit(repository, RECORD, "outcome: pass\n", day="2026-02-03")

    assert past(repository).landed[RECORD].commit == first


def test_a_shallow_clone_knows_no_record_of_its_oldest_commit(repository: Path) -> None:
    commit(repository, RECORD, "outcome: fail\n", day="2026-02-01")
    git(repository, "clone", "--quiet", "--depth=1", repository.as_uri(), "clone")

    assert past(repository / "clone").landed == {}


def test_a_commit_holds_the_text_of_its_day_under_the_name_of_its_day(repository: Path) -> None:
    old = git(repository, "rev-parse", "HEAD")
    git(repository, "mv", "runbooks/a.md", "runbooks/b.md")
    git(repository, "commit", "--quiet", "-m", "Move")
    asked = [(old[:8], "runbooks/b.md"), (old, "runbooks/none.md"), ("0" * 8, "runbooks/b.md")]

    found = past(repository, *asked).snapshots

    assert found[asked[0]].is_reachable
    assert digest(b"# A\n\nOne.\n") in found[asked[0]].digests
    assert digest(b"# A\r\n\r\nOne.\r\n") in found[asked[0]].digests
    assert found[asked[1]] == Snapshot(is_reachable=True)
    assert found[asked[2]] == Snapshot(is_reachable=False)


@pytest.mark.parametrize("written", ["HEAD", "--all", "main", "x\ny", "", "abc"])
def test_what_is_no_id_of_a_commit_is_not_looked_up(repository: Path, written: str) -> None:
    asked = (written, "runbooks/a.md")

    assert past(repository, asked).snapshots == {asked: Snapshot(is_reachable=False)}


def test_a_commit_that_was_squashed_away_cannot_be_reached(repository: Path) -> None:
    gone = commit(repository, "runbooks/a.md", "# A\n\nTwo.\n")
    git(repository, "reset", "--quiet", "--hard", "HEAD~1")
    asked = (gone, "runbooks/a.md")

    assert past(repository, asked).snapshots == {asked: Snapshot(is_reachable=False)}
