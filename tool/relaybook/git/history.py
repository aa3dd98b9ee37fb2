"""When each file last changed, from one pass over the history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from relaybook.git.repository import GitCommandError, Repo, find_repository, prefix_of

_COMMIT = "\x01"


@dataclass(frozen=True, slots=True)
class Change:
    """The last commit that touched a file. day: of its author. commit: its full id."""

    day: date
    author: str
    commit: str


def last_changes(folder: Path) -> Mapping[str, Change]:
    """Return the last change of every file below `folder`, by path relative to it.

    Empty where there is no history. In a shallow clone the oldest commits look as if they had
    written everything, so what only they touched is left out.
    """
    repository = find_repository(folder)
    if repository is None:
        return {}
    try:
        log = repository.git.log(
            "--no-renames",
            "--no-merges",
            "--name-only",
            f"--relative={prefix_of(repository, folder)}",
            "-z",
            f"--format={_COMMIT}%H%x00%as%x00%an%x00",
        )
    except GitCommandError:
        return {}
    return _newest_first(log, _boundary(repository))


def head_commit(folder: Path) -> str:
    """Return the id of the commit that is checked out; empty where there is none."""
    repository = find_repository(folder)
    try:
        return repository.head.commit.hexsha if repository else ""
    except ValueError:
        return ""


def _newest_first(log: str, boundary: frozenset[str]) -> dict[str, Change]:
    changes: dict[str, Change] = {}
    for entry in log.split(_COMMIT)[1:]:
        commit, day, author, names = entry.split("\0", 3)
        if commit in boundary:
            continue
        change = Change(date.fromisoformat(day), author, commit)
        for name in names.split("\0"):
            if path := name.strip("\n"):
                changes.setdefault(path, change)
    return changes


def _boundary(repository: Repo) -> frozenset[str]:
    shallow = Path(repository.common_dir) / "shallow"
    return frozenset(shallow.read_text().split()) if shallow.is_file() else frozenset()
