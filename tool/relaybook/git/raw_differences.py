"""What commits did to files, as git's raw format says it: names and ids, no content."""

import tempfile
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from relaybook.git.repository import Repo

_COMMIT = "\x01"
FORMAT = f"--format={_COMMIT}%H%x00%as%x00%an%x00"
_CHUNK = 2_000  # so that the content of many files is never in memory at once


class Difference(NamedTuple):
    """One file in one commit; several blobs `before` for a merge. former: its name before."""

    letter: str
    path: str
    former: str
    before: tuple[str, ...]
    after: str


class Commit(NamedTuple):
    """A commit with what it did to files. day: of its author, as `2026-09-12`."""

    id: str
    day: str
    author: str
    differences: tuple[Difference, ...]


def read_commits(repository: Repo, ids: Sequence[str], prefix: str) -> Iterator[Commit]:
    """Yield commits in the order given, with the files below `prefix`; merges as they resolved."""
    out = run(
        repository,
        ids,
        ["diff-tree", "--stdin", "--root", "--always", "-r", "-c", "-M", "-l1000", "-z", "--raw"],
        ["--no-abbrev", "--no-ext-diff", "--encoding=UTF-8", f"--relative={prefix}", FORMAT],
    )
    return commits_in(out, prefix)


def first_parents(
    repository: Repo, revision: str, prefix: str, folders: Sequence[str]
) -> Iterator[Commit]:
    """Yield the commits of a branch alone, newest first, each merge as one change of its files."""
    out = run(
        repository,
        ["--", *(f"{prefix}{folder}" for folder in folders)],
        ["log", "--stdin", "--first-parent", "-m", "--root", "-r", "-M", "-l1000", "-z", "--raw"],
        ["--no-abbrev", "--no-ext-diff", "--no-show-signature", "--encoding=UTF-8"],
        [f"--relative={prefix}", FORMAT, revision],
    )
    return commits_in(out, prefix)


def commits_in(out: bytes, prefix: str) -> Iterator[Commit]:
    """Yield the commits that git wrote with `--raw -z` and `FORMAT`."""
    for entry in out.decode("utf-8", "surrogateescape").split(_COMMIT)[1:]:
        id_, day, author, rest = entry.split("\0", 3)
        # An author without a proper name in UTF-8 is shown with replacement characters.
        name = author.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        yield Commit(id_, day, name, tuple(differences_in(rest, prefix)))


def differences_in(rest: str, prefix: str) -> Iterator[Difference]:
    """Yield the files that git wrote with `--raw -z`."""
    words = iter(rest.split("\0"))
    for word in words:
        about = word.strip("\n")
        if about.startswith("::"):  # of a merge; these names are never relative
            difference = _of_merge(about, next(words))
            if difference.path.startswith(prefix):
                yield difference._replace(path=difference.path.removeprefix(prefix))
        elif about.startswith(":"):
            _, _, before, after, letter = about.split(" ")
            former = next(words) if letter[0] in "RC" else ""
            yield Difference(letter, next(words), former, (before,), after)


def _of_merge(about: str, path: str) -> Difference:
    parents = len(about) - len(about.lstrip(":"))
    *ids, letters = about.lstrip(":").split(" ")[parents + 1 :]
    return Difference(letters, path, "", tuple(ids[:parents]), ids[parents])


def contents(repository: Repo, names: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
    """Yield each object (an id, or `commit:path`) with its content; None where there is none."""
    for start in range(0, len(names), _CHUNK):
        chunk = names[start : start + _CHUNK]
        yield from _contents(chunk, run(repository, chunk, ["cat-file", "--batch"]))


def _contents(names: Sequence[str], out: bytes) -> Iterator[tuple[str, bytes | None]]:
    at = 0
    for name in names:
        end = out.index(b"\n", at)
        about = out[at:end].rsplit(b" ", 2)
        at = end + 1
        if about[-1] in (b"missing", b"ambiguous"):
            yield name, None
            continue
        size = int(about[-1])
        yield name, out[at : at + size] if about[-2] == b"blob" else None
        at += size + 1


def run(repository: Repo, lines: Sequence[str], *words: Sequence[str]) -> bytes:
    """Return what git says to `lines`, nothing where there are none; raises GitCommandError."""
    if not lines:
        return b""
    with tempfile.TemporaryFile() as given:
        given.write("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))
        given.seek(0)
        out: Any = repository.git.execute(
            ["git", *(word for some in words for word in some)],
            istream=given,
            stdout_as_string=False,
            strip_newline_in_stdout=False,
        )
    return bytes(out)
