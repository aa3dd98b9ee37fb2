"""Who wrote each commit, as `.mailmap` names them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from relaybook.git.reading_only import ask, ask_about, find_for_reading
from relaybook.git.repository import GitCommandError, Repo
from relaybook.model.authors import Author, Authors

_COMMIT = "\x01"
_CO_AUTHORS = "%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x00)"
_FORMAT = f"--format={_COMMIT}%H%x00%aN%x00%aE%x00{_CO_AUTHORS}"


def read_authors(folder: Path) -> Authors | None:
    """Return who wrote each commit up to the one checked out; None where there is no repository."""
    repository = find_for_reading(folder)
    if repository is None:
        return None
    try:
        said = ask(repository, "log", "--encoding=UTF-8", "--no-show-signature", _FORMAT, "HEAD")
    except GitCommandError:  # no commit yet
        return Authors()
    entries = [entry.rstrip("\n").split("\0") for entry in said.split(_COMMIT)[1:]]
    mapped = _mapped(repository, {one.strip() for entry in entries for one in entry[3:]})
    return Authors({entry[0]: tuple(_authors(entry, mapped)) for entry in entries})


def _authors(entry: Sequence[str], mapped: Mapping[str, Author]) -> Iterator[Author]:
    yield Author(_readable(entry[1]), _readable(entry[2]))
    yield from (mapped[one.strip()] for one in entry[3:] if one.strip() in mapped)


def _mapped(repository: Repo, written: Iterable[str]) -> Mapping[str, Author]:
    """Return the author that `.mailmap` makes of each `Name <address>`."""
    asked = sorted(one for one in written if _is_contact(one))
    said = ask_about(repository, asked, "check-mailmap", "--stdin").splitlines() if asked else []
    return {one: _parted(line) for one, line in zip(asked, said, strict=False)}


def _is_contact(written: str) -> bool:
    """Whether git takes it for `Name <address>`; one that it does not would stop it."""
    return written.endswith(">") and written.count("<") == written.count(">") == 1


def _parted(line: str) -> Author:
    name, _, email = line.rstrip(">").rpartition("<")
    return Author(_readable(name.strip()), _readable(email))


def _readable(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
