"""Which commit was checked out by everybody on a day."""

from datetime import date
from pathlib import Path

from relaybook.git.reading_only import ask, find_for_reading, is_shallow
from relaybook.git.repository import GitCommandError


def commit_on(folder: Path, day: date) -> str | None:
    """Return the newest commit up to a day on the first-parent line of HEAD.

    Empty where all of it is younger or, in a shallow clone, cut off; None where there is no
    repository or no commit. The day of a commit is that of its committer, where that was.
    """
    repository = find_for_reading(folder)
    if repository is None:
        return None
    try:
        listed = ask(repository, "log", "--first-parent", "--format=%H %cs", "HEAD")
    except GitCommandError:
        return None
    for line in listed.splitlines():
        commit, _, on = line.partition(" ")
        if date.fromisoformat(on) <= day:
            return commit
    return ""


def is_cut_off(folder: Path) -> bool:
    """Whether the oldest commits are missing here."""
    repository = find_for_reading(folder)
    return repository is not None and is_shallow(repository)
