"""Who brought a line or a file into the history, and whose signature the commit has."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from relaybook.git.reading_only import ask, ask_about
from relaybook.git.repository import GitCommandError, Repo
from relaybook.model.authors import Author
from relaybook.model.history import Change, Recorded

_IGNORED = ".git-blame-ignore-revs"
_COMMIT = "\x01"
_FORMAT = f"--format={_COMMIT}%H%x00%aN%x00%aE%x00%G?%x00%GS"
_VERIFIED = "G"
_HEADER = re.compile(r"([0-9a-f]{40}|[0-9a-f]{64}) \d+ (\d+)(?: \d+)?")
_Claim = tuple[str, int]


def recorded(
    repository: Repo,
    prefix: str,
    asked: Iterable[_Claim],
    changes: Mapping[str, Sequence[Change]],
    boundary: frozenset[str],
) -> Mapping[_Claim, Recorded | None]:
    """Return who recorded each claim; None for what is not committed, or older than the clone.

    changes: of each file, newest first. boundary: the oldest commits of a shallow clone.
    """
    commits = dict(_commits(repository, prefix, asked, changes))
    known = _identities(repository, sorted({one for one, _ in commits.values()} - boundary))
    found = {claim: commits.get(claim, ("", "")) for claim in sorted(asked)}
    return {
        claim: Recorded(commit, *known[commit], text) if commit in known else None
        for claim, (commit, text) in found.items()
    }


def _commits(
    repository: Repo,
    prefix: str,
    asked: Iterable[_Claim],
    changes: Mapping[str, Sequence[Change]],
) -> Iterator[tuple[_Claim, tuple[str, str]]]:
    """Yield the commit of each claim, and the text of its line."""
    lines: dict[str, list[int]] = {}
    for path, line in sorted(asked):
        if line:
            lines.setdefault(path, []).append(line)
        elif changes.get(path):
            yield (path, line), (changes[path][-1].commit, "")
    for path, numbers in lines.items():
        for number, commit, text in _blamed(repository, f"{prefix}{path}", numbers):
            yield (path, number), (commit, text)


def _blamed(repository: Repo, path: str, numbers: list[int]) -> Iterator[tuple[int, str, str]]:
    """Yield line, commit and text; nothing where git does not know the file or the lines."""
    ignored = Path(repository.working_tree_dir or "") / _IGNORED
    bulk = ["--ignore-revs-file", _IGNORED] if ignored.is_file() else []
    wanted = [word for number in numbers for word in ("-L", f"{number},{number}")]
    try:
        said = ask(repository, "blame", "--porcelain", "-w", *bulk, *wanted, "--", path)
    except GitCommandError:
        return
    commit, number = "", 0
    for line in said.split("\n"):
        if header := _HEADER.fullmatch(line):
            commit, number = header[1], int(header[2])
        elif line.startswith("\t") and commit.strip("0"):  # else it is not committed yet
            yield number, commit, line[1:]


def _identities(
    repository: Repo, commits: Sequence[str]
) -> Mapping[str, tuple[Author, Author | None]]:
    """Return author and verified signer of each commit."""
    words = ("log", "--no-walk=unsorted", "--stdin", "--encoding=UTF-8", "--no-show-signature")
    said = ask_about(repository, commits, *words, _FORMAT) if commits else ""
    found = {}
    for entry in said.split(_COMMIT)[1:]:
        commit, name, email, state, signer = entry.rstrip("\n").split("\0")
        is_verified = state == _VERIFIED and bool(signer)
        author = Author(_readable(name), _readable(email))
        found[commit] = (author, _signer(_readable(signer)) if is_verified else None)
    return found


def _signer(written: str) -> Author:
    """Return whom a signature names: `Name <address>`, or the address alone."""
    name, _, address = written.rstrip(">").rpartition("<")
    return Author(name.strip(), address.strip())


def _readable(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
