"""What differs between the files of two commits: names, modes and ids, no content."""

from collections.abc import Iterator, Sequence

from relaybook.git.reading_only import ask
from relaybook.git.repository import Repo

_NO_BLOB = ("000000", "160000")  # nothing, or the commit of a submodule


def changed_blobs(
    repository: Repo, before: str, after: str, places: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield path, mode and id of each file in `places` that is another in `after`.

    Mode and id are empty where there is none any more. A file that only moved is two of them.
    """
    options = ("-r", "-z", "--raw", "--no-renames", "--no-relative", "--no-abbrev")
    words = ("--literal-pathspecs", "diff-tree", *options, before, after, "--", *places)
    parts = iter(ask(repository, *words).split("\0"))
    for about in parts:
        if about:
            _, mode, _, sha, _ = about.removeprefix(":").split()
            path = next(parts)
            yield (path, "", "") if mode in _NO_BLOB else (path, mode, sha)
