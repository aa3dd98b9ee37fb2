"""The other branches: where each left what is checked out, and what it has added since."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from relaybook.git.raw_differences import FORMAT, Commit, commits_in, run
from relaybook.git.reading_only import ask, ask_about
from relaybook.git.repository import Repo

_WHERE = ("refs/heads", "refs/remotes")


class Branch(NamedTuple):
    """A local or remote branch. name: as people write it, `topic` or `origin/topic`."""

    name: str
    commit: str


def branches(repository: Repo, *options: str) -> list[Branch]:
    """Return the local and remote branches, the newest first."""
    fields = "--format=%(objectname) %(symref)%00%(refname)"
    listed = ask(repository, "for-each-ref", "--sort=-committerdate", fields, *options, *_WHERE)
    found = (line.partition("\0") for line in listed.splitlines())
    return [
        Branch(name.split("/", 2)[2], about.rstrip())
        for about, _, name in found
        if about.endswith(" ")  # else it only names another branch, as origin/HEAD does
    ]


def unmerged(repository: Repo) -> list[Branch]:
    """Return the branches that hold commits that are not checked out, the newest first."""
    return branches(repository, "--no-merged=HEAD")


def forks(repository: Repo, commits: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Return the commits of HEAD's history from which each of `commits` goes on; none if unrelated.

    Where a branch has merged several of them, its merge base is the last one, and what it has
    added since is in none of them.
    """
    lines = [*commits, "^HEAD"] if commits else []
    listed = ask_about(repository, lines, "rev-list", "--topo-order", "--parents", "--stdin")
    reached: dict[str, frozenset[str]] = {}
    shared: dict[frozenset[str], frozenset[str]] = {}
    for line in reversed(listed.splitlines()):
        commit, *parents = line.split()
        found = frozenset[str]().union(*(reached.get(one, {one}) for one in parents))
        reached[commit] = shared.setdefault(found, found)
    return {one: reached.get(one, frozenset()) for one in commits}


def differences_from(
    repository: Repo,
    pairs: Mapping[str, frozenset[str]],
    prefix: str,
    folders: Sequence[str],
) -> Iterator[Commit]:
    """Yield each commit with the files in which it differs from all of the others given for it."""
    lines = [" ".join((one, *sorted(others))) for one, others in pairs.items() if others]
    out = run(
        repository,
        lines,
        ["diff-tree", "--stdin", "-r", "-c", "--no-renames", "--no-abbrev", "-z", "--raw"],
        ["--no-ext-diff", "--encoding=UTF-8", f"--relative={prefix}", FORMAT],
        ["--", *(f"{prefix}{folder}" for folder in folders)],
    )
    return commits_in(out, prefix)
