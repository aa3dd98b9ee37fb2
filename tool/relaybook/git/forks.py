"""Where two lines of work parted."""

from pathlib import Path

from relaybook.errors import RevisionError
from relaybook.git.reading_only import ask_or_not, find_for_reading


def fork_point(folder: Path, base: str, head: str = "HEAD") -> str:
    """Return the commit at which `head` left `base`; empty where they have none in common here.

    Raises RevisionError where the folder is in no repository or one of the two does not exist.
    """
    repository = find_for_reading(folder)
    if repository is None:
        raise RevisionError(f"{folder} is not in a git repository, so it has no revisions")
    for revision in (base, head):
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if not ask_or_not(repository, *words):
            if revision == "HEAD":
                raise RevisionError("there is no commit here yet; make one to compare with")
            raise RevisionError(
                f"there is no revision {revision!r}; fetch it first, or see `git branch --all`"
            )
    return ask_or_not(repository, "merge-base", "--end-of-options", base, head).split("\n")[0]
