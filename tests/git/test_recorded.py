"""Who brought a line or a file into git: real repositories, real signatures."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.git.repositories import commit, git

from relaybook.git.history import read_history
from relaybook.model.authors import Author
from relaybook.model.history import Questions, Recorded

PATH = "handovers/a.md"
ADA = Author("Ada Example", "ada@example.com")


def recorded(folder: Path, *claims: tuple[str, int]) -> dict[tuple[str, int], Recorded | None]:
    history = read_history(folder, Questions(claims=frozenset(claims)), use_cache=False)
    assert history is not None
    return dict(history.recorded)


def written(folder: Path, line: int) -> Recorded:
    found = recorded(folder, (PATH, line))[PATH, line]
    assert found is not None
    return found


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    return tmp_path


def test_each_line_is_of_whoever_wrote_it_last(repository: Path) -> None:
    first = commit(repository, PATH, "one\ntwo\n")
    second = commit(repository, PATH, "one\nTWO\n", author="Bo Ek")

    assert recorded(repository, (PATH, 1), (PATH, 2)) == {
        (PATH, 1): Recorded(first, ADA, text="one"),
        (PATH, 2): Recorded(second, Author("Bo Ek", "ada@example.com"), text="TWO"),
    }


def test_a_file_is_of_whoever_filed_it_under_whatever_name(repository: Path) -> None:
    first = commit(repository, "exercises/a.yaml", "outcome: fail\nnote: nothing to add\n")
    git(repository, "mv", "exercises/a.yaml", "exercises/b.yaml")
    git(repository, "commit", "--quiet", "-m", "Move", author="Bo Ek")
    commit(repository, "exercises/b.yaml", "outcome: pass\nnote: nothing to add\n", author="Bo Ek")

    assert recorded(repository, ("exercises/b.yaml", 0)) == {
        ("exercises/b.yaml", 0): Recorded(first, ADA)
    }


def test_what_is_not_committed_or_not_there_is_left_out(repository: Path) -> None:
    commit(repository, PATH, "one\n")
    (repository / PATH).write_text("one\ntwo\n")
    (repository / "handovers/new.md").write_text("one\n")

    claims = [(PATH, 1), (PATH, 2), ("handovers/new.md", 1), ("handovers/new.md", 0)]
    found = recorded(repository, *claims)
    assert [claim for claim, one in found.items() if one] == [(PATH, 1)]
    assert found.keys() == set(claims)
    assert recorded(repository, (PATH, 9)) == {(PATH, 9): None}
    assert recorded(repository) == {}


def test_layout_and_commits_that_only_reformat_count_for_nothing(repository: Path) -> None:
    first = commit(repository, PATH, "one two\n")
    commit(repository, PATH, "  one two\n", author="Bo Ek")
    bulk = commit(repository, PATH, "  one, two\n", author="Bo Ek")
    commit(repository, ".git-blame-ignore-revs", f"{bulk}\n")

    assert written(repository, 1).commit == first


def test_a_base_below_the_root_and_a_mailmap(repository: Path) -> None:
    mapped = "Ada Lovell <ada.lovell@example.com> <ada@example.com>\n"
    commit(repository, ".mailmap", mapped)
    first = commit(repository, f"kb/{PATH}", "one\n")

    assert recorded(repository / "kb", (PATH, 1), (PATH, 0)) == {
        (PATH, 0): Recorded(first, Author("Ada Lovell", "ada.lovell@example.com")),
        (PATH, 1): Recorded(first, Author("Ada Lovell", "ada.lovell@example.com"), text="one"),
    }


def test_the_oldest_commit_of_a_shallow_clone_wrote_nothing(repository: Path) -> None:
    commit(repository, PATH, "one\n")
    last = commit(repository, PATH, "one\ntwo\n")
    git(repository, "clone", "--quiet", "--depth=1", repository.as_uri(), "clone")
    clone = repository / "clone"
    assert recorded(clone, (PATH, 1), (PATH, 0)) == {(PATH, 0): None, (PATH, 1): None}

    git(clone, "fetch", "--quiet", "--unshallow")
    assert written(clone, 2).commit == last


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="signs with a key made for the test")
def test_a_signature_names_who_signed_only_where_it_can_be_verified(repository: Path) -> None:
    key = repository / ".git/key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    settings = {"gpg.format": "ssh", "user.signingKey": str(key), "commit.gpgSign": "true"}
    for name, value in settings.items():
        git(repository, "config", name, value)
    commit(repository, PATH, "one\n")
    assert written(repository, 1).signer is None

    allowed = repository / ".git/allowed"
    allowed.write_text(f"remi@example.com {key.with_suffix('.pub').read_text()}")
    git(repository, "config", "gpg.ssh.allowedSignersFile", str(allowed))
    found = written(repository, 1)
    assert (found.author, found.signer) == (ADA, Author("", "remi@example.com"))
    assert found.who == Author("", "remi@example.com")
