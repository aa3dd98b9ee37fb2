"""The git repository around a folder; the only door to GitPython is this package."""

from pathlib import Path

from git.exc import GitCommandNotFound

from git import GitCommandError, InvalidGitRepositoryError, NoSuchPathError, Repo
from relaybook.errors import RevisionError

__all__ = ["GitCommandError", "Repo", "find_repository", "open_repository", "prefix_of"]


def find_repository(folder: Path) -> Repo | None:
    """Return the repository that holds `folder`; None where there is none or git is missing."""
    try:
        return Repo(folder, search_parent_directories=True)
    except (InvalidGitRepositoryError, NoSuchPathError, GitCommandNotFound, ValueError):
        return None


def open_repository(folder: Path) -> Repo:
    """Return the repository that holds `folder`; raises RevisionError where there is none."""
    repository = find_repository(folder)
    if repository is None:
        raise RevisionError(f"{folder} is not in a git repository, so it has no revisions")
    return repository


def prefix_of(repository: Repo, folder: Path) -> str:
    """Return the path of `folder` inside the repository, with a slash at its end if not empty."""
    top = Path(repository.working_tree_dir or folder).resolve()
    inside = folder.resolve().relative_to(top).as_posix()
    return "" if inside == "." else f"{inside}/"
