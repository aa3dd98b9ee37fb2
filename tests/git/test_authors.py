"""Who wrote each commit, as `.mailmap` and co-author lines say."""

from pathlib import Path

import pytest
from tests.git.repositories import commit, git

from relaybook.git.authors import read_authors
from relaybook.model.authors import Author, Authors


def authors(folder: Path) -> Authors:
    found = read_authors(folder)
    assert found is not None
    return found


def test_a_folder_without_repository_has_no_authors(tmp_path: Path) -> None:
    assert read_authors(tmp_path) is None


def test_a_repository_without_commit_has_none_yet(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")

    assert authors(tmp_path) == Authors()


def test_the_mailmap_says_who_somebody_is(repository: Path) -> None:
    (first,) = authors(repository).by_commit
    second = commit(repository, ".mailmap", "Ada King <ada@bank.example.com> <ada@example.com>\n")

    found = authors(repository).by_commit

    assert set(found) == {first, second}
    assert found[first] == found[second] == (Author("Ada King", "ada@bank.example.com"),)


@pytest.mark.parametrize(
    ("trailer", "also"),
    [
        ("Bea <bea@example.com>", (Author("Bea Roy", "bea@bank.example.com"),)),
        ("Zoe <zoe@example.com>", (Author("Zoe", "zoe@example.com"),)),
        ("nobody at all", ()),
        ("<<a>>", ()),
    ],
)
def test_co_authors_wrote_it_too(repository: Path, trailer: str, also: tuple[Author, ...]) -> None:
    commit(repository, ".mailmap", "Bea Roy <bea@bank.example.com> <bea@example.com>\n")
    message = f"Say more\n\nWith thanks.\n\nCo-authored-by: {trailer}\n"
    git(repository, "commit", "--quiet", "--allow-empty", "-m", message)
    last = git(repository, "rev-parse", "HEAD")

    found = authors(repository).by_commit

    assert found[last] == (Author("Ada Example", "ada@example.com"), *also)
