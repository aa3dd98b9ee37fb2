"""The branch that this work will be merged into, and where it left that."""

from typing import NamedTuple

from relaybook.git.reading_only import ask_or_not
from relaybook.git.repository import Repo

_ORIGIN = "refs/remotes/origin/"
_USUAL = (f"{_ORIGIN}main", f"{_ORIGIN}master", "refs/heads/main", "refs/heads/master")


class BaseBranch(NamedTuple):
    """The base branch. fork: its merge base with HEAD, empty where there is none here.

    is_here: whether it is the branch that is checked out, so that nothing can be merged into it.
    """

    name: str
    commit: str
    fork: str
    is_here: bool


def base_branch(repository: Repo, configured: str = "") -> BaseBranch | None:
    """Return the base branch; None where it is not in this clone.

    The usual one is the default branch of `origin`, else its `main` or `master`, else the local.
    """
    named = configured.strip()
    default = ask_or_not(repository, "symbolic-ref", "--quiet", f"{_ORIGIN}HEAD")
    usual = (default, *_USUAL) if default else _USUAL
    places = (f"{_ORIGIN}{named}", f"refs/heads/{named}", f"refs/remotes/{named}", named)
    for place in places if named else usual:
        commit = _commit(repository, place)
        if commit:
            fork = ask_or_not(repository, "merge-base", commit, "HEAD")
            here = ask_or_not(repository, "symbolic-ref", "--quiet", "HEAD")
            return BaseBranch(_short(place), commit, fork, place == here)
    return None


def _commit(repository: Repo, name: str) -> str:
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return ask_or_not(repository, *words)


def _short(name: str) -> str:
    return name.removeprefix("refs/remotes/").removeprefix("refs/heads/")
