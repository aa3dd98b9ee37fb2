"""The files of a git revision, read without a checkout."""

import os
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from relaybook.errors import RevisionError
from relaybook.git.repository import GitCommandError, Repo, open_repository, prefix_of
from relaybook.git.tree_changes import changed_blobs
from relaybook.owner_places import from_repository, owner_files_above, to_repository
from relaybook.source import LARGEST_FILE, Unreadable, is_skipped_folder, leads_out, too_large

_LINK = "120000"
_FILES = ("100644", "100755", "100664")
_LONGEST_CHAIN = 40


@dataclass(frozen=True, slots=True)
class _Entry:
    mode: str
    sha: str
    size: int


class GitTree:
    """Lists and reads the files below `folder` as they are at `revision`; see `Tree`.

    Raises RevisionError where the folder is in no repository or the revision does not exist.
    """

    def __init__(self, folder: Path, revision: str) -> None:
        self._folder = folder
        self._process = os.getpid()
        self._repository = open_repository(folder)
        self._prefix = prefix_of(self._repository, folder)
        self._kept: dict[str, bytes] | None = None
        self.revision = revision
        try:
            self.commit = self._repository.git.rev_parse(
                "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            )
        except GitCommandError:
            raise RevisionError(
                f"there is no revision {revision!r}; fetch it first, or see `git branch --all`"
            ) from None

    def at(self, commit: str) -> "GitTree":
        """Return the tree of another commit, by its full id; both keep what they read.

        What the other does not hold is forgotten, so that no more than two revisions are kept.
        """
        other = object.__new__(GitTree)
        other._folder, other._process = self._folder, self._process
        other._repository, other._prefix = self._repository, self._prefix
        other.revision = other.commit = commit
        other._listing = self._listing_at(commit)
        if _files(other._listing) == _files(self._listing):
            other._paths = self._paths  # the very same, which is quick to compare
        ids = {entry.sha for entry in other._listing.values()}
        other._kept = {sha: text for sha, text in (self._kept or {}).items() if sha in ids}
        return other

    @property
    def prefix(self) -> str:
        """The path of the folder in its repository; see `RepositoryTree`."""
        return self._prefix

    def owner_files(self) -> tuple[str, ...]:
        """Return files of owners that are not listed; see `RepositoryTree`."""
        return tuple(sorted(self._beside))

    def paths(self) -> tuple[str, ...]:
        """Return every file, sorted; see `Tree`."""
        return self._paths

    def faults(self) -> tuple[Unreadable, ...]:
        """Return links that lead out of the folder; see `Tree`."""
        return tuple(
            leads_out(path, self._target(path))
            for path, entry in sorted(self._entries.items())
            if entry.mode == _LINK and not self._leads_inside(path)
        )

    def read(self, path: str) -> bytes | Unreadable:
        """Return the content of one file, or why there is none; see `Tree`."""
        entry = self._entries.get(path) or self._beside.get(path)
        if entry is None:
            return Unreadable(path, f"is not in {self.revision}", "name a file of that revision")
        if entry.mode not in _FILES:
            return Unreadable(path, "is not a regular file", "replace it by a file")
        return too_large(path, entry.size) if entry.size > LARGEST_FILE else self._content(entry)

    def content_id(self, path: str) -> str:
        """Return what is the same for the same content; empty where there is no such file."""
        entry = self._entries.get(path) or self._beside.get(path)
        return entry.sha if entry and entry.mode in _FILES else ""

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        return tuple(sorted(path for path, one in self._entries.items() if one.mode in _FILES))

    @cached_property
    def _entries(self) -> dict[str, _Entry]:
        entries = {}
        for path, entry in self._listing.items():
            if path.startswith(self._prefix):
                inner = path.removeprefix(self._prefix)
                if not any(map(is_skipped_folder, inner.split("/")[:-1])):
                    entries[inner] = entry
        return entries

    @cached_property
    def _beside(self) -> dict[str, _Entry]:
        found = {
            from_repository(self._prefix, path): self._listing[path]
            for path in self._places_beside
            if path in self._listing
        }
        return {path: entry for path, entry in found.items() if path not in self._entries}

    @cached_property
    def _places_beside(self) -> tuple[str, ...]:
        """Where files of owners may be, from the root of the repository."""
        above = owner_files_above(self._prefix)
        return tuple(sorted({to_repository(self._prefix, one) for one in above}))

    @cached_property
    def _listing(self) -> dict[str, _Entry]:
        """Every file in the folder or beside it, by its path from the root of the repository."""
        listing = self._repository.git.ls_tree(
            "-r", "-z", "-l", "--full-tree", self.commit, "--", *self._places
        )
        found = {}
        for line in listing.split("\0"):
            about, _, path = line.partition("\t")
            if about:
                mode, kind, sha, size = about.split()
                if kind == "blob":
                    found[path] = _Entry(mode, sha, int(size))
        return found

    @property
    def _places(self) -> tuple[str, ...]:
        return (self._prefix, *self._places_beside) if self._prefix else (".",)

    def _listing_at(self, commit: str) -> dict[str, _Entry]:
        """Return the listing of another commit, read from what differs."""
        listing = dict(self._listing)
        for path, mode, sha in changed_blobs(self._repository, self.commit, commit, self._places):
            listing.pop(path, None)
            if sha:
                listing[path] = _Entry(mode, sha, self._size(sha))
        return listing

    def _size(self, sha: str) -> int:
        _, _, size = self._own_repository().git.get_object_header(sha)
        return int(size)

    @cached_property
    def _folders(self) -> frozenset[str]:
        found: set[str] = set()
        for path in self._entries:
            while path := posixpath.dirname(path):
                found.add(path)
        return frozenset(found)

    def _content(self, entry: _Entry) -> bytes:
        if self._kept is not None and entry.sha in self._kept:
            return self._kept[entry.sha]
        _, _, _, stream = self._own_repository().git.stream_object_data(entry.sha)
        content: bytes = stream.read()
        if self._kept is not None:
            self._kept[entry.sha] = content
        return content

    def _own_repository(self) -> Repo:
        """Return the repository, opened anew in a forked process.

        Processes that read from one `git cat-file` take each other's answers. The one of the
        parent is kept, since it would be ended with what belongs to it.
        """
        if self._process != os.getpid():
            self._process, self._of_parent = os.getpid(), self._repository
            self._repository = open_repository(self._folder)
        return self._repository

    def _target(self, path: str) -> str:
        return self._content(self._entries[path]).decode("utf-8", "replace")

    def _leads_inside(self, path: str) -> bool:
        for _ in range(_LONGEST_CHAIN):
            target = self._target(path)
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            entry = self._entries.get(path)
            if entry is None or entry.mode != _LINK:
                return entry is not None or path in self._folders
        return False


def _files(listing: Mapping[str, _Entry]) -> set[str]:
    return {path for path, entry in listing.items() if entry.mode in _FILES}
