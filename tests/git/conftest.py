from pathlib import Path

import pytest
from tests.git.decision_branches import LONG, MINE, OLD, THEIRS, switch
from tests.git.repositories import branch, commit, git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, OLD, f"# Old\n\n{LONG}")
    return folder


@pytest.fixture
def parted(repository: Path) -> Path:
    """Leave a branch that adds 0002, and one that adds another 0002 checked out."""
    branch(repository, "theirs")
    commit(repository, THEIRS, "# Theirs\n")
    switch(repository, "main")
    branch(repository, "mine")
    commit(repository, MINE, "# Mine\n")
    return repository
