"""Names of files in some folders on every branch and in every worktree, for numbers to be free."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from relaybook.git.branches import branches
from relaybook.git.raw_differences import run
from relaybook.git.reading_only import ask, find_for_reading
from relaybook.git.repository import GitCommandError, Repo, prefix_of

_WORKTREE = "worktree "


def names_on_all_branches(folder: Path, inside: Sequence[str]) -> frozenset[str]:
    """Return the names of what lies in the folders `inside`, relative to `folder`.

    Local and remote branches count as they are known here, and what other worktrees hold without
    having committed it. Empty where there is no repository. Nothing is written and nothing fetched.
    """
    repository = find_for_reading(folder)
    if repository is None:
        return frozenset()
    places = [f"{prefix_of(repository, folder)}{one}".strip("/") for one in inside]
    try:
        return frozenset((*_on_branches(repository, places), *_in_worktrees(repository, places)))
    except GitCommandError:
        return frozenset()


def _on_branches(repository: Repo, places: Sequence[str]) -> Iterator[str]:
    commits = dict.fromkeys(one.commit for one in branches(repository))
    asked = [f"{commit}:{place}" for commit in commits for place in places if "\n" not in place]
    found = run(repository, asked, ["cat-file", "--batch-check"]).decode("utf-8", "replace")
    trees = [line.split()[0] for line in found.splitlines() if line.split()[1:2] == ["tree"]]
    lines = list(dict.fromkeys(trees))
    out = run(repository, lines, ["cat-file", "--batch"])
    at = 0
    for _ in lines:
        end = out.index(b"\n", at)
        id_, _, size = out[at:end].split()
        at = end + 1
        yield from _names(out[at : at + int(size)], len(id_) // 2)
        at += int(size) + 1


def _names(tree: bytes, id_length: int) -> Iterator[str]:
    """Yield the names in a tree, which git keeps as mode, name and id one after the other."""
    at = 0
    while at < len(tree):
        end = tree.index(b"\0", at)
        yield tree[at:end].split(b" ", 1)[1].decode("utf-8", "surrogateescape")
        at = end + 1 + id_length


def _in_worktrees(repository: Repo, places: Iterable[str]) -> Iterator[str]:
    listed = ask(repository, "worktree", "list", "--porcelain").splitlines()
    roots = [line.removeprefix(_WORKTREE) for line in listed if line.startswith(_WORKTREE)]
    for place in places:
        for root in roots:
            inside = Path(root) / place
            if inside.is_dir():
                yield from (one.name for one in inside.iterdir())
