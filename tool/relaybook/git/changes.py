"""Which files differ from the point where this work began."""

import re
from pathlib import Path

from relaybook.errors import RevisionError
from relaybook.git.repository import GitCommandError, Repo, open_repository, prefix_of

_PLAIN = re.compile(r"\w[\w./-]*")


def changed_since(folder: Path, revision: str) -> frozenset[str]:
    """Return the files below `folder` that differ from the merge base of `revision` and HEAD.

    Paths are relative to `folder`. What is not committed yet counts, new files that git does not
    know too, unless they are ignored. Of a renamed file both names are returned, of a deleted one
    its old name. Raises RevisionError where there is no such revision, or no common commit.
    """
    repository = open_repository(folder)
    prefix = prefix_of(repository, folder)
    base = _merge_base(repository, _commit(repository, revision), revision)
    differing = repository.git.diff(
        "--name-only", "--no-renames", "--no-ext-diff", "-z", base, "--", prefix or "."
    )
    unknown = repository.git.ls_files("--others", "--exclude-standard", "-z", "--", prefix or ".")
    paths = (*differing.split("\0"), *unknown.split("\0"))
    return frozenset(path.removeprefix(prefix) for path in paths if path)


def _commit(repository: Repo, revision: str) -> str:
    try:
        found: str = repository.git.rev_parse(
            "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except GitCommandError:
        missing = f"there is no revision {revision!r} here{_hint(repository)}"
        raise RevisionError(f"{missing}{_fetching(revision)}") from None
    return found


def _fetching(revision: str) -> str:
    """Return how to get a revision that is not here; CI clones often hold one branch alone."""
    name = revision.removeprefix("origin/")
    return f"; fetch it: `git fetch origin {name}`" if _PLAIN.fullmatch(name) else ""


def _merge_base(repository: Repo, commit: str, revision: str) -> str:
    try:
        found: str = repository.git.merge_base(commit, "HEAD")
    except GitCommandError:
        raise RevisionError(
            f"{revision!r} and HEAD have no commit in common here{_hint(repository)}"
        ) from None
    return found


def _hint(repository: Repo) -> str:
    shallow = (Path(repository.common_dir) / "shallow").is_file()
    return " (the clone is shallow: fetch with depth 0)" if shallow else ""
