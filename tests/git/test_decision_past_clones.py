"""What a clone knows of decisions elsewhere, and that asking changes nothing in it."""

import hashlib
from pathlib import Path

import pytest
from tests.git.decision_branches import OLD, THEIRS, past, rivals, switch
from tests.git.repositories import branch, commit, git

from relaybook.model.decision_past import DecisionPast


def test_a_shallow_clone_says_what_it_cannot_tell(parted: Path) -> None:
    git(parted, "clone", "--quiet", "--depth=1", "--no-single-branch", parted.as_uri(), "../clone")

    found = past(parted.parent / "clone", base="main")

    assert (found.base, found.has_fork, found.is_shallow) == ("origin/main", False, True)
    assert found.added == ()


@pytest.mark.parametrize(
    ("configured", "expected"), [("", "origin/trunk"), ("main", "origin/main"), ("gone", "")]
)
def test_the_base_branch_is_that_of_origin_or_as_configured(
    parted: Path, configured: str, expected: str
) -> None:
    switch(parted, "main")
    branch(parted, "trunk")
    git(parted, "clone", "--quiet", parted.as_uri(), "../clone")

    assert past(parted.parent / "clone", base=configured).base == expected


def everything(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(one): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def test_git_is_only_read(parted: Path) -> None:
    (parted / OLD).touch()  # the index no longer knows whether it has changed
    before = everything(parted)

    assert past(parted).added
    assert everything(parted) == before


@pytest.fixture
def partial(parted: Path) -> Path:
    """Leave a clone with the content of `mine` alone; the rest would come when asked for."""
    commit(parted, OLD, "# Old\n\nCorrected\n")
    git(parted, "config", "uploadpack.allowFilter", "true")
    source = parted.as_uri()
    git(parted, "clone", "--quiet", "--filter=blob:none", "--branch=mine", source, "../clone")
    return parted.parent / "clone"


def test_names_are_enough_to_find_a_number_in_a_partial_clone(partial: Path) -> None:
    git(partial, "remote", "set-head", "origin", "main")
    git(partial, "checkout", "--quiet", "--detach", "HEAD~1")
    before = everything(partial)

    assert rivals(past(partial)) == [(THEIRS, ("origin/theirs",))]
    assert everything(partial) == before


def test_nothing_is_fetched_into_a_partial_clone(partial: Path) -> None:
    before = everything(partial)

    assert past(partial, base="main") == DecisionPast()  # the content at the fork is not here
    assert everything(partial) == before
